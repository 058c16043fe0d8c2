"""Rates set by hand, and scenario I23 by the tables."""

import pytest

from tests.support.tax_decisions import decide, standard
from windlass.kit.money import Money
from windlass.tax.models import Override, Registration, Settings
from windlass.tax.rules import TaxRate, TaxTable, apply


def by_hand(*overrides: Override, **place: str) -> TaxTable:
    settings = Settings(overrides=overrides)
    return decide(
        Registration("US", "CA"),
        country="US",
        province="CA",
        postal_code=place.get("postal_code", "94103"),
        home="US",
        classes=frozenset({"food", "books"}),
        settings=settings,
    )


def test_the_most_special_rate_by_hand_wins() -> None:
    county = Override("US", "CA", name="LA County", parts_per_million=95_000, postal_prefix="90")
    state = Override("US", "CA", name="California", parts_per_million=80_000)
    books = Override("US", "CA", name="Books", parts_per_million=10_000, tax_class="books")

    found = by_hand(state, county, books)
    in_los_angeles = by_hand(state, county, books, postal_code="90012")

    assert found.reason == "manual"
    assert found.rates["food"] == (TaxRate("US-CA", "California", 80_000),)
    assert found.rates["books"] == (TaxRate("US-CA", "Books", 10_000),)
    assert in_los_angeles.rates["books"] == (TaxRate("US-CA", "LA County", 95_000),)


def test_a_rate_by_hand_for_delivery() -> None:
    found = by_hand(Override("US", tax_class="shipping", name="Freight", parts_per_million=50_000))

    assert found.shipping == (TaxRate("US", "Freight", 50_000),)
    assert standard(found) == [("US-CA", 72_500)]


def test_a_rate_by_hand_charges_nothing_without_a_registration() -> None:
    settings = Settings(overrides=(Override("FR", parts_per_million=200_000),))

    assert decide(country="FR", settings=settings).reason == "not_registered"


def test_a_country_without_a_table_is_taxed_by_hand() -> None:
    settings = Settings(overrides=(Override("BR", name="ICMS", parts_per_million=180_000),))

    found = decide(Registration("BR"), country="BR", settings=settings)

    assert found.rates["standard"] == (TaxRate("BR", "ICMS", 180_000),)


# Scenario I23: a cart of 12.00 standard goods and 12.00 books with 6.00 delivery, prices with tax.
# (goods tax, books tax, delivery tax) in minor units.
EXPECTED = {
    "GB": (200, 0, 50),  # 20 % and 0 %; delivery half and half
    "SE": (240, 68, 77),  # 25 % and 6 %
    "DE": (191, 78, 68),  # 19 % and 7 %: 239 of 15.00 and 98 of 15.00
    "DK": (240, 240, 120),  # 25 % on everything
}


@pytest.mark.parametrize(("country", "expected"), EXPECTED.items())
def test_mixed_goods_and_their_delivery(country: str, expected: tuple[int, int, int]) -> None:
    found = decide(
        Registration(country), country=country, home=country, classes=frozenset({"books"})
    )

    taxed = apply(
        found,
        lines={
            "goods": (Money(1_200, "EUR"), "standard"),
            "books": (Money(1_200, "EUR"), "books"),
        },
        shipping=Money(600, "EUR"),
    )

    of_goods, of_books, of_delivery = (
        sum(part.amount.amount for part in parts)
        for parts in (taxed.lines["goods"], taxed.lines["books"], taxed.shipping)
    )
    assert (of_goods, of_books, of_delivery) == expected
