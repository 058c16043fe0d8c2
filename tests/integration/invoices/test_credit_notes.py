"""A credit note says of which goods the money came back, and takes back their tax alone."""

from __future__ import annotations

import pytest

from tests.support.catalog_factories import create_product, variant_fields
from tests.support.checkout_factories import Shop, open_shop
from tests.support.sale_factories import bought, eur
from tests.support.tax_factories import configure, register
from windlass.carts import service as carts
from windlass.invoices import issuing
from windlass.invoices.models import Invoice
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.tax import reporting

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


@pytest.fixture
def shop(cloud: None, sandbox: object) -> Shop:
    return open_shop()  # a lamp for 20.00, sent to Germany for 4.90


def credited(
    shop: Shop, order: Order, *kinds: str, with_shipping: bool = False, quantity: int = 1
) -> Invoice:
    """For units of what is of these kinds."""
    lines = [line for line in orders.lines_of(order) if line.kind in kinds]
    made = refunds.refund(
        shop.owner,
        order.order_id,
        quantities={line.line_id: quantity for line in lines},
        with_shipping=with_shipping,
        reason="Came back",
    )
    return issuing.credit(shop.owner, order.order_id, made.refund_id, made.amount)


def with_gift_cards(shop: Shop, *, lamps: int = 2, cards: int = 2) -> Order:
    gift = create_product(
        shop.owner,
        title="Gift card",
        kind="gift_card",
        options=[{"name": "Amount", "values": ["50"]}],
        variants=[variant_fields("50", price={"amount": 5000, "currency": "EUR"})],
    ).product
    cart_id = shop.cart(lamps)
    pair = (gift.product_id, gift.variants[0].id)
    carts.add_line(shop.shopper, cart_id, *pair, cards)
    return bought(shop, shop.begin(cart_id))


def test_gift_card_that_comes_back_takes_no_tax_back(shop: Shop) -> None:
    register(shop.owner, "DE")
    order = with_gift_cards(shop)

    note = credited(shop, order, "gift_card")

    assert (note.total, note.tax, note.document["taxes"]) == (eur(5000), eur(0), [])
    [row] = reporting.report(shop.owner).rows
    assert (row.tax, row.refunded_tax, row.refunded_net) == (717, 0, 0)  # 44.90 x 19 / 119


def test_goods_that_come_back_take_their_own_tax_back_beside_gift_cards(shop: Shop) -> None:
    register(shop.owner, "DE")
    order = with_gift_cards(shop)

    notes = [
        credited(shop, order, "physical"),
        credited(shop, order, "gift_card", quantity=2),
        credited(shop, order, "physical", with_shipping=True),
    ]

    assert [(one.total.amount, one.tax.amount) for one in notes] == [
        (2000, 320),
        (10_000, 0),
        (2490, 397),
    ]
    [row] = reporting.report(shop.owner).rows
    assert (row.net, row.tax) == (0, 0)


def test_what_is_listed_is_what_is_credited_with_the_tax_on_top(shop: Shop) -> None:
    configure(shop.owner, registrations=[{"country": "DE"}], prices="exclusive")
    order = bought(shop, shop.begin(shop.cart(2)))

    note = credited(shop, order, "physical", with_shipping=True)

    totals = {one["code"]: one["amount"] for one in note.document["totals"]}
    assert totals == {"shipping": 490, "tax": 473, "credited": 2963}  # 24.90 x 19 %
    [line] = note.document["lines"]
    assert line["amount"] + totals["shipping"] + totals["tax"] == totals["credited"]


def test_refunds_of_amounts_take_back_all_that_was_sold_without_tax(shop: Shop) -> None:
    order = with_gift_cards(shop, lamps=1, cards=1)  # 24.90 of goods and delivery, 50.00 of money

    for number, amount in enumerate((2000, 2000, 3490)):
        made = refunds.refund(
            shop.owner,
            order.order_id,
            amount=eur(amount),
            reason="Goodwill",
            refund_id=f"r{number}",
        )
        issuing.credit(shop.owner, order.order_id, made.refund_id, made.amount)

    [row] = reporting.report(shop.owner).rows
    assert (row.refunded_net, row.net) == (2490, 0)


def test_amount_is_for_the_goods_first_and_takes_no_tax_of_gift_cards(shop: Shop) -> None:
    register(shop.owner, "DE")
    order = with_gift_cards(shop)  # 44.90 of goods and delivery with 7.17 of tax, and 100.00

    notes = [amount_of(shop, order, amount) for amount in (1000, 3490, 10_000)]

    assert [one.tax.amount for one in notes] == [159, 558, 0]  # 10.00 of 44.90, the rest, none
    [row] = reporting.report(shop.owner).rows
    assert (row.net, row.tax) == (0, 0)


def test_goods_that_come_back_after_an_amount_leave_the_taxes_exact(shop: Shop) -> None:
    register(shop.owner, "DE")
    order = with_gift_cards(shop)

    notes = [
        amount_of(shop, order, 1000),
        credited(shop, order, "physical", quantity=2),
        credited(shop, order, "gift_card"),
        amount_of(shop, order, 4490),
    ]

    assert [(one.total.amount, one.tax.amount) for one in notes] == [
        (1000, 159),
        (4000, 558),  # no more than is left: 5.10 of it is money of gift cards by now
        (5000, 0),
        (4490, 0),
    ]


def test_refund_made_at_the_provider_is_for_the_goods_first(shop: Shop) -> None:
    register(shop.owner, "DE")
    order = with_gift_cards(shop)

    refunds.adopt(shop.owner, order.order_id, eur(4490))
    outside = issuing.credit(shop.owner, order.order_id, "outside-4490", eur(4490))
    rest = amount_of(shop, order, 5000)

    assert (outside.tax, rest.tax) == (eur(717), eur(0))


def test_refund_that_came_back_from_the_bank_leaves_its_tax_for_the_next(shop: Shop) -> None:
    register(shop.owner, "DE")
    order = with_gift_cards(shop)
    made = refunds.refund(shop.owner, order.order_id, amount=eur(4490), reason="Late")

    refunds.fail(shop.owner, order.order_id, made.refund_id, "The account is closed.")

    plan, _cards, _closed = refunds.preview(shop.owner, order.order_id, amount=eur(4490))
    assert (made.tax, plan.tax) == (eur(717), eur(717))


def amount_of(shop: Shop, order: Order, amount: int) -> Invoice:
    made = refunds.refund(shop.owner, order.order_id, amount=eur(amount), reason="Goodwill")
    return issuing.credit(shop.owner, order.order_id, made.refund_id, made.amount)


def test_untaxed_goods_that_come_back_after_an_amount_are_reported_once(shop: Shop) -> None:
    order = with_gift_cards(shop)  # 44.90 without tax, as nobody is registered, and 100.00

    amount_of(shop, order, 1000)
    credited(shop, order, "physical", quantity=2)
    amount_of(shop, order, 9490)

    [row] = reporting.report(shop.owner).rows
    assert (row.refunded_net, row.net) == (4490, 0)
