"""Plans the asking for reviews, and keeps what shops show of them up to the truth."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.catalog import service as catalog
from windlass.reviews import asking, showing
from windlass.tenancy import service as tenancy


def order_delivered(event: Event) -> None:
    if event.store_id is not None:
        store = tenancy.act(event.store_id, task="reviews")
        asking.plan(store, event.data["order_id"], delivered_at=event.occurred_at)


def order_cancelled(event: Event) -> None:
    if event.store_id is not None:
        store = tenancy.act(event.store_id, task="reviews")
        asking.stop(store, event.data["order_id"], "off")


def reviews_changed(event: Event) -> None:
    """Figures are right already, written with the review; cards and excerpts follow."""
    if event.store_id is not None:
        store = tenancy.act(event.store_id, task="reviews")
        showing.refresh_newest(store, event.data["product_id"])
        catalog.refresh(store, event.data["product_id"])


HANDLERS: dict[str, Handler] = {
    "OrderDelivered": order_delivered,
    "OrderCancelled": order_cancelled,
    "ReviewsChanged": reviews_changed,
}
