"""I16: a code that counts once a customer is not used again with another spelling of the address,
and gives a guest without address no final price."""

from __future__ import annotations

import pytest

from tests.support.checkout_factories import open_shop
from tests.support.sale_factories import bought, cart_with, eur, with_code
from windlass.carts import service as carts
from windlass.checkout.errors import CodeRefused

pytestmark = pytest.mark.usefixtures("table", "sandbox")


@pytest.mark.parametrize("again", ["Buyer@shop.test", "buyer+sale@shop.test"])
def test_a_guest_cannot_use_it_again_with_a_variant_of_the_address(again: str) -> None:
    shop = open_shop()
    with_code(shop, per_customer_limit=1)
    order = bought(shop, shop.begin(cart_with(shop, "SPRING")))
    assert order.total == eur(2290)

    with pytest.raises(CodeRefused, match="You have used SPRING as often as it counts"):
        shop.begin(cart_with(shop, "SPRING"), email=again)

    other = shop.begin(cart_with(shop, "SPRING"), email="other@shop.test")
    assert other.due == eur(2290)


def test_a_guest_without_address_sees_no_price_with_it() -> None:
    shop = open_shop()
    with_code(shop, per_customer_limit=1)
    cart_id = cart_with(shop, "SPRING")

    seen = carts.view(shop.shopper, cart_id)
    assert (seen.breakdown.total, seen.codes[0].reason) == (eur(2000), "email_needed")

    carts.remember(shop.shopper, cart_id, email="buyer@shop.test")
    assert carts.view(shop.shopper, cart_id).breakdown.total == eur(1800)
