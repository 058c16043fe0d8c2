"""A shopper who comes back from the payment page finds the cart as it was."""

from __future__ import annotations

import pytest

from tests.support.checkout_factories import Shop, open_shop, pay
from windlass.carts import service as carts
from windlass.carts.errors import NotEnoughStock
from windlass.checkout import service
from windlass.checkout.models import State

pytestmark = pytest.mark.usefixtures("table", "sandbox")


@pytest.fixture
def shop(sandbox: object) -> Shop:
    return open_shop(on_hand=2)


def line_id(shop: Shop, cart_id: str) -> str:
    return carts.get(shop.shopper, cart_id).lines[0].line_id


def test_what_the_cart_itself_holds_is_still_there_for_it(shop: Shop) -> None:
    cart_id = shop.cart(2)
    shop.begin(cart_id)

    view = service.view_cart(shop.shopper, cart_id)

    assert [(line.quantity, line.is_available) for line in view.lines] == [(2, True)]
    assert view.notes == ()


def test_the_cart_can_be_changed_and_bought_again(shop: Shop) -> None:
    cart_id = shop.cart(2)
    first = shop.begin(cart_id)

    service.editing(
        shop.shopper,
        cart_id,
        lambda: carts.set_quantity(shop.shopper, cart_id, line_id(shop, cart_id), 1),
    )

    assert service.get(shop.shopper, first.checkout_id).state == State.EXPIRED
    second = shop.begin(cart_id)
    assert second.total.amount == 2490
    pay(second)
    assert service.settle(shop.shopper, second.checkout_id).state == State.COMPLETED


def test_what_another_shopper_holds_stays_out_of_reach(shop: Shop) -> None:
    shop.begin(shop.cart(1))
    cart_id = shop.cart(1)

    with pytest.raises(NotEnoughStock):
        service.editing(
            shop.shopper,
            cart_id,
            lambda: carts.set_quantity(shop.shopper, cart_id, line_id(shop, cart_id), 2),
        )


def test_the_same_purchase_again_holds_nothing_twice(shop: Shop) -> None:
    cart_id = shop.cart(2)

    assert shop.begin(cart_id).checkout_id == shop.begin(cart_id).checkout_id
