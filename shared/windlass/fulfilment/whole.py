"""All of one order's fulfilment, as one read finds it, and what comes next for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from windlass.fulfilment.models import Action, Parcel, SupplierOrder, Workflow
from windlass.fulfilment.rules import (
    BEFORE_ORDERED,
    ENDED,
    ActionKind,
    State,
    items_text,
)
from windlass.kit.money_text import for_merchant
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.orders.rules import OrderLine

OPEN = "open"
GIFT_CARD = "gift_card"  # a line's kind
STEP_OF = {State.PLANNED: "quote", State.PLACING: "place", State.UNPAID: "pay"}


class Next(StrEnum):
    """The states of the workflow's state machine that an order may go to."""

    CANCEL = "cancel"
    REFUND = "refund"
    ASSESS = "assess"
    WINDOW = "window"
    PLAN = "plan"
    WORK = "work"
    SLEEP = "sleep"
    NAP = "nap"  # a supplier is to be asked again soon
    END = "end"


class Fulfilment(Struct):
    workflow: Workflow
    parts: dict[str, SupplierOrder] = field(default_factory=dict)
    parcels: dict[str, Parcel] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)

    @property
    def live_parts(self) -> list[SupplierOrder]:
        return [part for part in self.parts.values() if part.state != State.CANCELLED]

    @property
    def open_actions(self) -> list[Action]:
        return [action for action in self.actions.values() if action.state == OPEN]

    @property
    def withdrawal(self) -> Action | None:
        """What asks about the shopper's withdrawal, whether it is decided or not."""
        asked = (one for one in self.actions.values() if one.kind == ActionKind.WITHDRAWAL)
        return next(asked, None)

    def parcels_of(self, part_id: str) -> list[Parcel]:
        return [parcel for parcel in self.parcels.values() if parcel.part_id == part_id]

    def uncovered(self, line_ids: Iterable[str]) -> list[str]:
        """The lines that no supplier order has and that are still to be delivered."""
        covered = {line for part in self.live_parts for line in line_ids_of(part)}
        covered.update(self.workflow.dropped)
        return [line_id for line_id in line_ids if line_id not in covered]

    def next_step(self, order: Order, *, window_seconds: int, now: datetime) -> dict[str, Any]:
        """`next`, with `seconds` to wait in the cancel window, the `parts` to work on and the
        count of news that this was decided upon."""
        what, seconds, parts = self._next(order, window_seconds, now)
        return {
            "next": what.value,
            "seconds": seconds,
            "parts": parts,
            "seen": self.workflow.wakes,
        }

    def _next(
        self, order: Order, window_seconds: int, now: datetime
    ) -> tuple[Next, int, list[dict[str, str]]]:
        workflow = self.workflow
        if order.cancelled_at is not None:
            return Next.END, 0, []
        if workflow.cancelling is not None:
            return Next.CANCEL, 0, []
        if workflow.refunds_due:
            return Next.REFUND, 0, []
        if not workflow.is_approved:
            return (Next.SLEEP if workflow.action_id else Next.ASSESS), 0, []
        goods = goods_lines(order)
        if not goods:
            return Next.END, 0, []
        left = order.placed_at + timedelta(seconds=window_seconds) - now
        if left > timedelta() and not self.parts:
            return Next.WINDOW, int(left.total_seconds()) + 1, []
        uncovered = self.uncovered(line.line_id for line in goods)
        withdrawal = self.withdrawal
        is_in_doubt = withdrawal is not None and withdrawal.state == OPEN
        if uncovered and workflow.action_id is None and not is_in_doubt:
            return Next.PLAN, 0, []
        due = [part for part in self.live_parts if is_waiting_for_us(part)]
        now_seconds = int(now.timestamp())
        work = [part for part in due if part.retry_at <= now_seconds]
        if work:
            return Next.WORK, 0, [_task(part) for part in work]
        if due:
            return Next.NAP, 0, []
        is_under_way = any(part.state not in ENDED for part in self.parts.values())
        return (Next.SLEEP if is_under_way or uncovered else Next.END), 0, []


def goods_lines(order: Order) -> list[OrderLine]:
    """What suppliers deliver: all but gift cards, which are mailed as soon as they are paid."""
    return [line for line in orders.lines_of(order) if line.kind != GIFT_CARD]


def is_waiting_for_us(part: SupplierOrder) -> bool:
    """True when neither a person nor a supplier has to do something first."""
    return part.state in BEFORE_ORDERED and part.action_id is None and not part.waits_for_reconnect


def line_ids_of(part: SupplierOrder) -> list[str]:
    return [line["line_id"] for line in part.lines]


def goods_of(part: SupplierOrder) -> str:
    """In words, with what it costs delivered once that is known."""
    count = items_text(sum(line["quantity"] for line in part.lines))
    if part.item_cost is None or part.shipping_cost is None:
        return count
    return f"{count} for {for_merchant(part.item_cost + part.shipping_cost)}"


def _task(part: SupplierOrder) -> dict[str, str]:
    return {"part_id": part.part_id, "step": STEP_OF[State(part.state)]}
