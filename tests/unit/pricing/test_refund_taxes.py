"""Goods carry tax and gift cards carry none, however the money of both comes back."""

from __future__ import annotations

from copy import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support.carts_factories import pricing_line as line
from tests.unit.pricing.pricing_inputs import inputs
from windlass.kit.money import Money
from windlass.pricing import refund_taxes
from windlass.pricing.models import Breakdown, PricedTax, PricingInput
from windlass.pricing.refund_taxes import Returned, taxes_of, taxes_within
from windlass.pricing.refunds import refund
from windlass.pricing.service import price
from windlass.tax.rules import TaxRate, TaxTable

few = settings(max_examples=120, deadline=None)
VAT = TaxTable(inclusive=True, rates={"standard": (TaxRate("DE", "VAT", 190_000),), "zero": ()})


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def amount_of(parts: Any) -> int:
    return sum(part.amount.amount for part in parts)


@pytest.fixture
def mixed() -> Breakdown:
    """Two lamps at 59.50 with 9.50 of tax in each, a book without tax for 20.00 and a gift card
    for 50.00."""
    card = replace(line("card", 5000), is_gift_card=True)
    book = replace(line("book", 2000), tax_class="zero")
    priced = price(PricingInput("EUR", (line("lamp", 5950, 2), book, card), tax=VAT))
    assert (priced.total, priced.tax_included) == (eur(18_900), eur(1900))
    return priced


def test_amount_carries_the_tax_of_the_goods_and_none_of_gift_cards(mixed: Breakdown) -> None:
    [of_half] = taxes_within(mixed, eur(6950), before=Returned(eur(0)), gift_cards={"card"})
    of_cards = taxes_within(mixed, eur(5000), before=Returned(eur(13_900)), gift_cards={"card"})

    assert (of_half.base, of_half.amount) == (eur(5000), eur(950))  # half of 139.00 of goods
    assert of_cards == ()


def test_amount_over_both_takes_all_tax_of_the_goods_and_no_more(mixed: Breakdown) -> None:
    [all_of_it] = taxes_within(mixed, eur(15_000), before=Returned(eur(0)), gift_cards={"card"})

    assert (all_of_it.base, all_of_it.amount) == (eur(10_000), eur(1900))


def test_amount_after_the_goods_came_back_by_name_is_for_gift_cards(mixed: Breakdown) -> None:
    before = Returned(eur(13_900), {"lamp": 2, "book": 1})

    assert taxes_within(mixed, eur(3000), before=before, gift_cards={"card"}) == ()


def test_amount_after_a_gift_card_came_back_by_name_is_for_the_goods(mixed: Breakdown) -> None:
    before = Returned(eur(5000), {"card": 1})

    [part] = taxes_within(mixed, eur(6950), before=before, gift_cards={"card"})

    assert part.amount == eur(950)


def test_refund_that_the_bank_sent_back_is_taxed_anew_later(mixed: Breakdown) -> None:
    first = taxes_within(mixed, eur(5950), before=Returned(eur(0)), gift_cards={"card"})
    before, after = Returned(eur(5950)), Returned(eur(11_900), {"lamp": 1})
    second = taxes_within(mixed, eur(5950), before=before, after=after, gift_cards={"card"})

    kept = refund_taxes.added_up(mixed, (*first, *second), first, sign=-1)  # the first came back
    last = taxes_within(
        mixed,
        eur(12_950),
        before=Returned(eur(5950), {"lamp": 1}),
        gift_cards={"card"},
        given=kept,
    )

    assert amount_of(second) + amount_of(last) == 1900


@few
@given(inputs(most_quantity=9), st.data())
def test_taxes_of_any_refunds_of_lines_and_amounts_sum_to_all_taxes(
    given_: PricingInput, data: st.DataObject
) -> None:
    priced = price(given_)
    assume(priced.total.amount)
    cards = {one.line_id for one in given_.lines if one.is_gift_card}
    back, taxes = Returned(Money.zero(priced.currency)), list[PricedTax]()
    while back.money < priced.total:
        after = data.draw(goes(priced, back))
        made = after.money - back.money
        own = taxes_within(
            priced, made, before=back, after=after, gift_cards=cards, given=tuple(taxes)
        )
        assert all(part.amount.amount >= 0 and part.base.amount >= 0 for part in own)
        assert amount_of(own) <= made.amount + len(priced.tax_parts)  # each is rounded
        of_cards = {one: units for one, units in after.quantities.items() if one in cards}
        if of_cards and after.money == refund(priced, of_cards).total:
            assert own == ()
        taxes = list(refund_taxes.added_up(priced, taxes, own))
        assert taxes == list(taxes_of(priced, after, gift_cards=cards))
        back = after
    assert taxes == list(priced.tax_parts)


@st.composite
def goes(draw: st.DrawFn, priced: Breakdown, back: Returned) -> Returned:
    """One more refund: units of a line, the delivery, or an amount; as much as money is left."""
    left = priced.total - back.money
    kind = draw(st.sampled_from(["line", "shipping", "amount"]))
    open_ = [one for one in priced.lines if back.quantities.get(one.line_id, 0) < one.quantity]
    if kind == "line" and open_:
        one = draw(st.sampled_from(open_))
        before = back.quantities.get(one.line_id, 0)
        units = draw(st.integers(1, one.quantity - before))
        worth = refund(priced, {one.line_id: units}, refunded=back.quantities).total
        if worth <= left:
            quantities = {**back.quantities, one.line_id: before + units}
            return Returned(back.money + worth, quantities, back.with_shipping)
    if kind == "shipping" and priced.delivery and not back.with_shipping:
        worth = refund(priced, {}, with_shipping=True).total
        if worth <= left:
            return Returned(back.money + worth, back.quantities, with_shipping=True)
    amount = draw(st.integers(max(1, left.amount // 4), left.amount))
    return replace(back, money=back.money + Money(amount, priced.currency))
