"""Pure facts about orders: what the parts make of the whole, and what it earned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from windlass.kit.money import Money


class Status(StrEnum):
    """Derived from the parts, never set."""

    WAITING = "waiting"  # paid; nothing is ordered from a supplier yet
    NEEDS_ACTION = "needs_action"  # a person has to decide something
    ORDERED = "ordered"  # every open part is ordered from its supplier
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"  # all of the money went back without a cancellation


class PartState(StrEnum):
    """One supplier order of an order."""

    PLANNED = "planned"
    NEEDS_ACTION = "needs_action"
    ORDERED = "ordered"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class PaymentStatus(StrEnum):
    PAID = "paid"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class OrderLine:
    line_id: str
    product_id: str
    variant_id: str
    title: str
    variant_title: str
    sku: str
    image: str | None
    quantity: int
    unit_price: Money
    unit_cost: Money | None  # what the merchant expected to pay, frozen at the sale
    requires_shipping: bool = True


@dataclass(frozen=True, slots=True)
class Payment:
    """The money as the payment provider has it. `fee` is the provider's and ours together, known
    once the provider has settled the charge."""

    provider: str
    account_id: str
    session_id: str
    intent_id: str
    charge_id: str | None
    captured: Money
    refunded: Money
    fee: Money | None
    risk_level: str | None
    risk_score: int | None

    @property
    def refundable(self) -> Money:
        return self.captured - self.refunded

    @property
    def status(self) -> PaymentStatus:
        if self.refunded.amount == 0:
            return PaymentStatus.PAID
        whole = self.refunded.amount >= self.captured.amount
        return PaymentStatus.REFUNDED if whole else PaymentStatus.PARTLY_REFUNDED


@dataclass(frozen=True, slots=True)
class Part:
    """What one supplier delivers of the order. Costs are what the supplier charged, in the store's
    currency at the rate of that moment; None until it is ordered."""

    part_id: str
    supplier_id: str | None
    supplier_name: str
    state: PartState
    line_ids: tuple[str, ...]
    item_cost: Money | None
    shipping_cost: Money | None


@dataclass(frozen=True, slots=True)
class Profit:
    """revenue - item_cost - supplier_shipping - payment_fee = profit. `is_final` once every cost is
    what was charged and not what was expected."""

    revenue: Money
    item_cost: Money
    supplier_shipping: Money
    payment_fee: Money
    profit: Money
    margin_basis_points: int
    is_final: bool


def status_of(
    parts: Iterable[Part], payment: Payment, *, open_actions: int, is_cancelled: bool
) -> Status:
    """The one word for an order. A part that was cancelled counts for nothing."""
    if is_cancelled:
        return Status.CANCELLED
    states = [part.state for part in parts if part.state is not PartState.CANCELLED]
    if open_actions > 0 or PartState.NEEDS_ACTION in states:
        return Status.NEEDS_ACTION
    if states and all(state is PartState.DELIVERED for state in states):
        return Status.DELIVERED
    under_way = (PartState.SHIPPED, PartState.DELIVERED)
    if states and all(state in under_way for state in states):
        return Status.SHIPPED
    if any(state in under_way for state in states):
        return Status.PARTLY_SHIPPED
    if payment.status is PaymentStatus.REFUNDED:
        return Status.REFUNDED
    if states and all(state is PartState.ORDERED for state in states):
        return Status.ORDERED
    return Status.WAITING


def profit_of(
    lines: Iterable[OrderLine], parts: Iterable[Part], payment: Payment, *, is_cancelled: bool
) -> Profit:
    """Profit of one order in the order's currency.

    A line is costed by its part when the supplier has charged for it, by its frozen expectation
    before that, and at nothing when its part or the whole order was cancelled before a supplier
    charged for it, or when its cost was never known.
    """
    zero = Money.zero(payment.captured.currency)
    item_cost = shipping_cost = zero
    is_final = payment.fee is not None
    settled: set[str] = set()
    for part in parts:
        if part.state is PartState.CANCELLED:
            settled.update(part.line_ids)
        elif part.item_cost is not None:
            settled.update(part.line_ids)
            item_cost += part.item_cost
            shipping_cost += part.shipping_cost or zero
    for line in lines:
        if line.line_id not in settled and not is_cancelled:
            is_final = False
            if line.unit_cost is not None:
                item_cost += line.unit_cost * line.quantity
    revenue = payment.captured - payment.refunded
    fee = payment.fee or zero
    profit = revenue - item_cost - shipping_cost - fee
    margin = profit.amount * 10_000 // revenue.amount if revenue.amount > 0 else 0
    return Profit(revenue, item_cost, shipping_cost, fee, profit, margin, is_final)


def to_document(value: OrderLine | Payment | Part) -> dict[str, Any]:
    """JSON-able, for the table."""
    return asdict(value)


def line_from(document: dict[str, Any]) -> OrderLine:
    return OrderLine(
        **{
            **document,
            "unit_price": _money(document["unit_price"]),
            "unit_cost": _maybe_money(document.get("unit_cost")),
        }
    )


def payment_from(document: dict[str, Any]) -> Payment:
    return Payment(
        **{
            **document,
            "captured": _money(document["captured"]),
            "refunded": _money(document["refunded"]),
            "fee": _maybe_money(document.get("fee")),
        }
    )


def part_from(document: dict[str, Any]) -> Part:
    return Part(
        **{
            **document,
            "state": PartState(document["state"]),
            "line_ids": tuple(document["line_ids"]),
            "item_cost": _maybe_money(document.get("item_cost")),
            "shipping_cost": _maybe_money(document.get("shipping_cost")),
        }
    )


def _money(document: dict[str, Any]) -> Money:
    return Money(document["amount"], document["currency"])


def _maybe_money(document: dict[str, Any] | None) -> Money | None:
    return None if document is None else _money(document)
