"""Keeps what is derived from products up to them: cards, and stock of variants that went away."""

from __future__ import annotations

from events.event import Event, Handler
from windlass.catalog import service
from windlass.suppliers import offers
from windlass.tenancy import service as tenancy


def product_touched(event: Event) -> None:
    _refresh(event, [event.data["product_id"]])


def product_deleted(event: Event) -> None:
    product_touched(event)
    if event.store_id is not None:
        store = tenancy.act(event.store_id, task="catalog")
        offers.forget(store, event.data["product_id"])


def stock_changed(event: Event) -> None:
    _refresh(event, event.data["product_ids"])


def _refresh(event: Event, product_ids: list[str]) -> None:
    if event.store_id is None:
        return
    store = tenancy.act(event.store_id, task="catalog")
    for product_id in product_ids:
        service.refresh(store, product_id)


HANDLERS: dict[str, Handler] = {
    "ProductSaved": product_touched,
    "ProductDeleted": product_deleted,
    "StockChanged": stock_changed,
}
