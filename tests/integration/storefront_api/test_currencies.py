"""Prices in the currency that is asked for."""

import pytest

from storefront_api.app import handler
from tests.support.api import Answer, call
from tests.support.catalog_factories import create_product
from tests.support.markets_factories import create_market, set_rates
from tests.support.stores_factories import open_store
from windlass.currencies.models import Market
from windlass.stores import storefronts
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def shop(table: None) -> StorefrontStore:
    """In euros, with a lamp for 20."""
    storefronts.forget()
    set_rates(EUR="0.5")
    shop = open_store()
    create_product(tenancy.enter(shop.store_id, user_id="owner-1"))
    return shop


@pytest.fixture
def america(shop: StorefrontStore) -> Market:
    return create_market(tenancy.enter(shop.store_id, user_id="owner-1"), "USD", "US")


def get(shop: StorefrontStore, path: str = "", **query: str) -> Answer:
    return call(handler, "GET", f"/api/v1/public/stores/{shop.slug}{path}", query=query or None)


def test_store_names_the_currencies_it_sells_in(shop: StorefrontStore, america: Market) -> None:
    assert get(shop).body["currencies"] == [
        {"value": "EUR", "code": "EUR", "name": "Euro", "symbol": "€"},
        {"value": f"USD.{america.market_id}", "code": "USD", "name": "US Dollar", "symbol": "$"},
    ]


def test_prices_come_in_the_currency_asked_for(shop: StorefrontStore, america: Market) -> None:
    for currency in ("USD", f"USD.{america.market_id}"):
        [card] = get(shop, "/products", currency=currency).body["items"]
        product = get(shop, f"/products/{card['handle']}", currency=currency).body

        assert card["price"] == {"amount": 4000, "currency": "USD"}
        assert product["variants"][0]["price"] == {"amount": 4000, "currency": "USD"}


def test_without_a_currency_prices_are_the_stores_own(
    shop: StorefrontStore, america: Market
) -> None:
    [card] = get(shop, "/products").body["items"]

    assert card["price"] == {"amount": 2000, "currency": "EUR"}


def test_currency_that_is_not_sold_in_is_refused(shop: StorefrontStore) -> None:
    answer = get(shop, "/products", currency="JPY")

    assert (answer.status, answer.body["code"]) == (409, "currency_not_offered")
    assert get(shop, "/products", currency="dollars").status == 422
