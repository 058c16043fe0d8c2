"""However much shoppers write on things, a cart stays an item that can be saved and bought."""

import pytest

from tests.support.carts_factories import Shop, goods, open_shop
from windlass.carts import service
from windlass.carts.errors import CartFull

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
