"""The team's notes on a customer, as `own_notes` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.customers.repository import CustomerRepository
from windlass.tenancy.context import Permission
from windlass.web import own_notes

if TYPE_CHECKING:
    from windlass.customers.models import CustomerEntry
    from windlass.tenancy.context import StoreContext


def edit(
    store: StoreContext, customer_id: str, note_id: str, message: str, *, version: int
) -> CustomerEntry:
    """Other words for one's own note, also for a deleted one, which is back then. Raises Forbidden
    and NoteOfAnother (403), CustomerNotFound and NoteNotFound (404) and VersionStale (412)."""
    return _rewrite(store, customer_id, note_id, message, version)


def delete(store: StoreContext, customer_id: str, note_id: str, *, version: int) -> CustomerEntry:
    """Take one's own note back; its words are gone. Raises as `edit` does."""
    return _rewrite(store, customer_id, note_id, None, version)


def _rewrite(
    store: StoreContext, customer_id: str, note_id: str, message: str | None, version: int
) -> CustomerEntry:
    store.require(Permission.CUSTOMERS_WRITE)
    repository = CustomerRepository(store.store_id)
    repository.get(customer_id)
    found = repository.find_entry(customer_id, note_id)
    return own_notes.rewrite(store, found, message, version=version)
