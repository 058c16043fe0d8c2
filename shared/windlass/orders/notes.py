"""The team's notes on an order, as `own_notes` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.orders.repository import OrderRepository
from windlass.tenancy.context import Permission
from windlass.web import own_notes

if TYPE_CHECKING:
    from windlass.orders.models import TimelineEntry
    from windlass.tenancy.context import StoreContext


def edit(
    store: StoreContext, order_id: str, note_id: str, message: str, *, version: int
) -> TimelineEntry:
    """Other words for one's own note, also for a deleted one, which is back then. Raises Forbidden
    and NoteOfAnother (403), OrderNotFound and NoteNotFound (404) and VersionStale (412)."""
    return _rewrite(store, order_id, note_id, message, version)


def delete(store: StoreContext, order_id: str, note_id: str, *, version: int) -> TimelineEntry:
    """Take one's own note back; its words are gone. Raises as `edit` does."""
    return _rewrite(store, order_id, note_id, None, version)


def _rewrite(
    store: StoreContext, order_id: str, note_id: str, message: str | None, version: int
) -> TimelineEntry:
    store.require(Permission.ORDERS_WRITE)
    repository = OrderRepository(store.store_id)
    repository.get(order_id)
    found = repository.find_entry(order_id, note_id)
    return own_notes.rewrite(store, found, message, version=version)
