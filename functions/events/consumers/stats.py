"""Figures by day follow the orders."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.stats import service
from windlass.tenancy import service as tenancy


def take_in(event: Event) -> None:
    assert event.store_id is not None
    service.take_in(tenancy.act(event.store_id, task="stats"), event.data["order_id"])


HANDLERS: dict[str, Handler] = {
    "OrderPlaced": take_in,
    "OrderUpdated": take_in,
}
