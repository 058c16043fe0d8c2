"""Where an order goes, corrected. Money stays as it was charged, invoices as they were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.kit.addresses import Address
from windlass.orders.errors import AddressSettled
from windlass.orders.events import OrderReaddressed
from windlass.orders.repository import OrderRepository
from windlass.orders.rules import Status
from windlass.tenancy.context import Permission
from windlass.web.etags import stale

if TYPE_CHECKING:
    from collections.abc import Callable

    from pynamodb.transactions import TransactWrite

    from windlass.orders.models import Order, TimelineEntry
    from windlass.tenancy.context import StoreContext

CHANGED = "address_changed"  # a timeline entry's kind
OVER = (Status.DELIVERED, Status.CANCELLED, Status.REFUNDED)


class Correction(Struct, frozen=True):
    before: Address
    after: Address


def correction(store: StoreContext, order_id: str, entry_id: str) -> Correction | None:
    """What was corrected, by its entry of the timeline; None once the buyer was erased."""
    entry = OrderRepository(store.store_id).find_entry(order_id, entry_id)
    if entry is None or not entry.data:
        return None
    before, after = (Address.from_document(entry.data[name]) for name in ("before", "after"))
    return Correction(before, after)


def readdress(
    store: StoreContext,
    order_id: str,
    address: Address,
    *,
    version: int,
    also: Callable[[TransactWrite], None],
    actor: str | None = None,
) -> Order:
    """The same address again changes nothing. `also` adds what must hold at that moment; `actor`
    stands on the timeline, without one whose context it is. Raises
    Forbidden (403), OrderNotFound (404), AddressSettled (409) and VersionStale (412)."""
    store.require(Permission.ORDERS_WRITE)
    repository = OrderRepository(store.store_id)
    document = address.to_document()

    def change(order: Order) -> list[TimelineEntry | Struct] | None:
        if order.address == document:
            return None
        if order.version != version:
            raise stale()
        if Status(order.status) in OVER:
            raise AddressSettled("Nothing of this order is to be sent any more.")
        old = order.address
        before = ", ".join(Address.from_document(old).lines())
        after = ", ".join(address.lines())
        order.address = document
        entry = repository.entry(
            order_id,
            actor=actor or store.actor_id,
            kind=CHANGED,
            message=f"The delivery address is now {after}. It was {before}.",
            before=old,
            after=document,
        )
        return [entry, OrderReaddressed(order_id, order.number, entry.entry_id)]

    return repository.change(order_id, change, also=also)
