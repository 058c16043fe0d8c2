"""Counts what discounts did in each order, once, remembers who has ordered before, and gives the
use of a discount back, also of one for first orders, when its order never left."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.checkout import cancelled
from windlass.discounts import buyers, reports
from windlass.discounts.reports import Given
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.pricing import documents
from windlass.tenancy import service as tenancy


def order_placed(event: Event) -> None:
    assert event.store_id is not None
    store = tenancy.act(event.store_id, task="discounts")
    order = orders.get(store, event.data["order_id"])
    breakdown, exchange = documents.from_document(order.breakdown), worth.exchange_of(order)
    buyers.remember(store, order_id=order.order_id, email=order.email)
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
    order_undone(event)  # whose news came before this


def order_undone(event: Event) -> None:
    """Cancelled, or money of it given back. Whichever comes last of all that undoes it counts."""
    assert event.store_id is not None
    store = tenancy.act(event.store_id, task="discounts")
    order = orders.get(store, event.data["order_id"])
    if orders.is_undone(order):
        cancelled.give_discounts_back(store, order.order_id)
        buyers.forget(store, order_id=order.order_id, email=order.email)


HANDLERS: dict[str, Handler] = {
    "OrderPlaced": order_placed,
    "OrderCancelled": order_undone,
    "OrderRefunded": order_undone,
}
