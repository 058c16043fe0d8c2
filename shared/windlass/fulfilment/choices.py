"""What each choice of a person does. It only writes down what shall be; the order's execution,
woken right after, does it."""

from __future__ import annotations

from collections.abc import Iterable

from windlass.fulfilment.models import Action, SupplierOrder
from windlass.fulfilment.repository import Change
from windlass.fulfilment.rules import ActionKind, Choice, State
from windlass.fulfilment.whole import Fulfilment, line_ids_of
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tenancy.context import StoreContext


def apply(
    store: StoreContext,
    order: Order,
    found: Fulfilment,
    change: Change,
    action: Action,
    choice: Choice,
) -> None:
    """Add the choice's effects to the change that resolves the action."""
    workflow, part = found.workflow, found.parts.get(action.part_id or "")
    lines = line_ids_of(part) if part is not None else list(action.details.get("line_ids", []))
    change.save(workflow)
    match choice:
        case Choice.APPROVE:
            workflow.is_approved = True
        case Choice.CANCEL:
            workflow.cancelling = {
                "reason": "Declined after review",
                "refund": True,
                "only_rest": False,
                "actor": store.actor_id,
            }
        case Choice.RETRY if part is not None:
            retry(change, part, action)
        case Choice.RETRY:
            forget_exclusions(found, lines)
        case Choice.SWITCH if part is not None:
            exclude(found, part, lines)
            vacate(change, part, lines, "Another supplier is to deliver instead.")
        case Choice.MANUAL:
            workflow.by_hand = [*workflow.by_hand, *lines]
            if part is not None:
                vacate(change, part, lines, "A person orders this by hand instead.")
        case Choice.ACCEPT_LOSS if part is not None:
            part.accepted_cost = Money(**action.details["cost"])
            change.save(part)
        case Choice.CANCEL_PART:
            drop(store, order, found, change, part, lines, refund_id=f"part-{action.action_id}")
        case Choice.ORDERED if part is not None:
            ordered_by_hand(part, change)


def retry(change: Change, part: SupplierOrder, action: Action) -> None:
    """The same supplier once more; an order that it cancelled is placed under a new number."""
    part.retry_at = part.refusals = 0
    if action.kind == ActionKind.CANCELLED_BY_SUPPLIER:
        vacate(change, part, line_ids_of(part), "To be ordered again.")
    if action.kind == ActionKind.OUTCOME_UNKNOWN:
        part.placing_since = 0  # a person looked: it is not there
    change.save(part)


def exclude(found: Fulfilment, part: SupplierOrder, line_ids: Iterable[str]) -> None:
    """These lines are not planned with this supplier again, until a person says so."""
    excluded = dict(found.workflow.excluded)
    for line_id in line_ids:
        others = [supplier for supplier in excluded.get(line_id, []) if supplier]
        excluded[line_id] = sorted({*others, part.supplier_id or ""})
    found.workflow.excluded = excluded


def forget_exclusions(found: Fulfilment, line_ids: Iterable[str]) -> None:
    gone = set(line_ids)
    kept = {line: who for line, who in found.workflow.excluded.items() if line not in gone}
    found.workflow.excluded = kept


def vacate(change: Change, part: SupplierOrder, line_ids: Iterable[str], news: str) -> None:
    """Take lines out of a supplier order, to be planned anew; without any left it is over."""
    gone = set(line_ids)
    part.lines = [line for line in part.lines if line["line_id"] not in gone]
    part.item_cost = part.shipping_cost = None
    part.news, part.news_kind = news, "part_changed"
    if not part.lines:
        end(part, news)
    change.save(part)


def end(part: SupplierOrder, news: str) -> None:
    part.state = State.CANCELLED.value
    part.news, part.news_kind = news, "part_cancelled"
    part.waits_for_reconnect = False
    part.gsi3pk = part.gsi3sk = None


def drop(
    store: StoreContext,
    order: Order,
    found: Fulfilment,
    change: Change,
    part: SupplierOrder | None,
    line_ids: list[str],
    *,
    refund_id: str,
) -> None:
    """Do not deliver these lines, and give their money back. Without any line left to deliver
    the whole order is cancelled."""
    workflow = found.workflow
    reason = "We cannot deliver these items"
    dropped = {*workflow.dropped, *line_ids}
    if {line.line_id for line in orders.lines_of(order)} <= dropped:
        workflow.cancelling = {
            "reason": reason,
            "refund": True,
            "only_rest": False,
            "actor": store.actor_id,
        }
        return
    workflow.dropped = sorted(dropped)
    due = {"id": refund_id, "line_ids": line_ids, "reason": reason, "actor": store.actor_id}
    workflow.refunds_due = [*workflow.refunds_due, due]
    if part is not None:
        due["part_id"] = part.part_id
        if part.external_id is None:
            end(part, "Cancelled: these items are not delivered.")
        change.save(part)


def ordered_by_hand(part: SupplierOrder, change: Change) -> None:
    part.state, part.ordered_at = State.ORDERED.value, clock.now()
    part.news, part.news_kind = f"Ordered by hand from {part.supplier_name}.", "part_ordered"
    change.save(part)
