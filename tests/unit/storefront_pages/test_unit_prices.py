"""The price per litre, kilogram, metre or piece, wherever pages and machines read a price."""

from __future__ import annotations

import pytest

from storefront_pages import structured, unit_prices
from storefront_pages.picker import picker_of
from storefront_pages.unit_prices import GAP, NAMES
from tests.unit.storefront_pages import samples
from tests.unit.storefront_pages.pages import product_page
from tests.unit.storefront_pages.test_cart_and_order import cart_page
from tests.unit.storefront_pages.test_lists import products_page
from windlass.catalog.measures import Measure, Reference, Unit, UnitPrice
from windlass.kit.money import Money

HALF = Measure(500_000, Unit.ML, Reference.L)
PER_LITRE = f"€59.00{GAP}/{GAP}1{GAP}l"


@pytest.mark.parametrize(
    ("locale", "currency", "reference", "expected"),
    [
        ("en", "EUR", Reference.ML_100, "€4.99 / 100 ml"),
        ("de", "EUR", Reference.L, "4,99 € / 1 l"),
        ("fr", "EUR", Reference.PIECE, "4,99 € / 1 pièce"),
        ("es", "EUR", Reference.KG, "4,99 € / 1 kg"),
        ("en", "JPY", Reference.M2, "¥499 / 1 m²"),
    ],
)
def test_it_is_written_as_the_language_writes_and_never_breaks(
    locale: str, currency: str, reference: Reference, expected: str
) -> None:
    found = unit_prices.written(UnitPrice(Money(499, currency), reference), locale)

    assert " " not in found
    assert found.replace(GAP, " ") == expected


def test_every_reference_has_a_name() -> None:
    assert set(NAMES) == set(Reference)


def test_the_page_and_the_picker_say_it_of_each_variant() -> None:
    variants = (
        samples.variant("V1", "Small", measure=HALF),
        samples.variant("V2", "Large", price=samples.eur(4720), measure=None),
    )
    product = samples.product(*variants, option_names=("Size",))

    found = product_page(product=product)
    picker = picker_of(product, samples.store())

    assert found.html.count(f"<bdi>{PER_LITRE}</bdi>") >= 1
    assert picker is not None
    small, large = picker["variants"]
    assert PER_LITRE in small["price"]
    assert "unit-price" not in large["price"]


def test_cards_and_lines_of_the_cart_say_it() -> None:
    unit = UnitPrice(samples.eur(5900), Reference.L)

    listed = products_page(samples.card(unit_price=unit), samples.card())
    cart = cart_page(samples.cart_line(reference_price=unit))

    assert listed.html.count(PER_LITRE) == 1
    assert cart.html.count(PER_LITRE) == 1


def test_search_engines_read_how_much_the_price_is_for() -> None:
    view = samples.product(samples.variant("V1", measure=HALF))

    [offer] = structured.product(view, samples.store(), None)["offers"]

    assert offer["priceSpecification"] == {
        "@type": "UnitPriceSpecification",
        "price": "29.50",
        "priceCurrency": "EUR",
        "referenceQuantity": {
            "@type": "QuantitativeValue",
            "value": "500",
            "unitCode": "MLT",
            "valueReference": {"@type": "QuantitativeValue", "value": "1", "unitCode": "LTR"},
        },
    }
