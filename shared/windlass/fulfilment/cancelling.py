"""Cancelling: suppliers are stopped, the money goes back, the stock too. Once, in steps that can
each be repeated: what was decided is written down first, and whoever comes next carries it out.
"""

from __future__ import annotations

from contextlib import suppress

from windlass.fulfilment import tracking, workflow
from windlass.fulfilment.actions import withdraw
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.returning import give_back, put_back
from windlass.fulfilment.rules import GONE_OUT, OUTLIVES_ITS_ORDER, State
from windlass.fulfilment.stopping import stop
from windlass.fulfilment.whole import GIFT_CARD, Fulfilment, line_ids_of
from windlass.orders import service as orders
from windlass.orders.errors import OrderAlreadyCancelled, OrderAlreadyShipped
from windlass.orders.models import Order
from windlass.tenancy.context import Permission, StoreContext


def cancel_order(
    store: StoreContext, order_id: str, *, reason: str, refund: bool, only_rest: bool = False
) -> Order:
    """Cancel an order that has not left its suppliers; with `only_rest`, what has not left yet.

    A supplier that does not answer now is stopped later, by the order's execution. Raises
    Forbidden (403), OrderNotFound (404), OrderAlreadyCancelled, OrderAlreadyShipped and
    PlacementInProgress (409: it will be cancelled in a moment), the SupplierFailed family and
    PaymentProviderUnavailable (502: the same).
    """
    store.require(Permission.REFUNDS_WRITE)
    store.require(Permission.ORDERS_WRITE)
    order = orders.get(store, order_id)
    if order.cancelled_at is not None:
        raise OrderAlreadyCancelled(f"Order {order.number} is cancelled already.")
    workflow.ensure(store, order_id)
    found = FulfilmentRepository(store.store_id).get(order_id)
    if found.workflow.cancelling is None:
        _refresh(store, found)

    def decide(found: Fulfilment, change: Change) -> None:
        if found.workflow.cancelling is not None:
            return  # decided before: carry that out
        gone = [part for part in found.live_parts if part.state in GONE_OUT]
        if gone and not only_rest:
            raise OrderAlreadyShipped(
                f"Part of order {order.number} has been shipped: only the rest can be cancelled.",
                fulfilments=[part.part_id for part in gone],
            )
        found.workflow.cancelling = {
            "reason": reason,
            "refund": refund,
            "only_rest": bool(gone),
            "actor": store.actor_id,
        }
        workflow.news(found.workflow, change)

    FulfilmentRepository(store.store_id).change(order_id, decide)
    carry_out(store, order_id)
    workflow.wake(store, order_id)
    return orders.get(store, order_id)


def carry_out(store: StoreContext, order_id: str) -> None:
    """Do what was decided, as far as it is not done. Raises as `cancel_order`."""
    fulfilments = FulfilmentRepository(store.store_id)
    found = fulfilments.get(order_id)
    decided = found.workflow.cancelling
    if decided is None:
        return
    order = orders.get(store, order_id)
    for part in found.live_parts:
        if part.state not in GONE_OUT:
            stop(store, order, part.part_id)
    kept = {
        line_id
        for part in fulfilments.get(order_id).live_parts  # shipped, perhaps this very moment
        for line_id in line_ids_of(part)
    }
    lines = orders.lines_of(order)
    if kept:  # gift cards went out by mail: they stay with what was shipped
        kept |= {line.line_id for line in lines if line.kind == GIFT_CARD}
    gone = [line for line in lines if line.line_id not in kept]
    if decided["refund"] and order.cancelled_at is None:
        line_ids = None
        if kept:  # dropped ones are refunded on their own
            line_ids = {line.line_id for line in gone} - set(found.workflow.dropped)
        is_second = not kept and bool(found.workflow.dropped)
        refund_id = f"cancel-{order_id}" + ("-all" if is_second else "")
        give_back(store, order, refund_id, decided["reason"], line_ids=line_ids)
    put_back(store, order, {line.line_id for line in gone})
    if not kept:
        with suppress(OrderAlreadyCancelled):
            orders.mark_cancelled(store, order_id, reason=decided["reason"])
    _finish(store, order_id, {line.line_id for line in gone}, is_whole=not kept)


def _refresh(store: StoreContext, found: Fulfilment) -> None:
    """See what has shipped before anything is stopped."""
    for part in found.live_parts:
        if part.state in (State.UNPAID, State.ORDERED) and part.external_id is not None:
            tracking.follow(store, part.order_id, part.part_id)


def _finish(store: StoreContext, order_id: str, gone: set[str], *, is_whole: bool) -> None:
    """Nobody is asked about what is over; what was shipped goes on."""

    def end(found: Fulfilment, change: Change) -> None:
        for action in found.open_actions:
            is_about_gone = is_whole or action.part_id is None
            if is_about_gone and action.kind not in OUTLIVES_ITS_ORDER:
                withdraw(found, change, action.action_id)
        if not is_whole:
            found.workflow.dropped = sorted({*found.workflow.dropped, *gone})
            found.workflow.cancelling = None
            change.save(found.workflow)

    FulfilmentRepository(store.store_id).change(order_id, end)
    report(store, order_id)
