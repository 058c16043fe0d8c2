"""The taxes that went back with an order's money, kept in the order's record of what came back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import replace
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from windlass.kit.money import Money
from windlass.orders import rules
from windlass.pricing import documents, refund_taxes
from windlass.pricing.models import PricedTax
from windlass.pricing.refund_taxes import Returned

if TYPE_CHECKING:
    from windlass.orders.models import Order
    from windlass.pricing.models import Breakdown

GIFT_CARD = "gift_card"  # a line's kind


def within(
    order: Order,
    amount: Money,
    *,
    quantities: Mapping[str, int] | None = None,
    with_shipping: bool = False,
) -> tuple[PricedTax, ...]:
    """The taxes in a refund of `amount` that goes out next, by rate; see pricing.refund_taxes."""
    breakdown = documents.from_document(order.breakdown)
    before = _before(order)
    units = dict(before.quantities)
    for line_id, count in (quantities or {}).items():
        units[line_id] = units.get(line_id, 0) + count
    after = Returned(before.money + amount, units, before.with_shipping or with_shipping)
    return refund_taxes.taxes_within(
        breakdown,
        amount,
        before=before,
        after=after,
        gift_cards=gift_card_lines(order),
        given=_given(order, breakdown),
    )


def added(order: Order, parts: Sequence[PricedTax]) -> dict[str, list[dict[str, int]]]:
    """For the record, before the order's payment says that these went back; nothing for an order
    without taxes."""
    return _summed(order, parts, sign=1)


def without(order: Order, rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, int]]]:
    """For the record, once the tax rows of a refund have not gone back after all."""
    return _summed(order, parts_from(rows, order.currency), sign=-1)


def outside(order: Order, refund_id: str) -> list[PricedTax] | None:
    """In a refund that was made at the provider; None where it was not written down."""
    rows = order.returned.get("outside", {}).get(refund_id)
    return None if rows is None else parts_from(rows, order.currency)


def rows_of(parts: Iterable[PricedTax]) -> list[dict[str, Any]]:
    """As a refund keeps them, amounts in minor units."""
    return [
        {**asdict(part), "base": part.base.amount, "amount": part.amount.amount} for part in parts
    ]


def parts_from(rows: Iterable[Mapping[str, Any]], currency: str) -> list[PricedTax]:
    return [
        PricedTax(
            jurisdiction=row["jurisdiction"],
            name=row["name"],
            parts_per_million=row["parts_per_million"],
            base=Money(row["base"], currency),
            amount=Money(row["amount"], currency),
            inclusive=row["inclusive"],
            of=row["of"],
        )
        for row in rows
    ]


def gift_card_lines(order: Order) -> frozenset[str]:
    return frozenset(line["line_id"] for line in order.lines if line.get("kind") == GIFT_CARD)


def _before(order: Order) -> Returned:
    money = rules.payment_from(order.payment).given_back
    return Returned(money, order.returned.get("lines", {}), bool(order.returned.get("shipping")))


def _given(order: Order, breakdown: Breakdown) -> tuple[PricedTax, ...]:
    """As it is written down; for an order with refunds from before it was, as the rule has it."""
    rows = order.returned.get("taxes")
    if rows is None:
        return refund_taxes.taxes_of(breakdown, _before(order), gift_cards=gift_card_lines(order))
    return tuple(
        replace(
            part,
            base=Money(row["base"], order.currency),
            amount=Money(row["amount"], order.currency),
        )
        for part, row in zip(breakdown.tax_parts, rows, strict=True)
    )


def _summed(
    order: Order, parts: Sequence[PricedTax], *, sign: int
) -> dict[str, list[dict[str, int]]]:
    breakdown = documents.from_document(order.breakdown)
    given = _given(order, breakdown)
    rows = [
        {"base": max(part.base.amount, 0), "amount": max(part.amount.amount, 0)}
        for part in refund_taxes.added_up(breakdown, given, parts, sign=sign)
    ]
    return {"taxes": rows} if rows else {}
