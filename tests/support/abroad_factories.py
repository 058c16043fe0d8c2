"""A store that counts in dollars and sells in other currencies, through the provider sandbox."""

from __future__ import annotations

from typing import Any

from tests.support.accounts_factories import unverified
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.checkout_factories import GERMANY, Shop, connected_account
from tests.support.shipping_factories import create_zone, rate_in
from tests.support.stores_factories import create_store, owner_of
from windlass.carts import service as carts
from windlass.checkout.service import Details
from windlass.currencies import service as currencies
from windlass.currencies.exchange import Exchange
from windlass.kit.money import Money
from windlass.shipping import service as shipping
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy import service as tenancy


def usd_shop(*, paid_out_in: str = "US", **store: Any) -> Shop:
    """A lamp for 20 dollars that costs 7, sent to Germany for 4.90. The merchant's account is paid
    out in the currency of `paid_out_in`."""
    made = create_store(unverified("ada@example.com"), currency="USD", **store)
    owner, account = owner_of(made), connected_account(country=paid_out_in)
    stores = StoreRepository(owner.store_id)
    stores.connect(account)
    stores.write(Store.charges_enabled.set(True), Store.is_open.set(True))
    create_zone(owner, "DE", rates=[rate_in(490, currency="USD")])
    money = {"amount": 2000, "currency": "USD"}
    cost = {"amount": 700, "currency": "USD"}
    product = create_product(
        owner, currency="USD", variants=[variant_fields(price=money, cost=cost)]
    )
    return Shop(owner, tenancy.visit(made.store_id), account, product)


def exchange(shop: Shop, currency: str) -> Exchange:
    return currencies.of_currency(shop.shopper, currency)


def cart_in(shop: Shop, currency: str, quantity: int = 2) -> str:
    """The id of a cart that began with the lamp as it is shown in that currency."""
    pair = (shop.product.product.product_id, shop.variant_id)
    made = carts.add_line(shop.shopper, None, *pair, quantity, exchange=exchange(shop, currency))
    return made.cart_id


def details(shop: Shop, **overrides: Any) -> Details:
    subtotal = Money(2000, "USD")
    [option] = shipping.quote(
        shop.shopper, country="DE", province="", weight_grams=0, subtotal=subtotal
    )
    facts = {
        "email": "buyer@shop.test",
        "address": GERMANY,
        "shipping_rate_id": option.rate_id,
    }
    return Details(**facts | overrides)
