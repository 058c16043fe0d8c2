"""The shop in the shopper's currency: exact figures on every page, and the form to choose it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.integration.storefront_pages.goods import colours
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.cost import count_table_calls
from tests.support.markets_factories import create_market, set_rates
from tests.support.search.factories import forget_everything, index_all
from tests.support.shipping_factories import create_zone, rate_in
from windlass.catalog import market_pricing
from windlass.catalog.market_pricing import Change
from windlass.catalog.models import Product
from windlass.currencies.models import Market
from windlass.kit.money import Money
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")

NINETY_NINE = {"step": 100, "ending": 99}


def usd(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "USD"}


def priced(*values: str, price: int, before: int | None = None) -> dict[str, Any]:
    facts = {"price": usd(price), "cost": None, "compare_at": usd(before) if before else None}
    return variant_fields(*values, **facts)


@pytest.fixture
def owner(table: None) -> StoreContext:
    """Of a shop in US dollars, of which one is 0.92 euros."""
    set_rates()
    owner = open_shop(currency="USD", country="US")
    create_zone(owner, "US", rates=[rate_in(499, currency="USD", free_above=5000)])
    return owner


@pytest.fixture
def lamp(owner: StoreContext) -> Product:
    variants = [
        priced("Black", price=1299, before=1999),
        priced("White", price=2499),
    ]
    return create_product(
        owner, currency="USD", title="Desk lamp", options=colours(), variants=variants
    ).product


@pytest.fixture
def europe(owner: StoreContext, lamp: Product) -> Market:
    return create_market(owner, "EUR", "DE", "FR")


def in_euros(market: Market) -> Visitor:
    someone = visitor()
    someone.cookies["windlass_currency"] = f"EUR.{market.market_id}"
    return someone


def offers(body: str) -> list[dict[str, Any]]:
    for part in body.split('<script type="application/ld+json">')[1:]:
        data = json.loads(part.split("</script>")[0])
        if data["@type"] == "Product":
            found: list[dict[str, Any]] = data["offers"]
            return found
    raise AssertionError("the page has no product data")


def test_product_page_shows_every_amount_in_the_currency(europe: Market) -> None:
    body = in_euros(europe).get("/products/desk-lamp").body

    assert "€11.95" in body  # 12.99
    assert "€18.39" in body  # 19.99 before
    assert "\\u20ac22.99" in body  # 24.99, for the variant picker
    assert "€46.00" in body  # free from 50.00
    assert "$" not in body.replace("US$", "").split("<main")[1].split("</main>")[0]


def test_structured_data_says_what_the_page_says(europe: Market) -> None:
    black, white = offers(in_euros(europe).get("/products/desk-lamp").body)

    assert (black["price"], black["priceCurrency"]) == ("11.95", "EUR")
    assert (white["price"], white["priceCurrency"]) == ("22.99", "EUR")
    assert black["shippingDetails"]["shippingRate"]["value"] == "4.59"
    assert black["shippingDetails"]["shippingRate"]["currency"] == "EUR"


def test_lists_and_twins_show_it_too(europe: Market) -> None:
    someone = in_euros(europe)

    for path in ("/", "/products", "/products/desk-lamp.md", "/llms.txt"):
        assert "€11.95" in someone.get(path).body, path
    assert "€18.39" in someone.get("/products").body
    assert "Prices are in EUR." in someone.get("/llms.txt").body


def test_country_of_the_viewer_decides_for_who_has_not_chosen(europe: Market) -> None:
    def page(country: str = "", **cookies: str) -> str:
        someone = visitor()
        someone.cookies |= cookies
        return someone.get("/products/desk-lamp", CloudFront_Viewer_Country=country).body

    assert "€11.95" in page("DE")
    assert "$12.99" in page("US")
    assert "$12.99" in page()
    assert "$12.99" in page("DE", windlass_currency="USD")


def test_rounding_adjustment_and_margin_are_the_markets(owner: StoreContext, lamp: Product) -> None:
    basis_points = {"adjustment_basis_points": 1000, "margin_basis_points": 200}
    market = create_market(owner, "EUR", rounding=NINETY_NINE, **basis_points)

    body = in_euros(market).get("/products/desk-lamp").body

    assert "€12.99" in body  # 12.99 x 0.92 x 1.02 x 1.1 = 13.41
    assert "€20.99" in body  # 19.99 before: 20.63
    rate = offers(body)[0]["shippingDetails"]["shippingRate"]
    assert rate["value"] == "4.68"  # 4.99 x 0.92 x 1.02, without the adjustment


def test_price_of_its_own_wins_over_the_rate(
    owner: StoreContext, lamp: Product, europe: Market
) -> None:
    black, white = lamp.variants
    changes = [Change(white.id, Money(999, "EUR"), Money(1499, "EUR"))]
    market_pricing.change(owner, lamp.product_id, europe.market_id, changes)

    someone = in_euros(europe)
    page, card = someone.get("/products/desk-lamp").body, someone.get("/products").body
    prices = [(one["name"], one["price"]) for one in offers(page)]

    assert prices == [(black.title, "11.95"), (white.title, "9.99")]
    assert "€14.99" in card
    assert "€9.99" in card
    assert "$12.99" in visitor().get("/products").body


def test_form_in_the_footer_changes_the_currency_and_leads_back(europe: Market) -> None:
    someone = visitor()
    page = someone.get("/products/desk-lamp").body

    answer = someone.post(
        "/localisation",
        {"currency": f"EUR.{europe.market_id}", "return_to": "/products/desk-lamp"},
        Referer="http://volt.localhost/products/desk-lamp?variant=1&price=1-2",
    )

    assert f'<option value="EUR.{europe.market_id}">EUR € – Euro</option>' in page
    assert '<option value="USD" selected>USD $ – US Dollar</option>' in page
    assert (answer.status, answer.headers["Location"]) == (303, "/products/desk-lamp?variant=1")
    assert someone.cookies["windlass_currency"] == f"EUR.{europe.market_id}"
    assert "HttpOnly" in answer.set_cookies[0]
    assert "€11.95" in someone.get("/products/desk-lamp").body


@pytest.mark.parametrize(
    "return_to",
    ["//elsewhere.test", "https://elsewhere.test", "/\\elsewhere.test", "elsewhere", "/a\nb"],
)
def test_way_back_never_leaves_the_shop(europe: Market, return_to: str) -> None:
    form = {"currency": "USD", "return_to": return_to}
    answer = visitor().post("/localisation", form, Referer="http://elsewhere.test/products?a=b")

    assert (answer.status, answer.headers["Location"]) == (303, "/")


def test_form_of_another_site_changes_nothing(europe: Market) -> None:
    someone = visitor()

    answer = someone.post("/localisation", {"currency": "EUR"}, Origin="http://elsewhere.test")

    assert answer.status == 403
    assert someone.cookies == {}


def test_currency_that_is_not_offered_changes_nothing(europe: Market) -> None:
    someone = visitor()

    answer = someone.post("/localisation", {"currency": "JPY", "return_to": "/products"})

    assert (answer.status, answer.headers["Location"]) == (303, "/products")
    assert someone.cookies == {}


def test_shop_with_one_currency_has_no_form(owner: StoreContext, lamp: Product) -> None:
    assert "/localisation" not in visitor().get("/products/desk-lamp").body


def test_another_currency_costs_no_further_round_trip(europe: Market) -> None:
    someone = in_euros(europe)
    costs = {}
    for path in ("/", "/products", "/products/desk-lamp"):
        someone.get(path)
        with count_table_calls() as cost:
            someone.get(path)
        costs[path] = cost.round_trips

    assert costs == {"/": 1, "/products": 1, "/products/desk-lamp": 2}


@pytest.fixture
def indexed(cloud: None) -> Visitor:
    """The same shop with an index: lamps for 10.00, 20.00 and 30.00 dollars."""
    forget_everything()
    set_rates()
    owner = open_shop(currency="USD", country="US")
    for number in (1, 2, 3):
        fields = [priced(price=1000 * number)]
        create_product(owner, currency="USD", title=f"Lamp {number}", variants=fields)
    market = create_market(owner, "EUR", "DE")
    index_all(owner)
    return in_euros(market)


def test_bounds_of_the_price_are_in_the_shown_currency(indexed: Visitor) -> None:
    everything = indexed.get("/products").body
    some = indexed.get("/products?price-from=9.20&price-to=18.40").body
    fewer = indexed.get("/products?price=9.21-18.39").body

    assert 'placeholder="9.2"' in everything
    assert 'placeholder="27.6"' in everything
    assert [f"Lamp {n}" in some for n in (1, 2, 3)] == [True, True, False]
    assert [f"Lamp {n}" in fewer for n in (1, 2, 3)] == [False, False, False]
    assert "€9.20–€18.40" in some


def test_price_of_its_own_reaches_lists_through_the_index(cloud: None) -> None:
    forget_everything()
    set_rates()
    owner = open_shop(currency="USD", country="US")
    product = create_product(owner, currency="USD", variants=[priced(price=1000)]).product
    market = create_market(owner, "EUR", "DE")
    change = Change(product.variants[0].id, Money(777, "EUR"))
    market_pricing.change(owner, product.product_id, market.market_id, [change])
    index_all(owner)

    assert "€7.77" in in_euros(market).get("/search?q=lamp").body
    assert "$10.00" in visitor().get("/search?q=lamp").body
