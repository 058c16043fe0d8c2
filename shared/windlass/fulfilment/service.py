"""What the rest of the product may do with fulfilment."""

from __future__ import annotations

from windlass.adapters.supplier_errors import SupplierThrottled
from windlass.fulfilment import asking, workflow
from windlass.fulfilment.actions import list_open, resolve
from windlass.fulfilment.by_hand import mark_delivered, mark_ordered, mark_shipped
from windlass.fulfilment.cancelling import cancel_order, carry_out
from windlass.fulfilment.paying import pay
from windlass.fulfilment.placing import place
from windlass.fulfilment.planning import assess, is_cleared, plan
from windlass.fulfilment.polling import poll
from windlass.fulfilment.quoting import quote
from windlass.fulfilment.readdressing import differences, readdress
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import FulfilmentRepository
from windlass.fulfilment.returning import refund_lines
from windlass.fulfilment.whole import Fulfilment, Next
from windlass.fulfilment.withdrawing import ask as ask_about_withdrawal
from windlass.fulfilment.withdrawing import settle as settle_withdrawal
from windlass.fulfilment.workflow import reconcile, sleep, start, wake
from windlass.kit import clock
from windlass.orders import service as orders
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext

__all__ = [
    "SupplierThrottled",
    "ask_about_withdrawal",
    "assess",
    "cancel_order",
    "carry_out",
    "differences",
    "is_cleared",
    "list_open",
    "mark_delivered",
    "mark_ordered",
    "mark_shipped",
    "of_order",
    "pay",
    "place",
    "plan",
    "poll",
    "quote",
    "readdress",
    "reconcile",
    "refund_lines",
    "resolve",
    "resume_supplier",
    "review",
    "settle_withdrawal",
    "sleep",
    "start",
    "wake",
]

DRAINED_AT_ONCE = 500


def of_order(store: StoreContext, order_id: str) -> Fulfilment | None:
    """None before fulfilment has begun. Raises Forbidden (403) and OrderNotFound (404)."""
    store.require(Permission.ORDERS_READ)
    orders.get(store, order_id)
    return FulfilmentRepository(store.store_id).find(order_id)


def review(store: StoreContext, order_id: str) -> dict[str, object]:
    """Look at everything, tell the order how it stands, and say what the execution does next."""
    workflow.ensure(store, order_id)
    found = report(store, order_id)
    order = orders.get(store, order_id)
    settings = stores.storefront_of(store).fulfilment
    step = found.next_step(order, window_seconds=settings.cancel_window_seconds, now=clock.now())
    if step["next"] == Next.END:
        workflow.close(store, order_id)
    return step


def resume_supplier(store: StoreContext, supplier_id: str) -> int:
    """The supplier was reconnected: everything that waited for it goes on. How many orders."""
    waiting = FulfilmentRepository(store.store_id).waiting_for(supplier_id, at_most=DRAINED_AT_ONCE)
    for part in waiting:
        asking.go_on(store, part.order_id, part.part_id)
    order_ids = {part.order_id for part in waiting}
    for order_id in order_ids:
        workflow.tell(store, order_id)
    return len(order_ids)
