"""What carts and checkouts call things in the shopper's language, and what it costs to know."""

from __future__ import annotations

import pytest

from tests.support.carts_factories import open_shop
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.cost import Cost, count_table_calls
from tests.support.translations_factories import translate
from windlass.carts import merging
from windlass.carts import service as carts
from windlass.carts.models import Cart
from windlass.catalog.models import Product
from windlass.catalog.storefront import VariantForSale, variants_for_sale
from windlass.stores import languages, service
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")
WORDS = {"title": "Bürolampe", "option:Size": "Größe", "value:Size/Small": "Klein"}


@pytest.fixture
def store(table: None) -> StoreContext:
    owner = open_shop().owner
    languages.publish(owner, ["de", "fr"], version=service.get(owner).version)
    return owner


@pytest.fixture
def lamp(store: StoreContext) -> Product:
    lamp = create_product(
        store,
        title="Office light",
        options=[{"name": "Size", "values": ["Small", "Large"]}],
        variants=[variant_fields("Small"), variant_fields("Large")],
    ).product
    translate(store, "product", lamp.product_id, **WORDS)
    return lamp


def offered(
    store: StoreContext, lamp: Product, locale: str | None
) -> tuple[list[VariantForSale], Cost]:
    pairs = [(lamp.product_id, variant.id) for variant in lamp.variants]
    with count_table_calls() as cost:
        found = variants_for_sale(store, pairs, locale=locale)
    return list(found.values()), cost


def test_each_variant_has_its_german_names_and_keeps_the_merchants(
    store: StoreContext, lamp: Product
) -> None:
    found, _ = offered(store, lamp, "de")

    assert [
        (one.product_title, one.variant_title, one.source_title, one.source_variant_title)
        for one in found
    ] == [
        ("Bürolampe", "Klein", "Office light", "Small"),
        ("Bürolampe", "Large", "Office light", "Large"),  # this size is not translated
    ]


@pytest.mark.parametrize("locale", [None, "fr"])
def test_without_a_translation_things_are_called_as_they_are(
    store: StoreContext, lamp: Product, locale: str | None
) -> None:
    found, _ = offered(store, lamp, locale)

    assert [
        (one.product_title, one.variant_title, one.source_title, one.source_variant_title)
        for one in found
    ] == [("Office light", "Small", "", ""), ("Office light", "Large", "", "")]


def test_a_language_costs_a_key_and_no_round_trip_and_the_shops_own_costs_neither(
    store: StoreContext, lamp: Product
) -> None:
    _, own = offered(store, lamp, None)
    _, german = offered(store, lamp, "de")

    assert own.calls == german.calls == ["BatchGetItem"]
    assert (own.read_units, german.read_units) == (1.5, 2.0)  # one product and two stocks


def begun(store: StoreContext, lamp: Product, locale: str | None) -> Cart:
    return carts.add_line(store, None, lamp.product_id, lamp.variants[0].id, locale=locale)


def titles(store: StoreContext, cart: Cart) -> list[str]:
    return [line.title for line in carts.view(store, cart.cart_id).lines]


def test_a_cart_keeps_its_language_unless_the_next_visit_has_another(
    store: StoreContext, lamp: Product
) -> None:
    cart = begun(store, lamp, "de")
    other = (cart.cart_id, lamp.product_id, lamp.variants[1].id)

    assert carts.add_line(store, *other).lines[1].title == "Bürolampe"
    assert carts.set_quantity(store, cart.cart_id, cart.lines[0].line_id, 3).lines[0].title == (
        "Bürolampe"
    )
    assert carts.add_line(store, *other, locale="").lines[1].title == "Office light"
    assert titles(store, cart) == ["Office light", "Office light"]


def test_who_signs_in_goes_on_in_the_language_of_the_visit(
    store: StoreContext, lamp: Product
) -> None:
    mine, guests = begun(store, lamp, None), begun(store, lamp, "de")
    merging.claim(store, mine, "ada")

    merged = merging.merge(store, "ada", guests=guests.cart_id, own=mine.cart_id)

    assert merged is not None
    assert titles(store, merged) == ["Bürolampe"]
