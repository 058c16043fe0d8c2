"""However much shoppers write on things, a cart stays an item that can be saved and bought."""

import pytest

from tests.support.carts_factories import Shop, goods, open_shop
from windlass.carts import merging, service
from windlass.carts.errors import CartFull
from windlass.carts.models import Cart, CartLine
from windlass.carts.repository import CartRepository
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop(table: None) -> Shop:
    return open_shop()


def test_a_cart_takes_only_so_much_text(shop: Shop) -> None:
    lamp = goods(shop)
    cart = service.add_line(shop.shopper, None, *lamp.pair)
    faces = "\N{GRINNING FACE}" * 500  # 2,000 bytes

    for number in range(6):
        written = {f"{number}{place:03}": faces for place in range(4)}
        service.add_line(shop.shopper, cart.cart_id, *lamp.pair, properties=written)
    with pytest.raises(CartFull, match="too much text"):
        service.add_line(
            shop.shopper, cart.cart_id, *lamp.pair, properties={"engraving": faces, "card": "x"}
        )

    service.add_line(shop.shopper, cart.cart_id, *lamp.pair, 3)
    lines = service.get(shop.shopper, cart.cart_id).lines
    assert [line.quantity for line in lines] == [4, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(("lines", "text", "kept"), [(100, "", 300), (10, "x" * 4_900, 30)])
def test_who_signs_in_with_many_full_carts_still_gets_in(
    shop: Shop, lines: int, text: str, kept: int
) -> None:
    lamp, carts = goods(shop), CartRepository(shop.shopper.store_id)
    own: str | None = None
    for number in range(5):
        guests = service.add_line(shop.shopper, None, *lamp.pair).cart_id
        full = [a_line(f"{number}-{place}", text) for place in range(lines)]

        def fill(cart: Cart, full: list[CartLine] = full) -> None:
            cart.lines = full

        carts.change(guests, fill)
        cart = merging.merge(shop.shopper, "ada", guests=guests, own=own)
        assert cart is not None
        own = cart.cart_id

    assert own is not None
    assert len(service.get(shop.shopper, own).lines) == kept


def a_line(name: str, text: str) -> CartLine:
    price, image = Money(2000, "EUR"), "/media/stores/s/images/lamp/160.webp"
    title, said = "T" * 255, {"engraving": text} if text else {}
    return CartLine(name, name, name, 1, price, "lamp", title, "Black / M", image, said)
