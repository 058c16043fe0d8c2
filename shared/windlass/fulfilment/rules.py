"""Pure facts about fulfilment: what comes next, what is allowed to cost what, what to call it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from windlass.kit.money import Money, total
from windlass.orders.rules import PartState, Payment
from windlass.pricing import refunds as pricing
from windlass.pricing.models import Breakdown


class State(StrEnum):
    """Of one supplier order."""

    PLANNED = "planned"  # to be quoted and placed; nothing happened yet
    PLACING = "placing"  # somebody asked the supplier; the answer is not written down yet
    UNPAID = "unpaid"  # the supplier has it and waits for money
    ORDERED = "ordered"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


ENDED = frozenset({State.DELIVERED, State.CANCELLED})
BEFORE_ORDERED = frozenset({State.PLANNED, State.PLACING, State.UNPAID})
AT_SUPPLIER = frozenset({State.UNPAID, State.ORDERED, State.SHIPPED})
GONE_OUT = frozenset({State.SHIPPED, State.DELIVERED})
ADVANCE = (State.UNPAID, State.ORDERED, State.SHIPPED, State.DELIVERED)  # never goes back


class ActionKind(StrEnum):
    REVIEW = "review"  # a risky payment
    START = "start"  # the store sends orders to suppliers by hand
    NO_SUPPLIER = "no_supplier"
    RATE_MISSING = "rate_missing"
    LOSS = "loss"
    BALANCE_LOW = "balance_low"
    PAY_BY_HAND = "pay_by_hand"
    HELD = "held_by_supplier"
    REFUSED = "refused_by_supplier"
    OUTCOME_UNKNOWN = "outcome_unknown"
    ORDER_BY_HAND = "order_by_hand"
    CANCELLED_BY_SUPPLIER = "cancelled_by_supplier"
    CANCEL_BY_HAND = "cancel_by_hand"
    REFUND_FAILED = "refund_failed"
    WITHDRAWAL = "withdrawal"  # the shopper gives something back, as the law allows


OUTLIVES_ITS_ORDER = frozenset({ActionKind.CANCEL_BY_HAND, ActionKind.REFUND_FAILED})


class Choice(StrEnum):
    APPROVE = "approve"
    CANCEL = "cancel"  # the whole order, with a refund
    RETRY = "retry"
    SWITCH = "switch"  # to another supplier
    MANUAL = "manual"  # order it by hand
    ACCEPT_LOSS = "accept_loss"
    CANCEL_PART = "cancel_part"  # these items, with a refund
    ORDERED = "ordered"  # was ordered by hand
    DONE = "done"
    ACCEPT = "accept"  # what the shopper withdrew from: stopped or refunded
    DECLINE = "decline"  # with a reason, which the shopper is told


COSTS_MONEY = frozenset({Choice.CANCEL, Choice.ACCEPT_LOSS, Choice.CANCEL_PART, Choice.ACCEPT})

RISK_OF_LEVEL = {"elevated": 65, "highest": 75}  # where Stripe tells no score
POLL_EVERY = (timedelta(minutes=1), timedelta(hours=6))


def risk_of(payment: Payment) -> int:
    """0 to 100."""
    if payment.risk_score is not None:
        return payment.risk_score
    return RISK_OF_LEVEL.get(payment.risk_level or "", 0)


def is_risky(payment: Payment, threshold: int) -> bool:
    """Whether a store that holds orders from this risk on holds this one."""
    return 0 < risk_of(payment) >= threshold


def number_of(store_id: str, order_number: int, n: int) -> str:
    """Our own number of a supplier order, at most 32 characters. It is unique in an account that
    several stores share, because it carries 40 of the store id's random bits."""
    return f"{store_id[-8:]}-{order_number}-{n}"


def revenue_of(breakdown: Breakdown, line_ids: set[str]) -> Money:
    """What the shopper pays for these lines, with their share of the delivery: the shares of all
    lines add up to the whole."""
    weights = [line.net.amount for line in breakdown.lines]
    if sum(weights) == 0:
        weights = [1] * len(weights)
    shares = zip(breakdown.shipping.split(weights), breakdown.lines, strict=True)
    delivery = [share for share, line in shares if line.line_id in line_ids]
    return total(delivery, breakdown.currency) + value_of(breakdown, line_ids)


def value_of(breakdown: Breakdown, line_ids: set[str]) -> Money:
    """What was paid for the goods of these lines, without delivery."""
    quantities = {
        line.line_id: line.quantity for line in breakdown.lines if line.line_id in line_ids
    }
    return pricing.refund(breakdown, quantities).total


def keeps_enough(revenue: Money, cost: Money, guard_basis_points: int) -> bool:
    """True when at least the guard's share of the revenue is left after the cost."""
    return cost <= revenue - revenue.share(guard_basis_points)


def part_state(state: State, *, needs_action: bool) -> PartState:
    """What the order shows of a supplier order."""
    if state in ENDED:
        return PartState(state.value)
    if needs_action:
        return PartState.NEEDS_ACTION
    return PartState.PLANNED if state in BEFORE_ORDERED else PartState(state.value)


def is_ahead(state: State, of: State) -> bool:
    """News never take a supplier order back to where it was before."""
    return ADVANCE.index(state) > ADVANCE.index(of) if of in ADVANCE else True


def next_poll(since: datetime, now: datetime) -> datetime:
    """When to ask again: soon after something happened, then ever more seldom."""
    shortest, longest = POLL_EVERY
    return now + min(max((now - since) / 4, shortest), longest)


def items_text(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"
