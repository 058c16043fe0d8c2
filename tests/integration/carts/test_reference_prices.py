import pytest

from tests.support.carts_factories import goods, open_shop
from windlass.carts import service
from windlass.carts.out_schemas import CartLineOut
from windlass.catalog.measures import Reference, UnitPrice
from windlass.kit.money import Money

pytestmark = pytest.mark.usefixtures("table")


def test_a_line_says_what_a_litre_of_it_costs_today() -> None:
    shop = open_shop()
    oil = goods(shop, price=499, measure={"thousandths": 500_000, "unit": "ml"})
    lamp = goods(shop, "Desk lamp", price=2000)
    cart = service.add_line(shop.shopper, None, *oil.pair, 3)
    service.add_line(shop.shopper, cart.cart_id, *lamp.pair)

    measured, other = service.view(shop.shopper, cart.cart_id).lines

    assert measured.reference_price == UnitPrice(Money(998, "EUR"), Reference.L)
    assert other.reference_price is None
    out = CartLineOut.of(measured).reference_price
    assert out is not None
    assert (out.price.amount, out.reference) == (998, "1_l")
