"""What goes back when goods are not delivered: the money to the buyer, the stock to the shelf."""

from __future__ import annotations

from functools import partial

from windlass.adapters.stripe.errors import PaymentRefused
from windlass.catalog import stock
from windlass.catalog.parts import StockLine
from windlass.fulfilment.actions import raise_for, withdraw
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import ActionKind, Choice
from windlass.fulfilment.stopping import stop
from windlass.fulfilment.whole import Fulfilment
from windlass.kit.money_text import for_merchant
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tenancy.context import StoreContext


def refund_lines(store: StoreContext, order_id: str) -> None:
    """Give back the money of lines that will not be delivered, one decision after the other.
    Raises PaymentProviderUnavailable and the SupplierFailed family (502): try again."""
    fulfilments = FulfilmentRepository(store.store_id)
    order = orders.get(store, order_id)
    for due in list(fulfilments.get(order_id).workflow.refunds_due):
        if "part_id" in due:
            stop(store, order, due["part_id"])
        line_ids = set(due["line_ids"])
        of_these = None if due.get("is_whole") else line_ids
        give_back(store, order, due["id"], due["reason"], line_ids=of_these)
        if not due.get("keeps_stock"):
            put_back(store, order, line_ids)
        fulfilments.change(order_id, partial(_settle, due["id"]))
    report(store, order_id)


def give_back(
    store: StoreContext,
    order: Order,
    refund_id: str,
    reason: str,
    *,
    line_ids: set[str] | None = None,
) -> None:
    """The money of all units of these lines that are not back yet; of the whole order with its
    delivery without `line_ids`. Once per id, and at most what is left to give back. A refund that
    the provider refuses becomes something to do."""
    asked = refunds.rest_of(store, order.order_id, line_ids, refund_id=refund_id)
    if asked is None:
        return
    failure = ""
    try:
        made = refunds.refund(
            store,
            order.order_id,
            amount=asked.amount,
            quantities=asked.quantities,
            with_shipping=asked.with_shipping,
            reason=reason,
            refund_id=refund_id,
        )
        failure = made.failure or "" if made.state == "failed" else ""
    except PaymentRefused as refused:
        failure = str(refused)
    if not failure:
        return

    def ask(found: Fulfilment, change: Change) -> None:
        if any(a.details.get("refund_id") == refund_id for a in found.actions.values()):
            return
        withdraw(found, change, found.workflow.action_id)
        raise_for(
            order,
            found,
            change,
            ActionKind.REFUND_FAILED,
            f"The refund of {for_merchant(asked.worth)} was refused: {failure} "
            "Give it back another way.",
            (Choice.DONE,),
            refund_id=refund_id,
        )

    FulfilmentRepository(store.store_id).change(order.order_id, ask)


def put_back(store: StoreContext, order: Order, line_ids: set[str]) -> None:
    lines = [
        StockLine(line.line_id, line.product_id, line.variant_id, line.quantity)
        for line in orders.lines_of(order)
        if line.line_id in line_ids
    ]
    stock.put_back(store, reference=order.order_id, lines=lines)


def _settle(refund_id: str, found: Fulfilment, change: Change) -> None:
    left = [due for due in found.workflow.refunds_due if due["id"] != refund_id]
    if len(left) != len(found.workflow.refunds_due):
        found.workflow.refunds_due = left
        change.save(found.workflow)
