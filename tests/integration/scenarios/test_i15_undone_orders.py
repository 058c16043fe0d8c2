"""I15, the other way: what an order took of a discount is free again, once, when the order comes to
nothing before anything of it left."""

from __future__ import annotations

import pytest

from tests.support.checkout_factories import Shop, open_shop
from tests.support.hooks import consume
from tests.support.sale_factories import bought, cart_with, eur, with_code
from tests.support.table import items
from windlass.checkout.errors import CodeRefused
from windlass.discounts import buyers
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.orders.rules import Part, PartState

pytestmark = pytest.mark.usefixtures("table", "sandbox")

NEWS = ("OrderPlaced", "OrderCancelled", "OrderRefunded")
FIRST_ONLY = {"eligibility": {"is_first_order_only": True}}


def buy(shop: Shop) -> Order:
    """Of one and the same shopper."""
    return bought(shop, shop.begin(cart_with(shop, "SPRING")))


def refused(shop: Shop) -> bool:
    try:
        shop.begin(cart_with(shop, "SPRING"))
    except CodeRefused:
        return True
    return False


def give_back(shop: Shop, order: Order, *, but: int = 0) -> None:
    amount = orders.payment_of(order).refundable - eur(but)
    refunds.refund(shop.owner, order.order_id, amount=amount, reason="Sold out")


@pytest.mark.parametrize("limit", [{"usage_limit": 1}, {"per_customer_limit": 1}, FIRST_ONLY])
def test_all_money_given_back_before_shipping_frees_the_use(limit: dict[str, object]) -> None:
    shop = open_shop()
    with_code(shop, **limit)
    order = buy(shop)
    consume("discounts", *NEWS)
    assert refused(shop)

    give_back(shop, order)
    for _again in range(2):
        consume("discounts", *NEWS)

    assert buy(shop).total == eur(2290)
    consume("discounts", *NEWS)
    assert refused(shop)


def test_money_given_back_in_part_frees_nothing() -> None:
    shop = open_shop()
    with_code(shop, usage_limit=1)
    give_back(shop, buy(shop), but=1)

    consume("discounts", *NEWS)

    assert refused(shop)


def test_what_was_shipped_counts_as_ordered_whatever_goes_back() -> None:
    shop = open_shop()
    with_code(shop, **FIRST_ONLY)
    order = buy(shop)
    [line] = orders.lines_of(order)
    part = Part("part-1", None, "CJ", PartState.SHIPPED, (line.line_id,), None, None)
    orders.record_part(shop.owner, order.order_id, part, kind="part_shipped", message="Gone.")

    give_back(shop, order)
    consume("discounts", *NEWS)

    assert refused(shop)


def test_who_has_another_order_has_ordered() -> None:
    shop = open_shop()
    with_code(shop, **FIRST_ONLY)
    first = buy(shop)
    second = bought(shop, shop.begin(shop.cart()))
    consume("discounts", *NEWS)

    orders.mark_cancelled(shop.owner, first.order_id, reason="Changed her mind")
    consume("discounts", *NEWS)
    assert refused(shop)
    orders.mark_cancelled(shop.owner, second.order_id, reason="That too")
    consume("discounts", *NEWS)

    assert not refused(shop)
    assert items("FirstOrder") == []


def test_a_buyer_is_remembered_once_per_order_and_forgotten_with_it() -> None:
    shop = open_shop()
    for order_id in ("order-1", "order-1", "order-2"):
        buyers.remember(shop.owner, order_id=order_id, email="ada@example.com")

    for _again in range(2):
        buyers.forget(shop.owner, order_id="order-1", email="ADA+2@example.com")
        buyers.forget(shop.owner, order_id="order-3", email="ada@example.com")

    [mark] = items("FirstOrder")
    assert mark["order_ids"]["SS"] == ["order-2"]
