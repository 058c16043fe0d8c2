"""The team's notes on an order, corrected and taken back by who wrote them.

What Windlass recorded is never changed: a timeline is append-only for events. A note stays where it
was written and says when it was last changed (`edited_at`) or taken back (`deleted_at`); the words
that it had before are not kept. A deleted note keeps its place without words, and its author may
write it again, which is how deleting is undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.exceptions import UpdateError

from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.orders.errors import NoteNotFound, NoteOfAnother
from windlass.orders.models import TimelineEntry
from windlass.orders.repository import OrderRepository
from windlass.tenancy.context import Permission
from windlass.web.etags import stale

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.tenancy.context import StoreContext


def edit(
    store: StoreContext, order_id: str, note_id: str, message: str, *, version: int
) -> TimelineEntry:
    """Other words for one's own note, also for a deleted one, which is back then. Raises Forbidden
    and NoteOfAnother (403), OrderNotFound and NoteNotFound (404) and VersionStale (412)."""
    return _write(store, order_id, note_id, message, deleted_at=None, version=version)


def delete(store: StoreContext, order_id: str, note_id: str, *, version: int) -> TimelineEntry:
    """Take one's own note back; its words are gone. Raises as `edit` does."""
    return _write(store, order_id, note_id, "", deleted_at=clock.now(), version=version)


def _write(
    store: StoreContext,
    order_id: str,
    note_id: str,
    message: str,
    *,
    deleted_at: datetime | None,
    version: int,
) -> TimelineEntry:
    store.require(Permission.ORDERS_WRITE)
    repository = OrderRepository(store.store_id)
    repository.get(order_id)
    note = repository.find_entry(order_id, note_id)
    if note is None or note.kind != "note":
        raise NoteNotFound(f"There is no note {note_id} on this order.")
    if note.actor != store.actor_id:
        raise NoteOfAnother("Only who wrote a note may change it.")
    is_unchanged = TimelineEntry.version == version
    if version == 1:
        is_unchanged |= TimelineEntry.version.does_not_exist()  # from before notes had versions
    kept = TimelineEntry.deleted_at
    try:
        note.update(
            [
                TimelineEntry.message.set(message),
                TimelineEntry.edited_at.set(clock.now()),
                kept.remove() if deleted_at is None else kept.set(deleted_at),
                TimelineEntry.version.set(version + 1),
            ],
            condition=TimelineEntry.pk.exists() & is_unchanged,
        )
    except UpdateError as error:
        if condition_failed(error):
            raise stale() from error
        raise
    return note
