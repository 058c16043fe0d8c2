"""What one order earned. Pure.

A gift card that is sold is no revenue: the store owes its value until it is spent. It becomes
revenue in the order that it pays for, where it counts like money. So a card's sale earns nothing
and costs the payment's fee, and goods count once, whether their buyer paid by card or with a gift
card. A card that is never spent never becomes revenue here: that is for the books.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from windlass.currencies.exchange import Exchange
from windlass.kit.money import Money
from windlass.orders.rules import OrderLine, Part, PartState, Payment

GIFT_CARD = "gift_card"


class Profit(Struct, frozen=True):
    """revenue - item_cost - supplier_shipping - payment_fee = profit. Revenue is what was paid for
    goods and their delivery and kept, without the tax in it. `is_final` once every cost is what was
    charged and not what was expected."""

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
    exchange: Exchange | None = None,
    tax: Money | None = None,
    returned: Mapping[str, int] | None = None,
) -> Profit:
    """Profit of one order in the store's currency: what was paid at the rate of `exchange`, frozen
    with the order. Costs and the fee are in the store's currency already.

    A line is costed by its part when the supplier has charged for it, by its frozen expectation
    before that, and at nothing when its part or the whole order was cancelled before a supplier
    charged for it, or when its cost was never known. `tax` is all that the price contained: of
    what was given back for goods, the same share was tax. `returned` are the units given back, by
    line id: of gift cards that are not among them the value is owed, as far as money was kept.
    """
    lines = list(lines)
    zero = Money.zero(payment.captured.currency)
    known = exchange or Exchange.own(zero.currency)
    item_cost = shipping_cost = nothing = Money.zero(known.base)
    is_final = payment.fee is not None
    settled: set[str] = set()
    for part in parts:
        if part.state is PartState.CANCELLED:
            settled.update(part.line_ids)
        elif part.item_cost is not None:
            settled.update(part.line_ids)
            item_cost += part.item_cost
            shipping_cost += part.shipping_cost or nothing
    for line in lines:
        is_goods = line.kind != GIFT_CARD  # nobody supplies a gift card
        if is_goods and line.line_id not in settled and not is_cancelled:
            is_final = False
            if line.unit_cost is not None:
                item_cost += line.unit_cost * line.quantity
    kept = payment.refundable
    sold, owed = _gift_cards(lines, returned or {}, zero)
    goods_kept = kept - min(owed, kept)
    goods_back = payment.paid - sold - goods_kept
    tax_kept = (tax or zero).split([goods_kept.amount, max(goods_back.amount, 0)])[0]
    revenue = known.back(goods_kept - tax_kept)
    fee = payment.fee or nothing
    profit = revenue - item_cost - shipping_cost - fee
    margin = profit.amount * 10_000 // revenue.amount if revenue.amount > 0 else 0
    return Profit(revenue, item_cost, shipping_cost, fee, profit, margin, is_final)


def _gift_cards(
    lines: Iterable[OrderLine], returned: Mapping[str, int], zero: Money
) -> tuple[Money, Money]:
    """The value of the gift cards that were sold, and of those that were not given back. They carry
    neither discounts nor tax."""
    sold = owed = zero
    for line in lines:
        if line.kind == GIFT_CARD:
            sold += line.unit_price * line.quantity
            owed += line.unit_price * (line.quantity - returned.get(line.line_id, 0))
    return sold, owed
