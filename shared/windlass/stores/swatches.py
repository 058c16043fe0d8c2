"""The colours that values of options are shown by: the merchant's own, and those of usual names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.kit import colour_names
from windlass.kit.errors import Invalid
from windlass.stores import service, settings
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from windlass.stores.models import Store
    from windlass.tenancy.context import StoreContext


def of(store: Store) -> settings.Swatches:
    return settings.read(settings.Swatches, store.settings)


def replace(store: StoreContext, values: Sequence[dict[str, Any]], *, version: int) -> Store:
    """Exactly these from now on. Raises Forbidden (403), StoreStale (412) and Invalid (422)."""
    store.require(Permission.STORE_WRITE)
    seen: set[str] = set()
    for place, one in enumerate(values):
        name = colour_names.folded(one["name"])
        field = f"values.{place}.name"
        if not name:
            raise Invalid.field(field, "no_letters", "The name needs letters or digits.")
        if name in seen:
            raise Invalid.field(field, "twice", "This value is in the list already.")
        seen.add(name)
    sent = {"values": [dict(one) for one in values]}
    return service.change_settings(store, settings.Swatches, sent, version=version)


def colours(own: settings.Swatches, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By the names of one option's values; a name without a colour is left out.

    What the merchant says of a name goes before what is usual, also that it has none. Usual names
    count only where most values of the option have a colour: among scents `Orange` is none.
    """
    said = {colour_names.folded(one["name"]): tuple(one["colours"]) for one in own.values}
    wanted = list(names)
    own_ones, usual = {}, {}
    for name in wanted:
        folded = colour_names.folded(name)
        if folded in said:
            own_ones[name] = said[folded]
        elif found := colour_names.colours_of(name):
            usual[name] = found
    shown = {name: found for name, found in own_ones.items() if found}
    has_most = 2 * (len(shown) + len(usual)) > len(wanted)
    return shown | usual if has_most else shown
