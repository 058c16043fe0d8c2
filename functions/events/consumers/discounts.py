"""Counts what discounts did in each order, once, remembers who has ordered before, and gives the
use of a limited discount back when its order never left."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.checkout import cancelled
from windlass.discounts import reports
from windlass.discounts.reports import Given
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.orders.rules import PartState
from windlass.pricing import documents
from windlass.tenancy import service as tenancy

GONE_OUT = (PartState.SHIPPED, PartState.DELIVERED)


def order_placed(event: Event) -> None:
    assert event.store_id is not None
    store = tenancy.act(event.store_id, task="discounts")
    order = orders.get(store, event.data["order_id"])
    breakdown, exchange = documents.from_document(order.breakdown), worth.exchange_of(order)
    reports.remember_buyer(store, order_id=order.order_id, email=order.email)
    reports.take_in(
        store,
        order_id=order.order_id,
        placed_at=order.placed_at,
        total=exchange.back(order.total),
        given=[
            Given(discount.discount_id, discount.code, exchange.back(discount.amount))
            for discount in breakdown.discounts
        ],
    )


def order_cancelled(event: Event) -> None:
    assert event.store_id is not None
    store = tenancy.act(event.store_id, task="discounts")
    order = orders.get(store, event.data["order_id"])
    if not any(part.state in GONE_OUT for part in orders.parts_of(order)):
        cancelled.give_discounts_back(store, order.order_id)


HANDLERS: dict[str, Handler] = {"OrderPlaced": order_placed, "OrderCancelled": order_cancelled}
