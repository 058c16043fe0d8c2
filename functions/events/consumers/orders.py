"""Keeps the words by which orders are found up to them."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.orders import searching
from windlass.tenancy import service as tenancy


def changed(event: Event) -> None:
    assert event.store_id is not None
    store = tenancy.act(event.store_id, task="orders")
    searching.index(store, event.data["order_id"])


def shipped(event: Event) -> None:
    assert event.store_id is not None
    store = tenancy.act(event.store_id, task="orders")
    number = event.data["tracking_number"]
    searching.index(store, event.data["order_id"], tracking_number=number)


HANDLERS: dict[str, Handler] = {
    "OrderPlaced": changed,
    "OrderUpdated": changed,
    "ParcelShipped": shipped,
}
