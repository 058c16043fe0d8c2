"""Starts what an order needs, and lets go on what waited for a supplier."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.fulfilment import service
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def store_of(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="fulfilment")


def order_placed(event: Event) -> None:
    service.start(store_of(event), event.data["order_id"])


def order_cancelled(event: Event) -> None:
    """Whoever cancelled it, its execution finds out and ends."""
    service.wake(store_of(event), event.data["order_id"])


def order_withdrawn(event: Event) -> None:
    service.ask_about_withdrawal(store_of(event), event.data["order_id"])


def order_refunded(event: Event) -> None:
    service.settle_withdrawal(store_of(event), event.data["order_id"])


def supplier_reconnected(event: Event) -> None:
    service.resume_supplier(store_of(event), event.data["supplier_id"])


HANDLERS: dict[str, Handler] = {
    "OrderPlaced": order_placed,
    "OrderCancelled": order_cancelled,
    "OrderWithdrawn": order_withdrawn,
    "OrderRefunded": order_refunded,
    "SupplierReconnected": supplier_reconnected,
}
