"""Paying a supplier: from the merchant's balance there, or by the merchant's own hand."""

from __future__ import annotations

from windlass.adapters.supplier import SupplierClient
from windlass.adapters.supplier_errors import (
    BalanceTooLow,
    SupplierAuthFailed,
    SupplierRefused,
)
from windlass.fulfilment import asking, tracking
from windlass.fulfilment.actions import raise_for
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import ActionKind, Choice, State
from windlass.fulfilment.whole import Fulfilment
from windlass.kit.money_text import for_merchant
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tenancy.context import StoreContext


def pay(store: StoreContext, order_id: str, part_id: str) -> str:
    """Pay from the merchant's balance at the supplier; a person is asked when that cannot be.
    Always "done". Raises SupplierUnavailable, SupplierThrottled and UnknownOutcome: try again."""
    order = orders.get(store, order_id)
    part = FulfilmentRepository(store.store_id).get(order_id).parts[part_id]
    if part.state != State.UNPAID or part.external_id is None or part.action_id is not None:
        return "done"
    client = asking.client_of(store, order, part)
    if client is None:
        return "done"
    try:
        client.pay(part.external_id)
    except BalanceTooLow:
        _ask_for_money(store, order, part_id, client)
    except SupplierAuthFailed:
        asking.wait_for_reconnect(store, order_id, part_id)
    except SupplierRefused as refusal:
        if refusal.reason == "too_late":  # cancelled there meanwhile
            tracking.follow(store, order_id, part_id)
        else:
            _ask_to_pay(store, order, part_id, refusal)
    else:
        accept(store, order_id, part_id)
    return "done"


def accept(store: StoreContext, order_id: str, part_id: str) -> None:
    """The supplier has the order and its money."""

    def write(found: Fulfilment, change: Change) -> None:
        tracking.mark_ordered(found, change, found.parts[part_id])

    FulfilmentRepository(store.store_id).change(order_id, write)
    report(store, order_id)


def _ask_for_money(store: StoreContext, order: Order, part_id: str, client: SupplierClient) -> None:
    balance = client.balance()

    def ask(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state != State.UNPAID:
            return
        short = ""
        if balance is not None and part.item_cost is not None and part.shipping_cost is not None:
            missing = part.item_cost + part.shipping_cost - balance
            short = f" is short by {for_merchant(missing)}" if missing.amount > 0 else " is too low"
        problem = f"{part.supplier_name}'s balance{short or ' is too low'}: top up, then continue."
        raise_for(
            order,
            found,
            change,
            ActionKind.BALANCE_LOW,
            problem,
            (Choice.RETRY, Choice.CANCEL_PART),
            part=part,
            pay_url=part.pay_url,
        )

    FulfilmentRepository(store.store_id).change(order.order_id, ask)
    report(store, order.order_id)


def _ask_to_pay(store: StoreContext, order: Order, part_id: str, refusal: SupplierRefused) -> None:
    def ask(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state != State.UNPAID:
            return
        by_hand = refusal.reason == "pay_by_hand"
        problem = (
            f"Pay order {part.external_id} at {part.supplier_name}, then continue."
            if by_hand
            else f"{part.supplier_name} did not take the payment: {refusal.message}"
        )
        raise_for(
            order,
            found,
            change,
            ActionKind.PAY_BY_HAND,
            problem,
            (Choice.RETRY, Choice.CANCEL_PART),
            part=part,
            pay_url=part.pay_url,
        )

    FulfilmentRepository(store.store_id).change(order.order_id, ask)
    report(store, order.order_id)
