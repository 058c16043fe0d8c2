"""Says what changed to the search index; `events.indexer` then builds it, once per batch."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.search import sales, service
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

NAMED = {"collections", "policies", "store"}  # what shoppers find by name, beside products


def product_touched(event: Event) -> None:
    service.mark(_store(event), [event.data["product_id"]])


def stock_changed(event: Event) -> None:
    service.mark(_store(event), event.data["product_ids"])


def places_changed(event: Event) -> None:
    service.mark_places(_store(event))


def storefront_changed(event: Event) -> None:
    if event.data["part"] in NAMED:
        service.mark_places(_store(event))


def order_placed(event: Event) -> None:
    """What sells well comes first among equals."""
    sales.take_in(_store(event), event.data["order_id"])


def index_due(_event: Event) -> None:
    """Nothing to mark: what waits is written where the builder looks."""


def _store(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="search")


HANDLERS: dict[str, Handler] = {
    "ProductSaved": product_touched,
    "ProductDeleted": product_touched,
    "StockChanged": stock_changed,
    "OrderPlaced": order_placed,
    "ReviewsChanged": product_touched,
    "PageSaved": places_changed,
    "MembershipsOutdated": places_changed,
    "StorefrontChanged": storefront_changed,
    "SearchIndexDue": index_due,
}
