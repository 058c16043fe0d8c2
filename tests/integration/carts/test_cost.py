"""How often a cart goes to the table."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.support.carts_factories import Shop, goods, open_shop
from windlass.carts import service
from windlass.carts.models import Cart
from windlass.catalog.models import Product, ProductPart
from windlass.db.table import TableItem

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop(table: None) -> Shop:
    return open_shop()


@contextmanager
def round_trips() -> Iterator[list[str]]:
    """The operations sent to the table inside the block."""
    sent: list[str] = []

    def note(request: Any, **_: Any) -> None:
        target = request.headers["X-Amz-Target"]
        name = target.decode() if isinstance(target, bytes) else target
        sent.append(name.split(".")[1])

    kinds = (TableItem, Cart, Product, ProductPart)
    clients = {id(c): c for kind in kinds for c in [kind._get_connection().connection.client]}
    for client in clients.values():
        client.meta.events.register("before-send.dynamodb", note)
    yield sent
    for client in clients.values():
        client.meta.events.unregister("before-send.dynamodb", note)


def test_adding_to_a_cart_takes_three_round_trips(shop: Shop) -> None:
    lamp = goods(shop)
    cart = service.add_line(shop.shopper, None, *lamp.pair)

    with round_trips() as sent:
        service.add_line(shop.shopper, cart.cart_id, *lamp.pair)

    assert sent == ["GetItem", "BatchGetItem", "PutItem"]


def test_beginning_a_cart_takes_two(shop: Shop) -> None:
    lamp = goods(shop)

    with round_trips() as sent:
        service.add_line(shop.shopper, None, *lamp.pair)

    assert sent == ["BatchGetItem", "PutItem"]


def test_looking_at_a_cart_takes_two_however_much_is_in_it(shop: Shop) -> None:
    cart_id: str | None = None
    for number in range(5):
        made = goods(shop, f"Lamp {number}")
        cart_id = service.add_line(shop.shopper, cart_id, *made.pair).cart_id
    assert cart_id is not None
    service.view(shop.shopper, cart_id)  # automatic discounts are remembered for seconds

    with round_trips() as sent:
        service.view(shop.shopper, cart_id)

    assert sent == ["GetItem", "BatchGetItem"]
