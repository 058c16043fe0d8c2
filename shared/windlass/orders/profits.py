"""What one order earned. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from windlass.kit.money import Money
from windlass.orders.rules import OrderLine, Part, PartState, Payment


@dataclass(frozen=True, slots=True)
class Profit:
    """revenue - item_cost - supplier_shipping - payment_fee = profit. Revenue is what was paid and
    kept, without the tax in it. `is_final` once every cost is what was charged and not what was
    expected."""

    revenue: Money
    item_cost: Money
    supplier_shipping: Money
    payment_fee: Money
    profit: Money
    margin_basis_points: int
    is_final: bool


def profit_of(
    lines: Iterable[OrderLine],
    parts: Iterable[Part],
    payment: Payment,
    *,
    is_cancelled: bool,
    tax: Money | None = None,
) -> Profit:
    """Profit of one order in the order's currency.

    A line is costed by its part when the supplier has charged for it, by its frozen expectation
    before that, and at nothing when its part or the whole order was cancelled before a supplier
    charged for it, or when its cost was never known. `tax` is all that the price contained: of
    what was given back, the same share was tax.
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
    kept = payment.refundable
    tax_kept = (tax or zero).split([kept.amount, payment.given_back.amount])[0]
    revenue = kept - tax_kept
    fee = payment.fee or zero
    profit = revenue - item_cost - shipping_cost - fee
    margin = profit.amount * 10_000 // revenue.amount if revenue.amount > 0 else 0
    return Profit(revenue, item_cost, shipping_cost, fee, profit, margin, is_final)
