"""A shop that sells, a shopper who pays: through the real adapter on the provider sandbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from tests.support.catalog_factories import create_product, variant_fields
from tests.support.sandbox import ADDRESS
from tests.support.shipping_factories import create_zone, rate_in
from tests.support.stores_factories import create_store, owner_of
from windlass.adapters.stripe.client import client
from windlass.carts import service as carts
from windlass.catalog.repository import Found
from windlass.checkout import service
from windlass.checkout.models import Checkout
from windlass.checkout.service import Details
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

FACTS = {
    "business_type": "company",
    "legal_name": "Volt Electronics GmbH",
    "product_description": "Small electronics",
    "support_email": "help@volt.example",
    "bank_account": "DE89370400440532013000",
    "terms": "accepted",
    "action": "complete",
}
GERMANY = {
    "name": "Jo Doe",
    "line1": "Hauptstr. 1",
    "city": "Berlin",
    "postal_code": "10115",
    "country": "DE",
}
PAID, DECLINED, THREE_D = "4242424242424242", "4000000000000002", "4000002500003155"


@dataclass
class Shop:
    owner: StoreContext
    shopper: StoreContext
    account: str
    product: Found

    @property
    def variant_id(self) -> str:
        return self.product.product.variants[0].id

    def cart(self, quantity: int = 1) -> str:
        """The id of a new cart with the product in it."""
        product_id = self.product.product.product_id
        return carts.add_line(self.shopper, None, product_id, self.variant_id, quantity).cart_id

    def begin(self, cart_id: str | None = None, **overrides: Any) -> Checkout:
        return service.begin(self.shopper, cart_id or self.cart(), self.details(**overrides))

    def details(self, **overrides: Any) -> Details:
        rate_id = service_rate(self.shopper)
        return Details(
            **{
                "email": "buyer@shop.test",
                "address": GERMANY,
                "shipping_rate_id": rate_id,
                **overrides,
            }
        )


def service_rate(store: StoreContext, country: str = "DE") -> str:
    from windlass.shipping import service as shipping

    [option] = shipping.quote(store, country=country, province="", weight_grams=0, subtotal=_any())
    return option.rate_id


def _any() -> Any:
    from windlass.kit.money import Money

    return Money(2000, "EUR")


def connected_account(country: str = "DE") -> str:
    """A merchant's account that went through onboarding."""
    account = client().v1.accounts.create(
        {
            "country": country,
            "email": "owner@volt.example",
            "controller": {
                "fees": {"payer": "account"},
                "losses": {"payments": "stripe"},
                "requirement_collection": "stripe",
                "stripe_dashboard": {"type": "express"},
            },
            "capabilities": {
                "card_payments": {"requested": True},
                "transfers": {"requested": True},
            },
        }
    )
    link = client().v1.account_links.create(
        {
            "account": account.id,
            "type": "account_onboarding",
            "refresh_url": "http://dashboard.localhost:8080/refresh",
            "return_url": "http://dashboard.localhost:8080/return",
        }
    )
    form = httpx.get(link.url).headers["location"]
    httpx.post(f"{ADDRESS}{form.removeprefix(ADDRESS)}", data=FACTS)
    return account.id


def open_shop(*, on_hand: int | None = None, user_id: str = "owner-1", **overrides: Any) -> Shop:
    """Launched, payable, shipping to Germany for 4.90, with one product for 20 euros."""
    store = create_store(user_id, **overrides)
    owner = owner_of(store)
    account = connected_account()
    stores = StoreRepository(owner.store_id)
    stores.connect(account)
    stores.write(Store.charges_enabled.set(True), Store.is_open.set(True))
    create_zone(owner, "DE", rates=[rate_in(490)])
    stock = {"tracked": True, "on_hand": on_hand} if on_hand is not None else None
    fields = variant_fields(**({"stock": stock} if stock else {}))
    product = create_product(owner, variants=[fields])
    return Shop(owner, tenancy.visit(store.store_id), account, product)


def pay(checkout: Checkout, card: str = PAID, **more: str) -> httpx.Response:
    """Fill in the hosted payment page and submit it."""
    assert checkout.payment_url is not None
    form = {
        "method": "card",
        "expiry": "12 / 34",
        "cvc": "123",
        "name": "Jo Doe",
        "email": "buyer@shop.test",
        "card_number": card,
        **more,
    }
    return httpx.post(checkout.payment_url, data=form)
