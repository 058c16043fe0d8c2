"""Prices of their own in other markets, through the merchant API."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import call
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.markets_factories import create_market, set_rates
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.catalog.models import Product
from windlass.currencies.models import Market
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def store(table: None) -> StoreContext:
    """The owner's, of a store in euros."""
    set_rates(EUR="0.5")  # a euro is two dollars
    return owner_of(create_store())


@pytest.fixture
def america(store: StoreContext) -> Market:
    return create_market(store, "USD", "US")


@pytest.fixture
def lamp(store: StoreContext) -> Product:
    """Small for 20 euros, large for 30."""
    options = [{"name": "Size", "values": ["Small", "Large"]}]
    large = {"price": {"amount": 3000, "currency": "EUR"}}
    variants = [variant_fields("Small"), variant_fields("Large", **large)]
    return create_product(store, options=options, variants=variants).product


def path_of(store: StoreContext, lamp: Product) -> str:
    return f"/api/v1/stores/{store.store_id}/products/{lamp.product_id}/market-prices"


def test_api_shows_usual_converted_and_own_prices(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    small, large = lamp.variants
    body = {"changes": [{"variant_id": small.id, "price": {"amount": 3333, "currency": "USD"}}]}

    changed = call(
        handler, "PATCH", f"{path_of(store, lamp)}/{america.market_id}", as_=store, body=body
    )
    of_product = call(handler, "GET", path_of(store, lamp), as_=store)
    of_market = call(
        handler,
        "GET",
        f"/api/v1/stores/{store.store_id}/markets/{america.market_id}/prices",
        as_=store,
    )

    assert changed.status == 200
    assert changed.body["variants"] == [
        {
            "variant_id": small.id,
            "title": "Small",
            "sku": "",
            "usual": {"amount": 2000, "currency": "EUR"},
            "usual_compare_at": None,
            "converted": {"amount": 4000, "currency": "USD"},
            "price": {"amount": 3333, "currency": "USD"},
            "compare_at": None,
        },
        {
            "variant_id": large.id,
            "title": "Large",
            "sku": "",
            "usual": {"amount": 3000, "currency": "EUR"},
            "usual_compare_at": None,
            "converted": {"amount": 6000, "currency": "USD"},
            "price": None,
            "compare_at": None,
        },
    ]
    assert of_product.body["items"] == [changed.body]
    assert of_market.body == {"items": [changed.body], "next_cursor": None}


@pytest.mark.parametrize(
    ("_case", "change", "field", "rule"),
    [
        (
            "another currency",
            {"price": {"amount": 1, "currency": "EUR"}},
            "changes.0.price.currency",
            "wrong_currency",
        ),
        (
            "a price before that is no reduction",
            {
                "price": {"amount": 10, "currency": "USD"},
                "compare_at": {"amount": 10, "currency": "USD"},
            },
            "changes.0.compare_at.amount",
            "not_above_price",
        ),
        (
            "a price before without a price",
            {"price": None, "compare_at": {"amount": 10, "currency": "USD"}},
            "changes.0.compare_at",
            "without_price",
        ),
    ],
)
def test_wrong_prices_name_the_field_and_the_rule(
    store: StoreContext,
    lamp: Product,
    america: Market,
    _case: str,
    change: dict[str, Any],
    field: str,
    rule: str,
) -> None:
    body = {"changes": [{"variant_id": lamp.variants[0].id, **change}]}
    before = items()

    answer = call(
        handler, "PATCH", f"{path_of(store, lamp)}/{america.market_id}", as_=store, body=body
    )

    assert answer.status == 422
    assert [(one["field"], one["rule"]) for one in answer.body["fields"]] == [(field, rule)]
    assert items() == before


def test_amounts_that_cards_cannot_pay_are_refused(store: StoreContext, lamp: Product) -> None:
    kuwait = create_market(store, "KWD", "KW")
    price = {"amount": 1255, "currency": "KWD"}
    body = {"changes": [{"variant_id": lamp.variants[0].id, "price": price}]}

    answer = call(
        handler, "PATCH", f"{path_of(store, lamp)}/{kuwait.market_id}", as_=store, body=body
    )

    assert answer.body["fields"][0]["message"] == "Cards pay KWD in steps of 0.010."


def test_unknown_variant_or_market_is_not_found(
    store: StoreContext, lamp: Product, america: Market
) -> None:
    body = {"changes": [{"variant_id": "nobody", "price": {"amount": 1, "currency": "USD"}}]}

    assert (
        call(
            handler, "PATCH", f"{path_of(store, lamp)}/{america.market_id}", as_=store, body=body
        ).body["code"]
        == "variant_not_found"
    )
    assert (
        call(handler, "PATCH", f"{path_of(store, lamp)}/none", as_=store, body=body).body["code"]
        == "market_not_found"
    )
