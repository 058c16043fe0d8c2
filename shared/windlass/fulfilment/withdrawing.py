"""A shopper withdrew: the merchant is asked, and no more once the money is back.

While nobody has decided, nothing more of the order is planned with suppliers; what they have goes
its way.
"""

from __future__ import annotations

from typing import Final

from windlass.fulfilment import workflow
from windlass.fulfilment.actions import add, withdraw
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import ActionKind, Choice
from windlass.fulfilment.whole import OPEN, Fulfilment
from windlass.kit.money import Money
from windlass.orders import refund_plans, withdrawals
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.orders.withdrawals import Withdrawal
from windlass.tenancy.context import StoreContext

PROBLEM: Final = (
    "The shopper withdrew from this. Refund it by the date below; you may wait for the goods, or "
    "for proof that they were sent."
)


def ask(store: StoreContext, order_id: str) -> None:
    """Once, however often the withdrawal is told."""
    asked, order = withdrawals.find(store, order_id), orders.get(store, order_id)
    if asked is None or _is_back(order, asked):
        return
    workflow.ensure(store, order_id)

    def raise_it(found: Fulfilment, change: Change) -> None:
        if found.withdrawal is not None or found.workflow.cancelling is not None:
            return
        add(
            order,
            found,
            change,
            ActionKind.WITHDRAWAL,
            PROBLEM,
            (Choice.ACCEPT, Choice.DECLINE),
            **_details(order, asked),
        )
        workflow.news(found.workflow, change)  # two that ask at once do not both

    FulfilmentRepository(store.store_id).change(order_id, raise_it)
    report(store, order_id)
    workflow.wake(store, order_id)


def settle(store: StoreContext, order_id: str) -> None:
    """Money went back: nobody is asked any more when that was all of what was withdrawn from."""
    asked = withdrawals.find(store, order_id)
    fulfilments = FulfilmentRepository(store.store_id)
    known = fulfilments.find(order_id)
    if asked is None or known is None or known.withdrawal is None:
        return
    if not _is_back(orders.get(store, order_id), asked):
        return

    def end(found: Fulfilment, change: Change) -> None:
        action = found.withdrawal
        if action is not None and action.state == OPEN:
            withdraw(found, change, action.action_id)
            workflow.news(found.workflow, change)

    _found, is_new = fulfilments.change(order_id, end)
    if is_new:
        report(store, order_id)
        workflow.wake(store, order_id)


def worth_of(order: Order, asked: Withdrawal) -> Money:
    """What accepting gives back at most: with the delivery when it is all of the order."""
    everything = {line.line_id for line in orders.lines_of(order)}
    line_ids = set(asked.line_ids)
    rest = refund_plans.rest_of(order, None if everything <= line_ids else line_ids)
    return rest.worth if rest is not None else Money.zero(order.currency)


def _details(order: Order, asked: Withdrawal) -> dict[str, object]:
    lines = [line.as_merchant for line in orders.lines_of(order)]
    worth = worth_of(order, asked)
    return {
        "line_ids": list(asked.line_ids),
        "items": [
            {
                "title": line.title,
                "variant": line.variant_title,
                "sku": line.sku,
                "quantity": line.quantity,
            }
            for line in lines
            if line.line_id in asked.line_ids
        ],
        "words": asked.words,
        "refund": {"amount": worth.amount, "currency": worth.currency},
        "refund_by": (asked.asked_at + withdrawals.BY_LAW).isoformat(),
    }


def _is_back(order: Order, asked: Withdrawal) -> bool:
    payment = orders.payment_of(order)
    if payment.given_back.amount > 0 and payment.refundable.amount == 0:
        return True
    back = order.returned.get("lines", {})
    units = {line.line_id: line.quantity for line in orders.lines_of(order)}
    return all(back.get(line_id, 0) >= units[line_id] for line_id in asked.line_ids)
