"""Says what changed to the search index; `events.indexer` then builds it, once per batch."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.search import sales, service
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def product_touched(event: Event) -> None:
    service.mark(_store(event), [event.data["product_id"]])


def stock_changed(event: Event) -> None:
    service.mark(_store(event), event.data["product_ids"])


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
    "SearchIndexDue": index_due,
}
