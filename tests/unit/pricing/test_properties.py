"""What holds for every cart, however odd."""

import json
from copy import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.discounts_factories import percentage
from tests.unit.pricing.pricing_inputs import inputs
from windlass.kit.money import Money
from windlass.pricing import documents
from windlass.pricing.models import Breakdown, PricingInput
from windlass.pricing.refund_taxes import Returned, taxes_within
from windlass.pricing.refunds import refund
from windlass.pricing.service import price

few = settings(max_examples=80, deadline=None)


def amount_of(parts: tuple[Any, ...]) -> int:
    return sum(part.amount.amount for part in parts)


@few
@given(inputs())
def test_parts_sum_to_the_total_and_nothing_is_negative(given_: PricingInput) -> None:
    priced = price(given_)

    assert sum(line.amount.amount for line in priced.lines) == priced.subtotal.amount
    assert sum(line.discount.amount for line in priced.lines) == priced.discount.amount
    assert sum(line.net.amount for line in priced.lines) == priced.goods.amount
    assert priced.subtotal - priced.discount == priced.goods
    assert priced.goods + priced.shipping + priced.tax == priced.total
    assert priced.total - priced.gift_cards - priced.store_credit == priced.due
    assert amount_of(priced.steps) == priced.due.amount
    assert amount_of(priced.credits) == (priced.gift_cards + priced.store_credit).amount
    parts = [priced.subtotal, priced.discount, priced.goods, priced.shipping, priced.tax]
    parts += [priced.total, priced.gift_cards, priced.store_credit, priced.due, priced.savings]
    parts += [part for line in priced.lines for part in (line.amount, line.discount, line.net)]
    parts += [part for one in priced.tax_parts for part in (one.base, one.amount)]
    assert all(part.amount >= 0 and part.currency == given_.currency for part in parts)


@few
@given(inputs())
def test_every_discount_is_the_sum_of_what_it_takes(given_: PricingInput) -> None:
    priced = price(given_)

    off_delivery = priced.delivery.discount.amount if priced.delivery else 0
    assert amount_of(priced.discounts) == priced.discount.amount + off_delivery
    for line in priced.lines:
        assert amount_of(line.discounts) == line.discount.amount
    for discount in priced.discounts:
        if discount.discount_class != "shipping":
            taken = [part for line in priced.lines for part in line.discounts]
            own = [part for part in taken if part.discount_id == discount.discount_id]
            assert amount_of(tuple(own)) == discount.amount.amount > 0


@few
@given(inputs())
def test_taxes_sum_by_line_by_rate_and_in_all(given_: PricingInput) -> None:
    priced = price(given_)

    on_top = tuple(part for part in priced.tax_parts if not part.inclusive)
    inside = tuple(part for part in priced.tax_parts if part.inclusive)
    delivery = priced.delivery
    assert amount_of(on_top) == priced.tax.amount
    assert amount_of(inside) == priced.tax_included.amount
    assert priced.tax.amount == sum(line.tax.amount for line in priced.lines) + (
        delivery.tax.amount if delivery else 0
    )
    assert priced.tax_included.amount == sum(line.tax_included.amount for line in priced.lines) + (
        delivery.tax_included.amount if delivery else 0
    )
    gift_cards = {line.line_id for line in given_.lines if line.is_gift_card}
    for line in priced.lines:
        assert amount_of(line.tax_parts) == (line.tax + line.tax_included).amount
        assert line.tax_included <= line.net
        if line.line_id in gift_cards:
            assert (line.discount.amount, line.tax_parts) == (0, ())


@few
@given(inputs(), st.randoms(use_true_random=False))
def test_no_order_of_lines_promotions_or_cards_matters(given_: PricingInput, random: Any) -> None:
    def shuffled(parts: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(parts, len(parts)))

    other = replace(
        given_,
        lines=shuffled(given_.lines),
        promotions=shuffled(given_.promotions),
        gift_cards=shuffled(given_.gift_cards),
    )

    one, two = price(given_), price(other)

    def unordered(priced: Breakdown) -> Breakdown:
        lines = tuple(sorted(priced.lines, key=lambda line: line.line_id))
        steps = tuple(sorted(priced.steps, key=lambda step: (step.code, step.subject)))
        return replace(priced, lines=lines, steps=steps)

    assert unordered(one) == unordered(two)
    assert one.rejected == two.rejected


@few
@given(inputs())
def test_a_hundred_percent_off_is_exactly_nothing(given_: PricingInput) -> None:
    goods = tuple(line for line in given_.lines if not line.is_gift_card)
    free = replace(
        given_, lines=goods, promotions=(percentage("free", 100),), shipping=None, gift_cards=()
    )

    priced = price(free)

    assert (priced.goods.amount, priced.tax.amount, priced.total.amount, priced.due.amount) == (
        0,
        0,
        0,
        0,
    )


@few
@given(inputs())
def test_a_document_is_json_and_gives_the_same_breakdown(given_: PricingInput) -> None:
    priced = price(given_)

    document = json.loads(json.dumps(documents.to_document(priced)))

    assert documents.from_document(document) == priced


@few
@given(inputs(most_quantity=40), st.data())
def test_units_refunded_in_any_number_of_goes_sum_to_what_was_paid(
    given_: PricingInput, data: st.DataObject
) -> None:
    priced = price(given_)
    for line in priced.lines:
        back, so_far = [0, 0, 0], 0
        while so_far < line.quantity:
            left = line.quantity - so_far
            units = data.draw(st.integers(max(1, left // 3), left))
            part = refund(priced, {line.line_id: units}, refunded={line.line_id: so_far})
            assert part.total.amount >= 0
            [of_line] = part.lines
            assert amount_of(part.tax_parts) == (of_line.tax + of_line.tax_included).amount
            back[0] += of_line.net.amount
            back[1] += of_line.tax.amount
            back[2] += of_line.tax_included.amount
            so_far += units
        assert back == [line.net.amount, line.tax.amount, line.tax_included.amount]


@few
@given(inputs())
def test_everything_refunded_is_the_total_with_all_its_taxes(given_: PricingInput) -> None:
    priced = price(given_)
    everything = {line.line_id: line.quantity for line in priced.lines}

    back = refund(priced, everything, with_shipping=True)

    assert back.total == priced.total
    assert back.tax_included == priced.tax_included
    assert amount_of(back.tax_parts) == (priced.tax + priced.tax_included).amount


@few
@given(inputs(), st.data())
def test_taxes_of_refunds_of_any_amounts_sum_to_all_taxes(
    given_: PricingInput, data: st.DataObject
) -> None:
    priced = price(given_)
    zero = Money.zero(priced.currency)
    before, back = zero, 0
    while before < priced.total:
        left = (priced.total - before).amount
        amount = Money(data.draw(st.integers(max(1, left // 3), left)), priced.currency)
        back += amount_of(taxes_within(priced, amount, before=Returned(before)))
        before += amount
    assert back == (amount_of(priced.tax_parts) if priced.total.amount else 0)
