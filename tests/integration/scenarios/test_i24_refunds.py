"""I24, I25, I26: refunds of discounted and taxed orders sum to what was paid, in the order's
currency only, and every one of several equal ones posts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.checkout_factories import Shop, open_shop
from tests.support.sale_factories import bought, cart_with, eur, with_code
from tests.support.tax_factories import register
from windlass.adapters.stripe.client import client
from windlass.kit.errors import AppError
from windlass.kit.money import Money
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.errors import RefundTooLarge
from windlass.orders.models import Order
from windlass.orders.refund_plans import Rest

pytestmark = pytest.mark.usefixtures("table", "sandbox")


@pytest.fixture
def shop() -> Shop:
    return open_shop()


@pytest.fixture
def order(shop: Shop) -> Order:
    """Three for 18.00 each after 10 % off, and delivery for 4.90, all with 19 % VAT inside."""
    register(shop.owner, "DE")
    with_code(shop)
    return bought(shop, shop.begin(cart_with(shop, "SPRING", quantity=3)))


def at_the_provider(shop: Shop) -> int:
    found = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    return sum(refund.amount for refund in found)


def test_a_full_refund_in_parts_is_what_was_captured_with_all_of_its_tax(
    shop: Shop, order: Order
) -> None:
    [line] = orders.lines_of(order)
    breakdown = orders.breakdown_of(order)
    assert (order.total, breakdown.tax_included) == (eur(5890), eur(940))  # 58.90 x 19 / 119

    for _ in range(2):
        refunds.refund(shop.owner, order.order_id, quantities={line.line_id: 1}, reason="One")
    last = {"quantities": {line.line_id: 1}, "with_shipping": True}
    refunds.refund(shop.owner, order.order_id, reason="Rest", **last)  # type: ignore[arg-type]

    made = orders.refunds(shop.owner, order.order_id)
    payment = orders.payment_of(orders.get(shop.owner, order.order_id))
    assert sum(one.amount.amount for one in made) == at_the_provider(shop) == 5890
    assert sum(one.tax.amount if one.tax else 0 for one in made) == 940
    assert payment.refundable == eur(0)


def test_units_and_delivery_go_back_once(shop: Shop, order: Order) -> None:
    [line] = orders.lines_of(order)
    refunds.refund(
        shop.owner,
        order.order_id,
        quantities={line.line_id: 2},
        with_shipping=True,
        reason="Two of three",
    )

    with pytest.raises(AppError) as too_many:
        refunds.refund(shop.owner, order.order_id, quantities={line.line_id: 2}, reason="Again")
    with pytest.raises(RefundTooLarge) as twice:
        refunds.refund(shop.owner, order.order_id, with_shipping=True, reason="Again")

    assert too_many.value.fields[0].rule == "too_many"
    assert twice.value.fields[0].field == "with_shipping"
    assert at_the_provider(shop) == 3600 + 490


def test_parallel_refunds_of_one_line_give_each_unit_back_once(shop: Shop, order: Order) -> None:
    [line] = orders.lines_of(order)

    def refund(_number: int) -> bool:
        try:
            refunds.refund(shop.owner, order.order_id, quantities={line.line_id: 1}, reason="x")
        except AppError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(refund, range(6))) == 3
    assert at_the_provider(shop) == 5400


def test_a_goodwill_refund_needs_no_return_and_counts_its_tax(shop: Shop, order: Order) -> None:
    refund = refunds.refund(shop.owner, order.order_id, amount=eur(500), reason="Sorry")

    assert (refund.amount, refund.tax, refund.lines) == (eur(500), eur(79), [])  # 940 x 500 / 5890


def test_three_equal_refunds_all_post(shop: Shop, order: Order) -> None:
    for _ in range(3):
        refunds.refund(shop.owner, order.order_id, amount=eur(500), reason="Late")

    assert at_the_provider(shop) == 1500
    payment = orders.payment_of(orders.get(shop.owner, order.order_id))
    assert payment.refundable == eur(4390)


def test_another_currency_is_refused(shop: Shop, order: Order) -> None:
    with pytest.raises(RefundTooLarge) as refused:
        refunds.refund(shop.owner, order.order_id, amount=Money(500, "INR"), reason="x")

    assert refused.value.fields[0].rule == "currency"
    assert at_the_provider(shop) == 0


def test_the_rest_of_an_order_goes_back_by_its_lines_with_the_rest_of_its_tax(
    shop: Shop, order: Order
) -> None:
    [line] = orders.lines_of(order)
    one = {line.line_id: 1}
    refunds.refund(shop.owner, order.order_id, quantities=one, reason="One")

    of_line = refunds.rest_of(shop.owner, order.order_id, {line.line_id}, refund_id="line")
    whole = refunds.rest_of(shop.owner, order.order_id, None, refund_id="rest")

    assert of_line == Rest(None, {line.line_id: 2}, worth=eur(3600))
    assert whole == Rest(None, {line.line_id: 2}, True, worth=eur(4090))
    given = {"quantities": whole.quantities, "with_shipping": whole.with_shipping}
    refunds.refund(shop.owner, order.order_id, reason="Rest", refund_id="rest", **given)  # type: ignore[arg-type]
    taxes = [made.tax.amount for made in orders.refunds(shop.owner, order.order_id) if made.tax]
    assert sum(taxes) == 940
    returned = orders.get(shop.owner, order.order_id).returned
    by_rate = [{"base": 4538, "amount": 862}, {"base": 412, "amount": 78}]
    assert returned == {"lines": {line.line_id: 3}, "shipping": True, "taxes": by_rate}
    assert refunds.rest_of(shop.owner, order.order_id, None, refund_id="again") is None


def test_after_an_amount_for_nothing_in_particular_the_rest_is_an_amount(
    shop: Shop, order: Order
) -> None:
    [line] = orders.lines_of(order)
    refunds.refund(shop.owner, order.order_id, amount=eur(1000), reason="Goodwill")

    of_line = refunds.rest_of(shop.owner, order.order_id, {line.line_id}, refund_id="line")
    whole = refunds.rest_of(shop.owner, order.order_id, None, refund_id="rest")

    assert of_line == Rest(eur(4890), worth=eur(4890))  # the line was worth 54.00
    assert whole == Rest(eur(4890), worth=eur(4890))
