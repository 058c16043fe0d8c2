"""Where supplier orders are: read from the supplier, never believed from a message."""

from __future__ import annotations

from datetime import datetime

from windlass.adapters.supplier import SupplierOrderStatus, TrackedParcel, Tracking
from windlass.fulfilment import models, rules, workflow
from windlass.fulfilment.actions import raise_for, withdraw
from windlass.fulfilment.events import ParcelDelivered, ParcelShipped
from windlass.fulfilment.models import Parcel, SupplierOrder
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import AT_SUPPLIER, ActionKind, Choice, State
from windlass.fulfilment.whole import Fulfilment, goods_of, line_ids_of
from windlass.kit import clock
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.suppliers import service as suppliers
from windlass.tenancy.context import StoreContext

STATES = {
    SupplierOrderStatus.UNPAID: State.UNPAID,
    SupplierOrderStatus.PROCESSING: State.ORDERED,
    SupplierOrderStatus.SHIPPED: State.SHIPPED,
    SupplierOrderStatus.DELIVERED: State.DELIVERED,
}


def follow(store: StoreContext, order_id: str, part_id: str) -> bool:
    """Ask the supplier where one of its orders is and take that over; True when there was news,
    which the order's execution then hears of. Raises the SupplierFailed family."""
    fulfilments = FulfilmentRepository(store.store_id)
    part = fulfilments.get(order_id).parts[part_id]
    if part.state not in AT_SUPPLIER or part.external_id is None:
        return False
    tracked = suppliers.client_for(store, part.supplier_id or "").tracking(part.external_id)
    order = orders.get(store, order_id)
    is_news = False

    def take_over(found: Fulfilment, change: Change) -> None:
        nonlocal is_news
        is_news = _apply(order, found, change, found.parts[part_id], tracked)
        if is_news:
            workflow.news(found.workflow, change)

    fulfilments.change(order_id, take_over)
    if is_news:
        report(store, order_id)
        workflow.wake(store, order_id)
    return is_news


def ask_again(part: SupplierOrder, at: datetime) -> None:
    """Put the supplier order where the poll finds it."""
    part.gsi3pk = models.tracking_pk(models.shard_of(part.part_id))
    part.gsi3sk = models.due_sk(at, part.part_id)


def mark_ordered(found: Fulfilment, change: Change, part: SupplierOrder) -> bool:
    """Add to a change: the supplier has it and its money."""
    if not _advance(part, State.ORDERED):
        return False
    part.ordered_at = clock.now()
    part.news = f"{part.supplier_name} has its money and prepares {goods_of(part)}"
    part.news += f" (order {part.external_id})." if part.external_id else "."
    part.news_kind = "part_ordered"
    withdraw(found, change, part.action_id)
    if part.external_id is not None:
        ask_again(part, rules.next_poll(part.ordered_at, part.ordered_at))
    change.save(part)
    return True


def mark_shipped(
    found: Fulfilment, change: Change, part: SupplierOrder, parcel: TrackedParcel | None
) -> bool:
    """Add to a change: it left the supplier, in this parcel if the supplier tells."""
    is_news = _advance(part, State.SHIPPED)
    if is_news:
        part.shipped_at = clock.now()
        part.news, part.news_kind = f"{part.supplier_name} sent it.", "part_shipped"
        withdraw(found, change, part.action_id)
        change.save(part)
    if parcel is None or not parcel.number:
        return is_news
    parcel_id = f"{part.part_id}-{parcel.number}"
    known = found.parcels.get(parcel_id)
    if known is not None:
        return _scan(known, change, parcel) or is_news
    added = Parcel(
        parcel_id=parcel_id,
        part_id=part.part_id,
        carrier=parcel.carrier,
        tracking_number=parcel.number,
        tracking_url=parcel.url,
        line_ids=line_ids_of(part),
        shipped_at=clock.now(),
    )
    _scan(added, change, parcel)
    found.parcels[parcel_id] = added
    by = f" by {parcel.carrier}" if parcel.carrier else ""
    part.news = f"{part.supplier_name} sent a parcel{by}: {parcel.number}."
    change.save(added, part)
    change.tell(
        ParcelShipped(
            part.order_id,
            parcel_id,
            parcel.carrier,
            parcel.number,
            parcel.url,
            line_ids_of(part),
        )
    )
    return True


def mark_delivered(found: Fulfilment, change: Change, part: SupplierOrder) -> bool:
    """Add to a change: all its parcels have arrived."""
    if not _advance(part, State.DELIVERED):
        return False
    now = clock.now()
    part.delivered_at = now
    part.shipped_at = part.shipped_at or now
    part.news, part.news_kind = f"Delivered: what {part.supplier_name} sent.", "part_delivered"
    part.gsi3pk = part.gsi3sk = None
    withdraw(found, change, part.action_id)
    for parcel in found.parcels_of(part.part_id):
        _arrive(part.order_id, parcel, change)
    change.save(part)
    return True


def _apply(
    order: Order, found: Fulfilment, change: Change, part: SupplierOrder, tracked: Tracking
) -> bool:
    """Repeated or late news change nothing: a supplier order never goes back."""
    if part.state not in AT_SUPPLIER:
        return False
    if tracked.status is SupplierOrderStatus.CANCELLED:
        return _cancelled_there(order, found, change, part)
    state = STATES[tracked.status]
    is_news = False
    if state is not State.UNPAID and part.state == State.UNPAID:
        is_news = mark_ordered(found, change, part)
    if state in (State.SHIPPED, State.DELIVERED):
        is_news |= mark_shipped(found, change, part, None)
        for parcel in tracked.parcels:
            is_news |= mark_shipped(found, change, part, parcel)
            if parcel.is_delivered:
                known = found.parcels.get(f"{part.part_id}-{parcel.number}")
                is_news |= known is not None and _arrive(order.order_id, known, change)
    if state is State.DELIVERED:
        is_news |= mark_delivered(found, change, part)
    return is_news


def _cancelled_there(order: Order, found: Fulfilment, change: Change, part: SupplierOrder) -> bool:
    """The supplier gave up on it, or somebody cancelled it there: a person decides."""
    if found.workflow.cancelling is not None or part.gsi3pk is None:
        return False
    withdraw(found, change, part.action_id)
    part.gsi3pk = part.gsi3sk = None
    change.save(part)
    problem = f"{part.supplier_name} cancelled its order {part.external_id}."
    choices = (Choice.RETRY, Choice.MANUAL, Choice.CANCEL_PART)
    kind = ActionKind.CANCELLED_BY_SUPPLIER
    raise_for(order, found, change, kind, problem, choices, part=part)
    return True


def _advance(part: SupplierOrder, state: State) -> bool:
    if part.state == State.CANCELLED or not rules.is_ahead(state, State(part.state)):
        return False
    part.state = state.value
    return True


def _scan(parcel: Parcel, change: Change, tracked: TrackedParcel) -> bool:
    if not tracked.events:
        return False
    last = tracked.events[-1]
    if parcel.last_scan_at is not None and last.at <= parcel.last_scan_at:
        return False
    parcel.last_scan, parcel.last_scan_at = last.text, last.at
    change.save(parcel)
    return True


def _arrive(order_id: str, parcel: Parcel, change: Change) -> bool:
    if parcel.delivered_at is not None:
        return False
    parcel.delivered_at = clock.now()
    change.save(parcel)
    change.tell(ParcelDelivered(order_id, parcel.parcel_id))
    return True
