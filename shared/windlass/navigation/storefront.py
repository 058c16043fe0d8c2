"""Menus as pages show them: one read, kept for seconds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from windlass.kit import clock
from windlass.kit.kept import Kept
from windlass.navigation import models
from windlass.navigation.models import FOOTER, MAIN, Menu

if TYPE_CHECKING:
    from windlass.db.keys import StoreId
    from windlass.tenancy.context import StoreContext

SECONDS = 5
MOST_KEPT = 1_000
TITLES = {MAIN: "Main menu", FOOTER: "Footer menu"}

_kept: Kept[str, dict[str, Menu]] = Kept(seconds=SECONDS, most=MOST_KEPT)  # by store


def for_shoppers(store: StoreContext) -> Mapping[str, Menu]:
    """By key, as they were at most seconds ago: usually nothing is read. Asks for no permission."""
    store_id = store.store_id
    return _kept.get(store_id, lambda: read(store_id, is_consistent=False))


def forget() -> None:
    """After a write: this process shows it at once, others within seconds."""
    _kept.clear()


def read(store_id: StoreId, *, is_consistent: bool) -> dict[str, Menu]:
    """One query. The two fixed menus are always there."""
    pk = models.navigation_pk(store_id)
    found = {
        item.key: item
        for item in Menu.query(pk, consistent_read=is_consistent)
        if isinstance(item, Menu)
    }
    fixed = {
        key: found[key]
        if key in found
        else Menu(key=key, title=title, links=[], version=0, updated_at=clock.now())
        for key, title in TITLES.items()
    }
    return fixed | {key: found[key] for key in sorted(found) if key not in fixed}
