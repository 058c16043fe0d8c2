"""What holds for every cart, however odd."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.carts_factories import shipping_option
from windlass.kit.money import Money
from windlass.pricing import documents
from windlass.pricing.models import Credit, Discount, Line, PricingInput
from windlass.pricing.refunds import refund
from windlass.pricing.service import price

few = settings(max_examples=150, deadline=None)


@st.composite
def inputs(draw: st.DrawFn) -> PricingInput:
    currency = draw(st.sampled_from(["EUR", "JPY", "KWD", "ISK"]))
    amounts = st.integers(0, 200_000).map(lambda amount: Money(amount, currency))
    lines = tuple(
        Line(f"line-{i}", draw(amounts), draw(st.integers(1, 1000)), draw(st.none() | amounts))
        for i in range(draw(st.integers(0, 6)))
    )
    covered = st.frozensets(st.sampled_from([f"line-{i}" for i in range(6)]), max_size=3)
    regular, is_free = draw(st.integers(0, 5000)), draw(st.booleans())
    option = shipping_option(
        0 if is_free else regular,
        regular=regular,
        free_above=1000 if is_free else None,
        currency=currency,
    )
    return PricingInput(
        currency,
        lines,
        draw(st.none() | st.just(option)),
        tuple(
            Discount(f"d{i}", "Off", draw(amounts), draw(covered))
            for i in range(draw(st.integers(0, 3)))
        ),
        tuple(Credit(f"g{i}", "Card", draw(amounts)) for i in range(draw(st.integers(0, 2)))),
        tuple(Credit(f"s{i}", "Credit", draw(amounts)) for i in range(draw(st.integers(0, 1)))),
    )


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
    assert sum(step.amount.amount for step in priced.steps) == priced.due.amount
    parts = [priced.subtotal, priced.discount, priced.goods, priced.shipping, priced.tax]
    parts += [priced.total, priced.gift_cards, priced.store_credit, priced.due, priced.savings]
    parts += [part for line in priced.lines for part in (line.amount, line.discount, line.net)]
    assert all(part.amount >= 0 and part.currency == given_.currency for part in parts)


@few
@given(inputs())
def test_a_document_is_json_and_gives_the_same_breakdown(given_: PricingInput) -> None:
    priced = price(given_)

    document = json.loads(json.dumps(documents.to_document(priced)))

    assert documents.from_document(document) == priced


@few
@given(inputs(), st.data())
def test_units_refunded_in_any_number_of_goes_sum_to_what_was_paid(
    given_: PricingInput, data: st.DataObject
) -> None:
    priced = price(given_)
    for line in priced.lines:
        back, so_far = 0, 0
        while so_far < line.quantity:
            left = line.quantity - so_far
            units = data.draw(st.integers(max(1, left // 3), left))
            part = refund(priced, {line.line_id: units}, refunded={line.line_id: so_far})
            assert 0 <= part.total.amount <= line.net.amount
            back, so_far = back + part.total.amount, so_far + units
        assert back == line.net.amount


@few
@given(inputs())
def test_everything_refunded_is_the_total(given_: PricingInput) -> None:
    priced = price(given_)
    everything = {line.line_id: line.quantity for line in priced.lines}

    assert refund(priced, everything, with_shipping=True).total == priced.total
