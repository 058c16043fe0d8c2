"""Cart, checkout, confirmation and order are in the currency that the shopper chose."""

from __future__ import annotations

import re

import pytest

from tests.integration.storefront_pages.buying import filled, selling, to_payment, with_lamp
from tests.integration.storefront_pages.payments import path_of, pay
from tests.integration.storefront_pages.shops import visitor
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.currencies_factories import change_market, market
from tests.support.gift_cards_factories import a_card, code_of
from tests.support.sandbox import sandbox
from tests.support.table import items
from windlass.catalog import market_pricing
from windlass.catalog.market_pricing import Change
from windlass.catalog.models import Product
from windlass.currencies.models import Market
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.tenancy.context import StoreContext

__all__ = ["sandbox"]
pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


@pytest.fixture
def sold(cloud: None, sandbox: object) -> tuple[StoreContext, Product]:
    return selling()  # a lamp for 29.50 euros, sent for 4.90


@pytest.fixture
def dollars(sold: tuple[StoreContext, Product]) -> Market:
    return market(sold[0], "USD", "1.10")


def in_dollars(product: Product, dollars: Market, quantity: str = "2") -> Visitor:
    """With lamps for 32.45 dollars in the cart."""
    someone = with_lamp(product, quantity)
    choice = {"return_to": "/cart", "currency": f"USD.{dollars.market_id}"}
    assert someone.post("/localisation", choice).status == 303
    return someone


def amounts(body: str) -> set[str]:
    return set(re.findall(r"[$€]\d[\d,.]*\d", body))


def test_choosing_a_currency_takes_the_cart_along(
    sold: tuple[StoreContext, Product], dollars: Market
) -> None:
    cart = in_dollars(sold[1], dollars).get("/cart")

    assert amounts(cart.body) == {"$32.45", "$64.90", "$5.39"}  # each, both, and to be sent


def test_checkout_confirmation_and_order_are_in_the_carts_currency(
    sold: tuple[StoreContext, Product], dollars: Market
) -> None:
    owner, product = sold
    someone = in_dollars(product, dollars)

    form = someone.get("/checkout")
    assert amounts(form.body) == {"$64.90", "$5.39", "$14.19", "$70.29"}
    hidden = {field["name"]: field["value"] for field in form.page.all("input", type="hidden")}
    assert (hidden["seen_total"], hidden["seen_currency"]) == ("7029", "USD")

    payment = to_payment(someone)
    thanks = someone.get(path_of(pay(payment).headers["location"]))
    assert amounts(thanks.body) == {"$64.90", "$5.39", "$70.29"}
    [order] = [orders.get(owner, one["order_id"]["S"]) for one in items("Order")]
    assert order.total == Money(7029, "USD")


def test_another_rate_is_told_with_the_new_total_and_paid_when_the_shopper_agrees(
    sold: tuple[StoreContext, Product], dollars: Market
) -> None:
    owner, product = sold
    someone = in_dollars(product, dollars)
    form = someone.get("/checkout")
    change_market(owner, dollars.market_id, manual_rate="1.20")

    told = someone.post("/checkout", filled(form))
    assert told.status == 409
    assert "The price has changed" in told.body
    assert "$76.68" in told.body  # 2 x 35.40 and 5.88
    assert items("Checkout") == []

    assert someone.post("/checkout", filled(told)).status == 303


def test_gift_card_of_another_currency_is_refused_beside_its_field(
    sold: tuple[StoreContext, Product], dollars: Market
) -> None:
    owner, product = sold
    someone = in_dollars(product, dollars)
    cart = someone.get("/cart")
    csrf = cart.page.all("input", name="csrf")[0]["value"]
    typed = {"csrf": csrf, "gift_card": code_of(owner, a_card(owner, 1000))}

    refused = someone.post("/cart/gift-cards", typed)

    assert refused.status == 422
    assert "is in EUR; choose EUR to pay with it." in refused.body


def test_currency_that_is_offered_no_longer_is_told_and_accepted(
    sold: tuple[StoreContext, Product], dollars: Market
) -> None:
    owner, product = sold
    someone = in_dollars(product, dollars)
    change_market(owner, dollars.market_id, is_enabled=False)

    cart = someone.get("/cart")
    assert "This shop does not sell in USD now. Prices are in EUR." in cart.body
    assert "€59.00" in cart.body

    csrf = cart.page.all("input", name="csrf")[0]["value"]
    assert someone.post("/cart/changes", {"csrf": csrf}).status == 303
    assert "does not sell in USD" not in someone.get("/cart").body


def test_market_in_the_stores_own_currency_has_prices_of_its_own(
    sold: tuple[StoreContext, Product],
) -> None:
    owner, product = sold
    austria = market(owner, "EUR", "1", manual_rate=None, countries=["AT"])
    change = Change(product.variants[0].id, Money(2500, "EUR"))
    market_pricing.change(owner, product.product_id, austria.market_id, [change])
    there = {"CloudFront_Viewer_Country": "AT"}
    form = {"product": product.product_id, "variant": product.variants[0].id, "quantity": "2"}
    someone = visitor()

    assert "€25.00" in someone.get("/products/desk-lamp", **there).body
    assert someone.post("/cart/lines", form, **there).status == 303
    thanks = someone.get(path_of(pay(to_payment(someone)).headers["location"]))

    assert amounts(thanks.body) == {"€50.00", "€4.90", "€54.90"}
    [order] = [orders.get(owner, one["order_id"]["S"]) for one in items("Order")]
    assert order.total == Money(5490, "EUR")
    assert "€29.50" in visitor().get("/products/desk-lamp").body
