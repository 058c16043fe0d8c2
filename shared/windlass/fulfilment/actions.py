"""What a person has to decide before an order can go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from windlass.fulfilment import accepting, models, workflow
from windlass.fulfilment.choices import apply
from windlass.fulfilment.errors import ActionAlreadyResolved, ActionNotFound, ChoiceUnknown
from windlass.fulfilment.events import ActionNeeded, ActionResolved, WithdrawalDeclined
from windlass.fulfilment.models import Action, SupplierOrder
from windlass.fulfilment.reporting import report
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.rules import COSTS_MONEY, ActionKind, Choice
from windlass.fulfilment.whole import OPEN, Fulfilment
from windlass.kit import clock
from windlass.kit.errors import Invalid
from windlass.kit.ids import new_id
from windlass.kit.paging import Page
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tenancy.context import Permission, StoreContext


def list_open(store: StoreContext, *, limit: int, cursor: str | None = None) -> Page[Action]:
    """Oldest first. Raises Forbidden (403) and CursorInvalid (422)."""
    store.require(Permission.ORDERS_READ)
    return FulfilmentRepository(store.store_id).open_actions(limit=limit, cursor=cursor)


def resolve(store: StoreContext, action_id: str, choice: str, *, reason: str = "") -> Action:
    """Decide; the order's execution goes on. The same choice again changes nothing.

    Raises Forbidden (403; choices that cost money need the right to refund), ActionNotFound (404),
    ChoiceUnknown (422), Invalid (422) to decline without a reason and ActionAlreadyResolved (409).
    """
    store.require(Permission.FULFILMENT_WRITE)
    if choice in COSTS_MONEY:
        store.require(Permission.REFUNDS_WRITE)
    order_id = models.order_of_action(action_id)
    fulfilments = FulfilmentRepository(store.store_id)
    found = fulfilments.find(order_id)
    if found is None or action_id not in found.actions:
        raise ActionNotFound(f"There is no action {action_id}.")
    order = orders.get(store, order_id)

    def decide(found: Fulfilment, change: Change) -> None:
        action = found.actions[action_id]
        if action.state != OPEN:
            if action.choice == choice:
                return
            raise ActionAlreadyResolved("This has been decided already.", choice=action.choice)
        if choice not in action.choices:
            raise ChoiceUnknown.field(
                "choice", "choice", f"Choose one of {', '.join(action.choices)}."
            )
        if choice == Choice.DECLINE and not reason.strip():
            raise Invalid.field("reason", "required", "Say why: the shopper is told.")
        close(found, change, action, state="resolved")
        action.choice, action.resolved_by = choice, store.actor_id
        action.reason = reason.strip()
        if action.part_id is not None:
            part = found.parts[action.part_id]
            part.news, part.news_kind = f"Goes on with {part.supplier_name}.", "part_resumed"
        if choice == Choice.ACCEPT:
            accepting.accept(store, order, found, change, action)
        elif choice == Choice.DECLINE:
            change.tell(WithdrawalDeclined(action_id, order_id))
        else:
            apply(store, order, found, change, action, Choice(choice))
        workflow.news(found.workflow, change)

    found, is_new = fulfilments.change(order_id, decide)
    action = found.actions[action_id]
    if is_new:
        orders.record(
            store,
            order_id,
            kind="withdrawal_declined" if choice == Choice.DECLINE else "action_resolved",
            message=f"Decided: {choice.replace('_', ' ')}. ({action.reason or action.problem})",
            action_id=action_id,
        )
    report(store, order_id)
    if choice == Choice.ACCEPT:
        workflow.go_on(store, order_id)
    else:
        workflow.wake(store, order_id)
    return action


def raise_for(
    order: Order,
    found: Fulfilment,
    change: Change,
    kind: ActionKind,
    problem: str,
    choices: Sequence[Choice],
    *,
    part: SupplierOrder | None = None,
    **details: Any,
) -> None:
    """Add to a change: the order, or one supplier order, waits for a person. What waits already
    keeps the action it has."""
    waiting = part if part is not None else found.workflow
    if waiting.action_id is not None:
        return
    action = add(order, found, change, kind, problem, choices, part=part, **details)
    waiting.action_id = action.action_id
    if part is not None:
        part.news, part.news_kind = problem, "action_needed"
    change.save(waiting)


def add(
    order: Order,
    found: Fulfilment,
    change: Change,
    kind: ActionKind,
    problem: str,
    choices: Sequence[Choice],
    *,
    part: SupplierOrder | None = None,
    **details: Any,
) -> Action:
    """Add to a change: a person is asked, and nothing waits for the answer."""
    action = Action(
        action_id=f"{order.order_id}-{new_id()}",
        order_id=order.order_id,
        order_number=order.number,
        part_id=part.part_id if part is not None else None,
        kind=kind.value,
        problem=problem,
        choices=[choice.value for choice in choices],
        details=details,
        state=OPEN,
        raised_at=clock.now(),
    )
    found.actions[action.action_id] = action
    change.save(action)
    change.tell(ActionNeeded(action.action_id, order.order_id, kind.value, problem))
    return action


def close(found: Fulfilment, change: Change, action: Action, *, state: str) -> None:
    """Add to a change: nobody waits for this action any more."""
    action.state, action.resolved_at = state, clock.now()
    part = found.parts.get(action.part_id or "")
    waiting = part if part is not None else found.workflow
    if waiting.action_id == action.action_id:
        waiting.action_id = None
    change.save(action, waiting)
    change.tell(ActionResolved(action.action_id, action.order_id))


def withdraw(found: Fulfilment, change: Change, action_id: str | None) -> None:
    """Add to a change: what was asked has answered itself."""
    action = found.actions.get(action_id or "")
    if action is not None and action.state == OPEN:
        close(found, change, action, state="withdrawn")
