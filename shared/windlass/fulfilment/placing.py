"""Ordering from a supplier: once, whatever is lost on the way."""

from __future__ import annotations

from datetime import timedelta

from windlass.adapters.supplier import PlacedOrder, SupplierClient
from windlass.adapters.supplier_errors import (
    DuplicateOrder,
    SupplierAuthFailed,
    SupplierRefused,
    SupplierThrottled,
    SupplierUnavailable,
)
from windlass.fulfilment import asking, paying, tracking
from windlass.fulfilment.actions import raise_for
from windlass.fulfilment.errors import PlacementInProgress
from windlass.fulfilment.models import SupplierOrder
from windlass.fulfilment.quoting import CANNOT_DELIVER, items_of
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import ActionKind, Choice, State
from windlass.fulfilment.whole import Fulfilment, goods_of
from windlass.kit import clock
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tenancy.context import StoreContext

CLAIM = timedelta(seconds=90)  # longer than the function may run
NUMBERS_KEPT_FOR = timedelta(hours=23)  # AliExpress knows our number for a day


def place(store: StoreContext, order_id: str, part_id: str) -> str:
    """Order what was quoted, under our own number; "pay" when the supplier has it, "quote" when
    it has to be asked anew, "done" when somebody has to decide or it is over.

    One caller at a time asks the supplier; what an earlier one may have ordered is looked up
    first. Raises PlacementInProgress (409), UnknownOutcome, SupplierUnavailable and
    SupplierThrottled (502): try again.
    """
    order = orders.get(store, order_id)
    fulfilments = FulfilmentRepository(store.store_id)
    found = fulfilments.get(order_id)
    part = found.parts[part_id]
    if found.workflow.cancelling is not None:
        return "done"
    if part.state not in (State.PLANNED, State.PLACING) or part.action_id is not None:
        return "pay" if part.state == State.UNPAID and part.action_id is None else "done"
    client = asking.client_of(store, order, part)
    if client is None:
        return "done"
    if part.state == State.PLANNED and not part.shipping_code:
        return "quote"
    part, was_asked = _claim(fulfilments, order_id, part_id)
    order = orders.get(store, order_id)  # its address cannot change any more
    may_be_there = was_asked
    if part.state != State.PLACING:
        return "done"  # cancelled meanwhile
    try:
        placed, may_be_there = _known(client, part) if was_asked else (None, False)
        if placed is None:
            to = asking.ship_to(store, order)
            placed = client.place(part.number, items_of(part), to, part.shipping_code)
    except SupplierRefused as refusal:
        if may_be_there:  # no to this try says nothing of the one whose answer was lost
            _ask_whether_ordered(store, order, part_id, refusal)
            return "done"
        return _refused(store, order, part_id, refusal)
    except SupplierAuthFailed:
        _release(fulfilments, order_id, part_id, nothing_done=not was_asked)
        asking.wait_for_reconnect(store, order_id, part_id)
        return "done"
    except (SupplierUnavailable, SupplierThrottled):
        _release(fulfilments, order_id, part_id, nothing_done=not was_asked)
        raise
    except Exception:  # also of an answer that we could not read: the supplier may have it
        _release(fulfilments, order_id, part_id, nothing_done=False)
        raise
    return keep(store, order, part_id, placed)


def keep(store: StoreContext, order: Order, part_id: str, placed: PlacedOrder) -> str:
    """Write down what the supplier took. "pay" while it waits for its money."""
    fulfilments = FulfilmentRepository(store.store_id)

    def write(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state != State.PLACING:
            return
        part.state, part.placing_until = State.UNPAID.value, 0
        part.external_id, part.pay_url = placed.external_id, placed.pay_url
        part.item_cost = placed.item_cost or part.item_cost
        part.shipping_cost = placed.shipping_cost or part.shipping_cost
        part.news = f"{part.supplier_name} took {goods_of(part)} as order {placed.external_id}."
        part.news_kind = "part_placed"
        for external_id in placed.external_id.split(","):
            change.point(fulfilments.pointer(part, external_id))
        tracking.ask_again(part, clock.now())
        if placed.held is not None:
            problem = (
                f"{part.supplier_name} keeps the order back: {placed.held}. "
                "Settle it there, then continue."
            )
            choices = (Choice.RETRY, Choice.CANCEL_PART)
            raise_for(order, found, change, ActionKind.HELD, problem, choices, part=part)
        change.save(part)

    found, _written = fulfilments.change(order.order_id, write)
    if placed.is_paid:
        paying.accept(store, order.order_id, part_id)
        return "done"
    report(store, order.order_id)
    return "done" if found.parts[part_id].action_id else "pay"


def _claim(
    fulfilments: FulfilmentRepository, order_id: str, part_id: str
) -> tuple[SupplierOrder, bool]:
    """The right to ask the supplier for 90 seconds, and whether somebody asked before us. The
    order's cancellation takes the right away. Raises PlacementInProgress (409)."""
    was_asked = False

    def claim(found: Fulfilment, change: Change) -> None:
        nonlocal was_asked
        part, now = found.parts[part_id], int(clock.now().timestamp())
        was_asked = part.placing_since > 0
        if part.state not in (State.PLANNED, State.PLACING) or not part.lines:
            return
        if part.state == State.PLACING and part.placing_until > now:
            raise PlacementInProgress("This is being ordered right now. Try again in a minute.")
        if found.workflow.cancelling is not None:
            raise PlacementInProgress("The order is being cancelled.")
        part.state = State.PLACING.value
        part.placing_until = now + int(CLAIM.total_seconds())
        part.placing_since = part.placing_since or now
        change.unless_cancelled(found.workflow)
        change.save(part)

    found, _written = fulfilments.change(order_id, claim)
    return found.parts[part_id], was_asked


def _known(client: SupplierClient, part: SupplierOrder) -> tuple[PlacedOrder | None, bool]:
    """What an earlier try ordered, and whether it may have without our seeing it. Where only the
    supplier's own number can be looked up, asking again with ours answers the first order, as long
    as it is kept: past that, DuplicateOrder."""
    try:
        return client.find_order(part.number), False
    except SupplierRefused as refusal:
        if refusal.reason != "lookup_unsupported":
            raise
    if clock.now().timestamp() - part.placing_since > NUMBERS_KEPT_FOR.total_seconds():
        raise DuplicateOrder(f"Order {part.number} may be there: look for it.")
    return None, True


def _release(
    fulfilments: FulfilmentRepository, order_id: str, part_id: str, *, nothing_done: bool
) -> None:
    """Let the next one ask. When surely nothing was ordered it is as if nobody had asked."""

    def free(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state != State.PLACING:
            return
        part.placing_until = 0
        if nothing_done:
            part.state, part.placing_since = State.PLANNED.value, 0
        change.save(part)

    fulfilments.change(order_id, free)


def _refused(store: StoreContext, order: Order, part_id: str, refusal: SupplierRefused) -> str:
    if isinstance(refusal, DuplicateOrder):
        _ask_whether_ordered(store, order, part_id, refusal)
        return "done"
    if refusal.reason not in CANNOT_DELIVER:
        asking.ask_about_refusal(store, order, part_id, refusal)
        return "done"

    def back(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        if part.state == State.PLACING:
            part.state, part.placing_until, part.placing_since = State.PLANNED.value, 0, 0
            part.refusals += 1
            change.save(part)

    FulfilmentRepository(store.store_id).change(order.order_id, back)
    return "quote"


def _ask_whether_ordered(
    store: StoreContext, order: Order, part_id: str, refusal: SupplierRefused
) -> None:
    def ask(found: Fulfilment, change: Change) -> None:
        part = found.parts[part_id]
        part.placing_until = 0
        change.save(part)
        problem = (
            f"We do not know whether {part.supplier_name} has our order {part.number}. Look there: "
            "if it does not, try again; if it does, mark it as ordered."
        )
        choices = (Choice.RETRY, Choice.ORDERED, Choice.CANCEL_PART)
        raise_for(
            order,
            found,
            change,
            ActionKind.OUTCOME_UNKNOWN,
            problem,
            choices,
            part=part,
            reason=refusal.message,
        )

    FulfilmentRepository(store.store_id).change(order.order_id, ask)
    report(store, order.order_id)
