"""I11: what is shown is what is charged, refunded, mailed and reported, whatever the decimals."""

from __future__ import annotations

import re
from typing import Any

import pytest

from integrator_api.app import handler as integrator
from merchant_api.app import handler as merchant
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.accounts_factories import unverified
from tests.support.api import call
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.checkout_factories import Shop, connected_account, pay
from tests.support.shipping_factories import create_zone, rate_in
from tests.support.stores_factories import create_store, owner_of
from tests.support.tax_factories import register
from windlass.adapters.stripe.client import client
from windlass.api_keys import service as api_keys
from windlass.api_keys.schemas import CreateApiKey
from windlass.checkout import service
from windlass.checkout.service import Details
from windlass.kit.money import Money
from windlass.mail import orders as mails
from windlass.orders import refunds
from windlass.shipping import service as shipping
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy import service as tenancy

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")
SHIP_TO = {"name": "Jo Doe", "line1": "1 Main St", "city": "Berlin", "postal_code": "10115"}

# currency, price, delivery, as people read the price, the total as Stripe counts it
CASES = [
    ("JPY", 1200, 300, "¥1,200", 1500),
    ("KRW", 12_000, 2500, "₩12,000", 14_500),
    ("KWD", 12_250, 1500, "KWD12.250", 13_750),
    ("BHD", 12_250, 1500, "BHD12.250", 13_750),
    ("ISK", 4990, 990, "ISK4,990", 598_000),  # without decimals, yet sent in hundredths
    ("HUF", 499_000, 99_000, "HUF4,990.00", 598_000),
]


def open_shop(currency: str, price: int, delivery: int) -> Shop:
    store = create_store(unverified("ada@example.com"), currency=currency)
    owner = owner_of(store)
    account = connected_account()
    stores = StoreRepository(owner.store_id)
    stores.connect(account)
    stores.write(Store.charges_enabled.set(True), Store.is_open.set(True))
    create_zone(owner, "DE", rates=[rate_in(delivery, currency=currency)])
    money = {"amount": price, "currency": currency}
    fields = variant_fields(price=money, cost=None)
    product = create_product(owner, currency=currency, variants=[fields])
    return Shop(owner, tenancy.visit(store.store_id), account, product)


def begin(shop: Shop, total: Money) -> Any:
    [option] = shipping.quote(
        shop.shopper, country="DE", province="", weight_grams=0, subtotal=total
    )
    details = Details(
        email="buyer@shop.test",
        address=SHIP_TO | {"country": "DE"},
        shipping_rate_id=option.rate_id,
    )
    return service.begin(shop.shopper, shop.cart(), details)


@pytest.mark.parametrize(("currency", "price", "delivery", "shown", "at_stripe"), CASES)
def test_an_amount_is_the_same_everywhere(
    currency: str, price: int, delivery: int, shown: str, at_stripe: int
) -> None:
    shop = open_shop(currency, price, delivery)
    total = Money(price + delivery, currency)
    wire = {"amount": total.amount, "currency": currency}

    page = Visitor("volt-electronics.localhost").get(f"/products/{shop.product.product.handle}")
    checkout = begin(shop, total)
    assert pay(checkout).status_code < 400
    service.settle(shop.shopper, checkout.checkout_id)

    # what is shown is what Stripe took
    assert shown in _plain(page.body)
    intents = client().v1.payment_intents.list({}, {"stripe_account": shop.account}).data
    assert [(one.amount_received, one.currency) for one in intents] == [
        (at_stripe, currency.lower())
    ]

    # what the order and its mail say
    path = f"/api/v1/stores/{shop.owner.store_id}/orders/{checkout.checkout_id}"
    order = call(merchant, "GET", path, as_=shop.owner).body
    mail = mails.send(
        tenancy.act(shop.owner.store_id, task="mail"), checkout.checkout_id, "order_confirmation"
    )
    assert (order["total"], order["payment"]["captured"]) == (wire, wire)
    assert shown in _plain(mail.text)
    assert shown in _plain(mail.html)

    # what programs read
    scopes = CreateApiKey.model_validate({"name": "ERP", "scopes": ["orders:read"]})
    key = api_keys.create(shop.owner, scopes)[1]
    exported = call(
        integrator, "GET", f"/v1/orders/{checkout.checkout_id}", headers={"x-api-key": key}
    ).body
    assert exported["total"] == wire

    # what goes back
    refunds.refund(shop.owner, checkout.checkout_id, amount=total, reason="Returned")
    given_back = client().v1.refunds.list({}, {"stripe_account": shop.account}).data
    assert [refund.amount for refund in given_back] == [at_stripe]
    order = call(merchant, "GET", path, as_=shop.owner).body
    assert order["payment"]["refunded"] == wire
    assert order["payment"]["refundable"] == {"amount": 0, "currency": currency}


@pytest.mark.parametrize("currency", ["KWD", "BHD"])
def test_a_tax_on_top_leaves_an_amount_that_cards_can_pay(currency: str) -> None:
    """12.250 and delivery for 1.500 with 5 % GST: 0.688, charged as 0.690."""
    shop = open_shop(currency, 12_250, 1500)
    create_zone(shop.owner, "CA", name="Canada", rates=[rate_in(1500, currency=currency)])
    register(shop.owner, "CA")
    address = {
        "name": "Jo Doe",
        "line1": "1 Main St",
        "city": "Calgary",
        "province": "AB",
        "postal_code": "T2P 1J9",
        "country": "CA",
    }

    [option] = shipping.quote(
        shop.shopper, country="CA", province="AB", weight_grams=0, subtotal=Money(0, currency)
    )
    details = Details("buyer@shop.test", address, option.rate_id)
    checkout = service.begin(shop.shopper, shop.cart(), details)

    assert checkout.due == Money(14_440, currency)
    assert pay(checkout).status_code < 400


@pytest.mark.parametrize("currency", ["KWD", "BHD"])
def test_a_price_that_no_card_can_pay_is_refused_when_it_is_typed(currency: str) -> None:
    shop = open_shop(currency, 12_250, 1500)
    store = f"/api/v1/stores/{shop.owner.store_id}"
    body = {
        "title": "Lamp",
        "variants": [{"price": {"amount": 12_255, "currency": currency}}],
    }

    answer = call(merchant, "POST", f"{store}/products", as_=shop.owner, body=body)

    assert answer.status == 422
    assert [field["field"] for field in answer.body["fields"]] == ["variants.0.price"]
    assert answer.body["fields"][0]["message"] == f"Cards pay {currency} in steps of 0.010."


def _plain(text: str) -> str:
    return re.sub(r"[\u00a0\u202f]", "", text)
