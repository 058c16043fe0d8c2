"""The team's notes on a customer, corrected and taken back by who wrote them.

What Windlass recorded is never changed: a timeline is append-only for events. A note stays where it
was written and says when it was last changed (`edited_at`) or taken back (`deleted_at`); the words
that it had before are not kept. A deleted note keeps its place without words, and its author may
write it again, which is how deleting is undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.exceptions import UpdateError

from windlass.customers.errors import NoteNotFound, NoteOfAnother
from windlass.customers.models import CustomerEntry
from windlass.customers.repository import CustomerRepository
from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.tenancy.context import Permission
from windlass.web.etags import stale

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.tenancy.context import StoreContext


def edit(
    store: StoreContext, customer_id: str, note_id: str, message: str, *, version: int
) -> CustomerEntry:
    """Other words for one's own note, also for a deleted one, which is back then. Raises Forbidden
    and NoteOfAnother (403), CustomerNotFound and NoteNotFound (404) and VersionStale (412)."""
    return _write(store, customer_id, note_id, message, deleted_at=None, version=version)


def delete(store: StoreContext, customer_id: str, note_id: str, *, version: int) -> CustomerEntry:
    """Take one's own note back; its words are gone. Raises as `edit` does."""
    return _write(store, customer_id, note_id, "", deleted_at=clock.now(), version=version)


def _write(
    store: StoreContext,
    customer_id: str,
    note_id: str,
    message: str,
    *,
    deleted_at: datetime | None,
    version: int,
) -> CustomerEntry:
    store.require(Permission.CUSTOMERS_WRITE)
    repository = CustomerRepository(store.store_id)
    repository.get(customer_id)
    note = repository.find_entry(customer_id, note_id)
    if note is None or note.kind != "note":
        raise NoteNotFound(f"There is no note {note_id} on this customer.")
    if note.actor != store.actor_id:
        raise NoteOfAnother("Only who wrote a note may change it.")
    is_unchanged = CustomerEntry.version == version
    if version == 1:
        is_unchanged |= CustomerEntry.version.does_not_exist()  # from before notes had versions
    kept = CustomerEntry.deleted_at
    try:
        note.update(
            [
                CustomerEntry.message.set(message),
                CustomerEntry.edited_at.set(clock.now()),
                kept.remove() if deleted_at is None else kept.set(deleted_at),
                CustomerEntry.version.set(version + 1),
            ],
            condition=CustomerEntry.pk.exists() & is_unchanged,
        )
    except UpdateError as error:
        if condition_failed(error):
            raise stale() from error
        raise
    return note
