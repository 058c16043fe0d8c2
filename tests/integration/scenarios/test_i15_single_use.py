"""I15: a code with a limit is redeemed as often as the limit says, however many try at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.checkout_factories import Shop, open_shop
from tests.support.hooks import consume
from tests.support.sale_factories import bought, cart_with, eur, with_code
from tests.support.table import items
from windlass.checkout import cancelled, service
from windlass.checkout.errors import CartChanged, CodeRefused, CodeUsedUp
from windlass.checkout.models import Checkout, State
from windlass.orders import service as orders
from windlass.orders.rules import Part, PartState

pytestmark = pytest.mark.usefixtures("table", "sandbox")

LIMIT, SHOPPERS = 10, 40


def begin(shop: Shop, number: int, cart_id: str) -> Checkout | str:
    """The checkout, or what the shopper was told before paying."""
    while True:
        try:
            made = shop.begin(cart_id, email=f"buyer-{number}@shop.test", seen_total=eur(2290))
        except (CodeRefused, CodeUsedUp) as refused:
            return refused.message
        except CartChanged:
            continue  # another checkout was being written at this moment
        else:
            return made


def test_ten_of_forty_orders_carry_the_discount_and_the_others_are_told() -> None:
    shop = open_shop()
    with_code(shop, usage_limit=LIMIT)
    carts = [cart_with(shop, "SPRING") for _ in range(SHOPPERS)]

    with ThreadPoolExecutor(8) as pool:
        begun = [*pool.map(lambda at: begin(shop, at, carts[at]), range(SHOPPERS))]
    held = [one for one in begun if isinstance(one, Checkout)]
    told = [one for one in begun if isinstance(one, str)]
    assert len(held) == LIMIT
    assert [words for words in told if "SPRING" not in words] == []

    def finish(checkout: Checkout) -> int:
        return orders.payment_of(bought(shop, checkout)).captured.amount

    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(finish, held)] == [2290] * LIMIT
    assert len(items("Order")) == LIMIT


def test_who_leaves_frees_the_use_for_the_next() -> None:
    shop = open_shop()
    with_code(shop, usage_limit=1)
    first = shop.begin(cart_with(shop, "SPRING"))
    second = cart_with(shop, "SPRING")
    with pytest.raises(CodeRefused):
        shop.begin(second, email="other@shop.test")

    assert service.close(shop.shopper, first.checkout_id).state == State.EXPIRED

    assert shop.begin(second, email="other@shop.test").due == eur(2290)


def test_coming_back_to_the_same_checkout_needs_no_second_use() -> None:
    shop = open_shop()
    with_code(shop, usage_limit=1)
    cart_id = cart_with(shop, "SPRING")

    assert shop.begin(cart_id).payment_url == shop.begin(cart_id).payment_url
    assert shop.begin(cart_id, email="other@shop.test").due == eur(2290)


def test_an_order_that_is_cancelled_frees_its_use_once() -> None:
    shop = open_shop()
    with_code(shop, usage_limit=1)
    first = bought(shop, shop.begin(cart_with(shop, "SPRING")))
    orders.mark_cancelled(shop.owner, first.order_id, reason="Changed her mind")

    assert consume("discounts", "OrderPlaced", "OrderCancelled") == 2
    second = bought(shop, shop.begin(cart_with(shop, "SPRING"), email="other@shop.test"))
    assert cancelled.give_discounts_back(shop.owner, first.order_id) is False  # came again

    assert second.total == eur(2290)
    with pytest.raises(CodeRefused):
        shop.begin(cart_with(shop, "SPRING"), email="third@shop.test")


def test_an_order_of_which_something_was_shipped_keeps_its_use() -> None:
    shop = open_shop()
    with_code(shop, usage_limit=1)
    order = bought(shop, shop.begin(cart_with(shop, "SPRING")))
    [line] = orders.lines_of(order)
    part = Part("part-1", None, "CJ", PartState.SHIPPED, (line.line_id,), None, None)
    orders.record_part(shop.owner, order.order_id, part, kind="part_shipped", message="Gone.")
    orders.mark_cancelled(shop.owner, order.order_id, reason="Lost")

    assert consume("discounts", "OrderCancelled") == 1

    with pytest.raises(CodeRefused):
        shop.begin(cart_with(shop, "SPRING"), email="other@shop.test")
