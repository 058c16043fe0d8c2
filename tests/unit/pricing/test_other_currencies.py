"""What holds for every cart that is shown, paid and given back in another currency."""

from __future__ import annotations

from copy import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.pricing.pricing_inputs import inputs
from tests.unit.pricing.test_properties import amount_of
from windlass.currencies.exchange import Exchange, Rounding
from windlass.discounts.rules import Promotion
from windlass.kit.money import Money, total
from windlass.orders import worth
from windlass.pricing.models import Credit, Line, PricingInput
from windlass.pricing.refund_taxes import Returned, taxes_within
from windlass.pricing.refunds import refund
from windlass.pricing.service import price
from windlass.shipping.models import ShippingOption

few = settings(max_examples=80, deadline=None)
SHOWN = ["EUR", "JPY", "KWD", "ISK", "HUF", "BHD"]


@st.composite
def abroad(draw: st.DrawFn) -> tuple[PricingInput, Exchange]:
    """A cart as the store has it, changed as carts, shipping and discounts change it."""
    own = draw(inputs(most_quantity=9))
    step = draw(st.sampled_from([1, 5, 100]))
    exchange = Exchange(
        base=own.currency,
        # A price of the store's own currency is refused where it is set, if nobody can pay it.
        currency=draw(st.sampled_from([one for one in SHOWN if one != own.currency])),
        market_id="m1",
        rate=draw(st.decimals("0.001", "500", places=4)),
        margin_basis_points=draw(st.integers(0, 500)),
        adjustment_basis_points=draw(st.integers(-2000, 2000)),
        rounding=Rounding(step, draw(st.integers(0, step - 1))),
    )
    shown = replace(
        own,
        currency=exchange.currency,
        lines=tuple(_line(one, exchange) for one in own.lines),
        shipping=_option(own.shipping, exchange) if own.shipping else None,
        promotions=tuple(_promotion(one, exchange) for one in own.promotions),
        gift_cards=tuple(_credit(one, exchange) for one in own.gift_cards),
        store_credit=tuple(_credit(one, exchange) for one in own.store_credit),
    )
    return shown, exchange


def _line(line: Line, exchange: Exchange) -> Line:
    before = exchange.price(line.compare_at) if line.compare_at else None
    return replace(line, unit_price=exchange.price(line.unit_price), compare_at=before)


def _option(option: ShippingOption, exchange: Exchange) -> ShippingOption:
    return replace(
        option,
        price=exchange.exact(option.price),
        regular_price=exchange.exact(option.regular_price),
        free_above=exchange.exact(option.free_above) if option.free_above else None,
    )


def _promotion(promotion: Promotion, exchange: Exchange) -> Promotion:
    def changed(money: Money | None) -> Money | None:
        return None if money is None else exchange.exact(money)

    return replace(
        promotion,
        amount=changed(promotion.amount),
        minimum_subtotal=changed(promotion.minimum_subtotal),
    )


def _credit(credit: Credit, exchange: Exchange) -> Credit:
    return replace(credit, available=exchange.exact(credit.available))


@few
@given(abroad())
def test_parts_sum_and_can_be_paid(case: tuple[PricingInput, Exchange]) -> None:
    shown, exchange = case
    priced = price(shown)

    assert priced.currency == exchange.currency
    assert sum(line.net.amount for line in priced.lines) == priced.goods.amount
    assert priced.goods + priced.shipping + priced.tax == priced.total
    assert priced.total - priced.gift_cards - priced.store_credit == priced.due
    assert amount_of(priced.steps) == priced.due.amount
    assert priced.due == priced.due.payable(up=False)


@few
@given(abroad(), st.data())
def test_refunds_of_any_split_give_back_what_was_paid_and_undo_what_it_was_worth(
    case: tuple[PricingInput, Exchange], data: Any
) -> None:
    shown, exchange = case
    priced = price(shown)
    before: dict[str, int] = {}
    parts = []
    for line in priced.lines:
        cut = data.draw(st.integers(1, line.quantity))
        for units in (cut, line.quantity - cut):
            if units:
                made = refund(priced, {line.line_id: units}, refunded=before)
                before[line.line_id] = before.get(line.line_id, 0) + units
                parts.append(made.total)
    if priced.delivery:
        parts.append(refund(priced, {}, refunded=before, with_shipping=True).total)

    assert total(parts, exchange.currency) == priced.total
    given_back, at_home = Money.zero(exchange.currency), []
    for one in parts:
        at_home.append(worth.next_part(exchange, one, before=given_back))
        given_back += one
    assert total(at_home, exchange.base) == exchange.back(priced.total)


@few
@given(abroad(), st.integers(0, 10**9))
def test_taxes_of_refunded_amounts_sum_to_the_taxes(
    case: tuple[PricingInput, Exchange], cut: int
) -> None:
    shown, exchange = case
    priced = price(shown)
    first = Money(min(cut, priced.total.amount), exchange.currency)
    rest = priced.total - first

    nothing = Returned(Money.zero(exchange.currency))
    of_first = taxes_within(priced, first, before=nothing)
    parts = (*of_first, *taxes_within(priced, rest, before=Returned(first)))

    if priced.total.amount:
        assert amount_of(parts) == amount_of(priced.tax_parts)
