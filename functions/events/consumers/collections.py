"""Collections and categories follow their products, their rules and what is sold."""

from __future__ import annotations

from collections import Counter

from events.event import Event, Handler
from windlass.collections import jobs, membership, selling
from windlass.navigation import redirects
from windlass.orders import service as orders
from windlass.recommendations import service as recommendations
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext


def _store(event: Event) -> StoreContext:
    assert event.store_id is not None
    return tenancy.act(event.store_id, task="collections")


def product_saved(event: Event) -> None:
    membership.settle(_store(event), event.data["product_id"])


def product_deleted(event: Event) -> None:
    store, product_id = _store(event), event.data["product_id"]
    membership.settle(store, product_id)
    redirects.mark_gone(store, (f"/products/{handle}" for handle in event.data.get("handles", [])))
    recommendations.forget(store, product_id)


def stock_changed(event: Event) -> None:
    for product_id in event.data["product_ids"]:
        membership.settle(_store(event), product_id)


def memberships_outdated(event: Event) -> None:
    jobs.go_on(_store(event), event.data["job_id"])


def order_placed(event: Event) -> None:
    store, units = _store(event), Counter[str]()
    order = orders.get(store, event.data["order_id"])
    for line in order.lines:
        units[line["product_id"]] += line["quantity"]
    selling.take_in(store, order.order_id, units)


HANDLERS: dict[str, Handler] = {
    "ProductSaved": product_saved,
    "ProductDeleted": product_deleted,
    "StockChanged": stock_changed,
    "MembershipsOutdated": memberships_outdated,
    "OrderPlaced": order_placed,
}
