"""Where an order goes, corrected. Money stays as it was charged, invoices as they were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit.addresses import Address
from windlass.orders.errors import AddressSettled
from windlass.orders.repository import OrderRepository
from windlass.orders.rules import Status
from windlass.tenancy.context import Permission
from windlass.web.etags import stale

if TYPE_CHECKING:
    from collections.abc import Callable

    from msgspec import Struct
    from pynamodb.transactions import TransactWrite

    from windlass.orders.models import Order, TimelineEntry
    from windlass.tenancy.context import StoreContext

OVER = (Status.DELIVERED, Status.CANCELLED, Status.REFUNDED)


def readdress(
    store: StoreContext,
    order_id: str,
    address: Address,
    *,
    version: int,
    also: Callable[[TransactWrite], None],
) -> Order:
    """The same address again changes nothing. `also` adds what must hold at that moment. Raises
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
        before = ", ".join(Address.from_document(order.address).lines())
        after = ", ".join(address.lines())
        order.address = document
        return [
            repository.entry(
                order_id,
                actor=store.actor_id,
                kind="address_changed",
                message=f"The delivery address is now {after}. It was {before}.",
            )
        ]

    return repository.change(order_id, change, also=also)
