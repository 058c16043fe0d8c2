"""What the checkout's transactions do to a cart."""

import pytest
from pynamodb.exceptions import TransactWriteError

from tests.support.carts_factories import Shop, goods, open_shop
from tests.support.table import items
from windlass.carts import service
from windlass.carts.errors import CartCompleted
from windlass.carts.models import Cart
from windlass.carts.repository import CartRepository
from windlass.db import transactions

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop(table: None) -> Shop:
    return open_shop()


@pytest.fixture
def cart(shop: Shop) -> Cart:
    return service.add_line(shop.shopper, None, *goods(shop).pair)


def complete(shop: Shop, cart_id: str, order_id: str) -> None:
    with transactions.write() as t:
        service.mark_completed(t, shop.shopper, cart_id, order_id=order_id)


def enter(shop: Shop, cart_id: str, checkout_id: str) -> None:
    with transactions.write() as t:
        service.enter_checkout(t, shop.shopper, cart_id, checkout_id=checkout_id)


def test_a_cart_knows_its_latest_checkout(shop: Shop, cart: Cart) -> None:
    assert service.checkout_of(shop.shopper, cart.cart_id) is None

    enter(shop, cart.cart_id, "checkout-1")
    enter(shop, cart.cart_id, "checkout-2")

    assert service.checkout_of(shop.shopper, cart.cart_id) == "checkout-2"


def test_a_cart_is_bought_once(shop: Shop, cart: Cart) -> None:
    complete(shop, cart.cart_id, "order-1")
    complete(shop, cart.cart_id, "order-1")  # the same purchase, told twice
    before = items("Cart")

    with pytest.raises(TransactWriteError):
        complete(shop, cart.cart_id, "order-2")
    with pytest.raises(TransactWriteError):
        enter(shop, cart.cart_id, "checkout-2")

    assert service.completed_as(shop.shopper, cart.cart_id) == "order-1"
    assert items("Cart") == before


def test_a_cart_that_is_gone_enters_no_checkout(shop: Shop, cart: Cart) -> None:
    Cart(cart.pk, cart.sk).delete()

    with pytest.raises(TransactWriteError):
        enter(shop, cart.cart_id, "checkout-1")

    assert items("Cart") == []


def test_a_bought_cart_is_closed_and_the_next_add_begins_a_new_one(shop: Shop, cart: Cart) -> None:
    complete(shop, cart.cart_id, "order-1")

    with pytest.raises(CartCompleted) as refused:
        service.view(shop.shopper, cart.cart_id)
    with pytest.raises(CartCompleted):
        service.remove_line(shop.shopper, cart.cart_id, cart.lines[0].line_id)
    again = service.add_line(shop.shopper, cart.cart_id, *goods(shop, "Desk").pair)

    assert refused.value.details == {"order_id": "order-1"}
    assert again.cart_id != cart.cart_id
    assert [line.title for line in again.lines] == ["Desk"]


def test_an_edit_racing_with_the_purchase_does_not_undo_it(shop: Shop, cart: Cart) -> None:
    complete(shop, cart.cart_id, "order-1")  # after `cart` was read

    def empty(cart: Cart) -> None:
        cart.lines = []

    repository = CartRepository(shop.shopper.store_id)
    repository.change(cart.cart_id, empty, first=cart)

    assert service.completed_as(shop.shopper, cart.cart_id) == "order-1"


def test_an_edit_racing_with_a_checkout_keeps_it(shop: Shop, cart: Cart) -> None:
    enter(shop, cart.cart_id, "checkout-1")

    def empty(cart: Cart) -> None:
        cart.lines = []

    CartRepository(shop.shopper.store_id).change(cart.cart_id, empty, first=cart)

    assert service.checkout_of(shop.shopper, cart.cart_id) == "checkout-1"
