"""Ending supplier orders, at the supplier too."""

from __future__ import annotations

from windlass.adapters.supplier import SupplierOrderStatus
from windlass.adapters.supplier_errors import SupplierRefused
from windlass.fulfilment import choices, tracking
from windlass.fulfilment.actions import raise_for, withdraw
from windlass.fulfilment.errors import PlacementInProgress
from windlass.fulfilment.models import SupplierOrder
from windlass.fulfilment.placing import keep
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import GONE_OUT, ActionKind, Choice, State
from windlass.fulfilment.whole import Fulfilment
from windlass.kit import clock
from windlass.orders.models import Order
from windlass.suppliers import service as suppliers
from windlass.tenancy.context import StoreContext


def stop(store: StoreContext, order: Order, part_id: str) -> None:
    """End one supplier order, at the supplier too. One that has shipped meanwhile is left as it
    is; one that only a person can cancel there becomes something to do. Raises
    PlacementInProgress (409) and the SupplierFailed family (502)."""
    fulfilments = FulfilmentRepository(store.store_id)
    part = fulfilments.get(order.order_id).parts[part_id]
    by_hand = ""
    if part.state == State.PLACING:
        by_hand = _find_out(store, order, part)
        part = fulfilments.get(order.order_id).parts[part_id]
    if part.state in (State.UNPAID, State.ORDERED) and part.external_id is not None:
        try:
            suppliers.client_for(store, part.supplier_id or "").cancel(part.external_id)
        except SupplierRefused as refusal:
            if refusal.reason == "too_late":
                tracking.follow(store, order.order_id, part_id)
                return
            by_hand = refusal.message
    elif part.state == State.ORDERED:
        by_hand = f"Cancel what you ordered from {part.supplier_name} ({part.number})."

    def close(found: Fulfilment, change: Change) -> None:
        stopped = found.parts[part_id]
        if stopped.state in (*GONE_OUT, State.CANCELLED):
            return
        withdraw(found, change, stopped.action_id)
        at = f" at {stopped.supplier_name}" if stopped.external_id else ""
        choices.end(stopped, f"Cancelled{at}.")
        change.save(stopped)
        if by_hand:
            raise_for(
                order,
                found,
                change,
                ActionKind.CANCEL_BY_HAND,
                by_hand,
                (Choice.DONE,),
                part=stopped,
                pay_url=stopped.pay_url,
            )

    fulfilments.change(order.order_id, close)
    report(store, order.order_id)


def _find_out(store: StoreContext, order: Order, part: SupplierOrder) -> str:
    """Take over what a placing that was cut short ordered; what a person should look up where
    that cannot be known. Raises PlacementInProgress (409) while somebody is at it."""
    if part.placing_until > clock.now().timestamp():
        raise PlacementInProgress("A supplier is being asked right now. Try again in a minute.")
    try:
        placed = suppliers.client_for(store, part.supplier_id or "").find_order(part.number)
    except SupplierRefused as refusal:
        if refusal.reason != "lookup_unsupported":
            raise
        return f"Look at {part.supplier_name} for our order {part.number}, and cancel it there."
    if placed is not None and placed.status is not SupplierOrderStatus.CANCELLED:
        keep(store, order, part.part_id, placed)
    return ""
