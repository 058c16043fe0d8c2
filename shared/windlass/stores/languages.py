"""The languages that a store publishes beside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit import languages
from windlass.kit.errors import Invalid
from windlass.stores import service, settings
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from windlass.stores.models import Store
    from windlass.tenancy.context import StoreContext


def of(store: Store) -> settings.Languages:
    return settings.read(settings.Languages, store.settings)


def publish(store: StoreContext, codes: Sequence[str], *, version: int) -> Store:
    """Exactly these from now on, in this order; the addresses of those that were published before
    lead to the default one. Raises Forbidden (403), StoreStale (412) and Invalid (422)."""
    store.require(Permission.STORE_WRITE)
    current = service.get(store)
    own = languages.code_of(current.locale)
    for place, code in enumerate(codes):
        field = f"published.{place}"
        if code not in languages.KNOWN:
            known = ", ".join(languages.KNOWN)
            raise Invalid.field(field, "unknown_language", f"Use one of {known}.")
        if code == own:
            message = "This is the store's own language: it is always there."
            raise Invalid.field(field, "own_language", message)
        if code in codes[:place]:
            raise Invalid.field(field, "twice", "This language is in the list already.")
    before = of(current)
    former = dict.fromkeys((*before.former, *before.published))
    kept = {
        "published": list(codes),
        "former": [code for code in former if code not in codes],
    }
    return service.change_settings(store, settings.Languages, kept, version=version)
