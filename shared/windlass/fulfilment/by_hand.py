"""What a person tells of supplier orders that no API can tell of."""

from __future__ import annotations

from collections.abc import Callable

from windlass.adapters.supplier import TrackedParcel
from windlass.fulfilment import tracking, workflow
from windlass.fulfilment.actions import withdraw
from windlass.fulfilment.errors import (
    FulfilmentNotFound,
    OrderedBySupplierItself,
    OutOfStep,
    PlacementInProgress,
)
from windlass.fulfilment.models import SupplierOrder
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import State
from windlass.fulfilment.whole import Fulfilment
from windlass.kit import clock
from windlass.kit.errors import Invalid
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.suppliers.models import Kind
from windlass.tenancy.context import Permission, StoreContext

type Mark = Callable[[Fulfilment, Change, SupplierOrder], None]


def mark_ordered(
    store: StoreContext,
    order_id: str,
    part_id: str,
    *,
    reference: str = "",
    item_cost: Money | None = None,
    shipping_cost: Money | None = None,
) -> Fulfilment:
    """Costs are in the store's currency and count in the order's profit. Repeating it changes
    nothing. Raises Forbidden (403), FulfilmentNotFound (404), OrderedBySupplierItself and
    OutOfStep (409) and Invalid (422) for costs in another currency."""
    store.require(Permission.FULFILMENT_WRITE)
    currency = worth.exchange_of(orders.get(store, order_id)).base
    for name, cost in (("item_cost", item_cost), ("shipping_cost", shipping_cost)):
        if cost is not None and cost.currency != currency:
            raise Invalid.field(
                f"{name}.currency", "currency", f"Costs of this store are in {currency}."
            )

    def mark(found: Fulfilment, change: Change, part: SupplierOrder) -> None:
        if part.state not in (State.PLANNED, State.PLACING):
            return
        if part.placing_until > clock.now().timestamp():
            raise PlacementInProgress("A supplier is being asked right now. Try again in a minute.")
        zero = Money.zero(currency)
        is_told = item_cost is not None or shipping_cost is not None
        part.item_cost = (item_cost or zero) if is_told else None
        part.shipping_cost = (shipping_cost or zero) if is_told else None
        part.state, part.ordered_at = State.ORDERED.value, clock.now()
        told = f", reference {reference}" if reference else ""
        part.news = f"Ordered by hand from {part.supplier_name}{told}."
        part.news_kind = "part_ordered"
        withdraw(found, change, part.action_id)
        change.save(part)

    return _mark(store, order_id, part_id, mark)


def mark_shipped(
    store: StoreContext,
    order_id: str,
    part_id: str,
    *,
    carrier: str,
    tracking_number: str,
    tracking_url: str | None = None,
) -> Fulfilment:
    """Another tracking number is another parcel. Raises as `mark_ordered`."""

    def mark(found: Fulfilment, change: Change, part: SupplierOrder) -> None:
        if part.state in (State.PLANNED, State.PLACING):
            raise OutOfStep("Mark it as ordered first.")
        parcel = TrackedParcel(tracking_number, carrier, tracking_url, is_delivered=False)
        if part.state != State.DELIVERED:
            tracking.mark_shipped(found, change, part, parcel)

    return _mark(store, order_id, part_id, mark)


def mark_delivered(store: StoreContext, order_id: str, part_id: str) -> Fulfilment:
    """All its parcels. Raises as `mark_ordered`."""

    def mark(found: Fulfilment, change: Change, part: SupplierOrder) -> None:
        if part.state in (State.PLANNED, State.PLACING):
            raise OutOfStep("Mark it as ordered first.")
        tracking.mark_delivered(found, change, part)

    return _mark(store, order_id, part_id, mark)


def _mark(store: StoreContext, order_id: str, part_id: str, mark: Mark) -> Fulfilment:
    store.require(Permission.FULFILMENT_WRITE)

    def write(found: Fulfilment, change: Change) -> None:
        part = found.parts.get(part_id)
        if part is None:
            raise FulfilmentNotFound(f"There is no supplier order {part_id}.")
        if part.kind != Kind.MANUAL and part.external_id is not None:
            raise OrderedBySupplierItself(f"{part.supplier_name} tells us this by itself.")
        if part.kind != Kind.MANUAL and part.state == State.PLANNED:
            raise OrderedBySupplierItself(f"We order from {part.supplier_name} ourselves.")
        if part.state == State.CANCELLED:
            raise OutOfStep("This supplier order is cancelled.")
        mark(found, change, part)
        if not change.is_empty:
            workflow.news(found.workflow, change)

    found, is_new = FulfilmentRepository(store.store_id).change(order_id, write)
    found = report(store, order_id)
    if is_new:
        workflow.wake(store, order_id)
    return found
