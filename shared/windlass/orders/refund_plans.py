"""What one refund consists of, and where its money goes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from windlass.kit.money import Money, total
from windlass.kit.money_text import for_merchant
from windlass.orders import rules, taxes_back
from windlass.orders.errors import RefundTooLarge
from windlass.orders.rules import CreditPart, Payment
from windlass.pricing import documents
from windlass.pricing import refunds as pricing

if TYPE_CHECKING:
    from windlass.orders.models import Order
    from windlass.pricing.models import Breakdown, PricedTax, RefundedLine


class Asked(Struct, frozen=True):
    """Units of lines and, if so, the delivery, whose value is worked out; or an amount alone. An
    amount beside lines is what the person saw: another value is refused."""

    amount: Money | None = None
    quantities: Mapping[str, int] = field(default_factory=dict)  # line id -> units
    with_shipping: bool = False

    @property
    def is_by_lines(self) -> bool:
        return bool(self.quantities) or self.with_shipping


class Rest(Asked, frozen=True, kw_only=True):
    """What is asked to give back all that is left of some lines, and what that is worth."""

    worth: Money


class Share(Struct, frozen=True):
    """What goes back to one gift card or store credit."""

    credit_id: str
    label: str
    amount: Money


class Plan(Struct, frozen=True):
    """amount = to_card + the shares; `tax` is the part of the amount that was tax. A refund of an
    amount alone has no lines, and its share of the tax of what was sold: none of gift cards."""

    amount: Money
    lines: tuple[RefundedLine, ...]
    shipping: Money
    shipping_tax: Money
    tax: Money
    tax_parts: tuple[PricedTax, ...]  # of which rate the tax is
    to_card: Money
    to_credits: tuple[Share, ...]
    has_shipping: bool


def plan(order: Order, asked: Asked) -> Plan:
    """Raises Invalid (422) for lines that are not there or back already, and RefundTooLarge (422)
    for more than is left, another currency, or nothing."""
    payment = rules.payment_from(order.payment)
    breakdown = documents.from_document(order.breakdown)
    zero = Money.zero(order.currency)
    lines: tuple[RefundedLine, ...] = ()
    shipping = shipping_tax = zero
    if asked.is_by_lines:
        if asked.with_shipping and order.returned.get("shipping"):
            raise RefundTooLarge.field(
                "with_shipping", "refundable", "The delivery was given back already."
            )
        made = pricing.refund(
            breakdown,
            asked.quantities,
            refunded=order.returned.get("lines", {}),
            with_shipping=asked.with_shipping,
        )
        amount, lines = made.total, made.lines
        shipping, shipping_tax = made.shipping, made.shipping_tax
        _require_seen(asked.amount, amount)
    else:
        amount = asked.amount or zero
    _require_refundable(payment, amount)
    tax_parts = taxes_back.within(
        order, amount, quantities=asked.quantities, with_shipping=asked.with_shipping
    )
    to_card, to_credits = split(payment, amount)
    return Plan(
        amount=amount,
        lines=lines,
        shipping=shipping,
        shipping_tax=shipping_tax,
        tax=total([part.amount for part in tax_parts], order.currency),
        tax_parts=tax_parts,
        to_card=to_card,
        to_credits=to_credits,
        has_shipping=asked.with_shipping,
    )


def rest_of(order: Order, line_ids: Collection[str] | None) -> Rest | None:
    """All units of these lines that are not back yet; without `line_ids`, of all lines, with the
    delivery. By lines as far as money is left for them, so that their tax is exact; where an
    amount was given back before without saying of what, the amount that is left. None when
    nothing is."""
    left, back = rules.payment_from(order.payment).refundable, order.returned.get("lines", {})
    breakdown = documents.from_document(order.breakdown)
    units = {
        line.line_id: line.quantity - back.get(line.line_id, 0)
        for line in breakdown.lines
        if line_ids is None or line.line_id in line_ids
    }
    quantities = {line_id: count for line_id, count in units.items() if count > 0}
    with_shipping = (
        line_ids is None and breakdown.delivery is not None and not order.returned.get("shipping")
    )
    worth = pricing.refund(breakdown, quantities, refunded=back, with_shipping=with_shipping).total
    is_all_of_it = worth == left if line_ids is None else worth <= left
    if is_all_of_it and worth.amount:
        return Rest(None, quantities, with_shipping, worth=worth)
    amount = left if line_ids is None else min(worth, left)
    return Rest(amount, worth=amount) if amount.amount else None


def split(payment: Payment, amount: Money) -> tuple[Money, tuple[Share, ...]]:
    """To the card as much as it was charged, the rest to what else paid, last spent first."""
    to_card = min(amount, payment.captured - payment.refunded)
    rest, shares = amount - to_card, []
    for part in reversed(payment.credits):
        back = min(rest, part.left)
        if back.amount > 0:
            shares.append(Share(part.credit_id, part.label, back))
            rest -= back
    return to_card, tuple(shares)


def tax_of(breakdown: Breakdown) -> Money:
    """All tax in the total, on top of the prices and inside them."""
    return breakdown.tax + breakdown.tax_included


def given_back(payment: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """The payment with the plan carried out."""
    return _moved(
        payment, plan.to_card, {share.credit_id: share.amount for share in plan.to_credits}
    )


def taken_back(
    payment: dict[str, Any], to_card: Money, shares: tuple[Share, ...]
) -> dict[str, Any]:
    """The payment as if these had never been given back."""
    return _moved(payment, -to_card, {share.credit_id: -share.amount for share in shares})


def moved_by_card(payment: dict[str, Any], amount: Money) -> dict[str, Any]:
    """The payment when the provider gave that back by itself."""
    return _moved(payment, amount, {})


def returned(order: Order, asked: Asked, plan: Plan) -> dict[str, Any]:
    """The order's record of what came back, with what is asked. Its payment is changed after."""
    units = dict(order.returned.get("lines", {}))
    for line_id, quantity in asked.quantities.items():
        units[line_id] = units.get(line_id, 0) + quantity
    return {
        **order.returned,
        "lines": units,
        "shipping": bool(order.returned.get("shipping")) or asked.with_shipping,
        **taxes_back.added(order, plan.tax_parts),
    }


def returned_outside(order: Order, amount: Money, refund_id: str) -> dict[str, Any]:
    """The same record after the provider gave an amount back by itself. The order's payment is
    changed after."""
    parts = taxes_back.within(order, amount)
    taxes = taxes_back.added(order, parts)
    if not taxes:
        return order.returned
    rows = {**order.returned.get("outside", {}), refund_id: taxes_back.rows_of(parts)}
    return {**order.returned, **taxes, "outside": rows}


def not_returned(
    order: Order, quantities: Mapping[str, int], taxes: list[dict[str, Any]], *, shipping: bool
) -> dict[str, Any]:
    """The same record after a refund of these failed. The order's payment is changed after."""
    units = dict(order.returned.get("lines", {}))
    for line_id, quantity in quantities.items():
        units[line_id] = units.get(line_id, 0) - quantity
    has_shipping = bool(order.returned.get("shipping")) and not shipping
    return {
        **order.returned,
        "lines": {key: left for key, left in units.items() if left},
        "shipping": has_shipping,
        **taxes_back.without(order, taxes),
    }


def _moved(payment: dict[str, Any], to_card: Money, shares: Mapping[str, Money]) -> dict[str, Any]:
    before = rules.payment_from(payment)
    zero = Money.zero(to_card.currency)
    credits_ = tuple(
        CreditPart(
            part.credit_id,
            part.label,
            part.spent,
            part.returned + shares.get(part.credit_id, zero),
        )
        for part in before.credits
    )
    refunded = before.refunded + to_card
    return {
        **payment,
        "refunded": {"amount": refunded.amount, "currency": refunded.currency},
        "credits": [rules.to_document(part) for part in credits_],
    }


def _require_seen(seen: Money | None, amount: Money) -> None:
    if seen is not None and seen != amount:
        text = f"These are worth {for_merchant(amount)} now. Look at it again."
        raise RefundTooLarge.field("amount.amount", "changed", text)


def _require_refundable(payment: Payment, amount: Money) -> None:
    if amount.currency != payment.captured.currency:
        raise RefundTooLarge.field(
            "amount.currency", "currency", f"This order was paid in {payment.captured.currency}."
        )
    if amount.amount <= 0:
        raise RefundTooLarge.field("amount.amount", "positive", "Refund more than nothing.")
    if payment.refundable < amount:
        left = payment.refundable
        raise RefundTooLarge.field(
            "amount.amount", "refundable", f"At most {for_merchant(left)} is left."
        )
