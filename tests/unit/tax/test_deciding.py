"""Where a store charges tax, and why not elsewhere."""

from dataclasses import replace
from datetime import date

import pytest

from windlass.kit.money import Money
from windlass.tax.deciding import NOTES, Sale, table
from windlass.tax.models import Override, Place, Registration, Settings, VatCheck
from windlass.tax.rules import TaxRate, TaxTable, apply

NOW = date(2026, 11, 22)
DE, FR = Registration("DE", number="DE136695976"), Registration("FR")
OSS = Registration("DE", scheme="oss")
IOSS = Registration("IE", number="IM3720000001", scheme="ioss", limit=150_00)
FRENCH_BUSINESS = VatCheck("FR40303265045", "FR", True, True, "vies")


def decide(
    *registrations: Registration,
    country: str,
    province: str = "",
    postal_code: str = "",
    home: str = "DE",
    classes: frozenset[str] = frozenset(),
    value: Money | None = None,
    is_exempt: bool = False,
    business: VatCheck | None = None,
    settings: Settings | None = None,
) -> TaxTable:
    return table(
        replace(settings or Settings(), registrations=registrations),
        Sale(home, Place(country, province, postal_code), classes, NOW, value, is_exempt, business),
    )


def standard(found: TaxTable) -> list[tuple[str, int]]:
    rates = found.rates.get("standard", ())
    return [(rate.jurisdiction, rate.parts_per_million) for rate in rates]


def test_nothing_is_charged_where_the_store_is_not_registered() -> None:
    found = decide(country="DE")

    assert (found.reason, standard(found), found.inclusive) == ("not_registered", [], True)


def test_a_registration_charges_its_country() -> None:
    found = decide(DE, country="DE")

    assert (found.reason, standard(found)) == ("registered", [("DE", 190_000)])
    assert "ibericode/vat-rates" in found.source


def test_one_stop_shop_charges_the_rates_of_the_destination() -> None:
    found = decide(DE, OSS, country="FR")

    assert standard(found) == [("FR", 200_000)]


def test_a_small_seller_charges_its_own_rates_all_over_the_eu() -> None:
    found = decide(DE, country="FR")

    assert (found.reason, standard(found)) == ("registered", [("DE", 190_000)])


def test_a_seller_past_the_threshold_charges_only_where_registered() -> None:
    found = decide(DE, country="FR", settings=Settings(home_rates_in_eu=False))

    assert (found.reason, standard(found)) == ("not_registered", [])


@pytest.mark.parametrize(
    ("value", "reason", "note"),
    [(150_00, "registered", "IOSS IM3720000001"), (150_01, "not_registered", None)],
)
def test_import_one_stop_shop_ends_at_its_limit(value: int, reason: str, note: str | None) -> None:
    found = decide(IOSS, country="FR", home="CN", value=Money(value, "EUR"))

    assert (found.reason, found.note) == (reason, note)


@pytest.mark.parametrize("country", ["US", "GB", "CH", "BR"])
def test_an_export_carries_no_tax(country: str) -> None:
    found = decide(DE, country=country, province="CA" if country == "US" else "")

    assert (found.reason, standard(found)) == ("export", [])
    assert found.note == "Export: delivered free of VAT or sales tax."


def test_a_state_is_charged_only_with_its_own_registration() -> None:
    ours = Registration("US", "CA")

    there = decide(ours, country="US", province="CA", home="US")
    elsewhere = decide(ours, country="US", province="NY", home="US")

    assert (there.inclusive, standard(there)) == (False, [("US-CA", 72_500)])
    assert (elsewhere.reason, standard(elsewhere)) == ("not_registered", [])


def test_delivery_is_taxed_as_the_state_has_it() -> None:
    texas = decide(Registration("US", "TX"), country="US", province="TX", home="US")
    california = decide(Registration("US", "CA"), country="US", province="CA", home="US")

    assert texas.shipping_follows_goods
    assert not california.shipping_follows_goods
    assert california.shipping == ()


@pytest.mark.parametrize(
    ("registrations", "province", "expected"),
    [
        ([Registration("CA")], "ON", [("CA-ON", 130_000)]),
        ([Registration("CA")], "BC", [("CA", 50_000)]),
        ([Registration("CA"), Registration("CA", "BC")], "BC", [("CA", 50_000), ("CA-BC", 70_000)]),
        ([Registration("CA", "QC")], "QC", [("CA-QC", 99_750)]),
        ([Registration("CA", "QC")], "BC", []),
    ],
    ids=["HST", "GST alone", "GST and PST", "QST alone", "another province"],
)
def test_provincial_taxes_want_their_own_registration(
    registrations: list[Registration], province: str, expected: list[tuple[str, int]]
) -> None:
    assert standard(decide(*registrations, country="CA", province=province, home="CA")) == expected


def test_a_business_elsewhere_in_the_eu_accounts_for_its_own_vat() -> None:
    found = decide(DE, OSS, country="FR", business=FRENCH_BUSINESS)

    assert (found.reason, standard(found)) == ("reverse_charge", [])
    assert found.note == NOTES["reverse_charge"]


@pytest.mark.parametrize(
    "business",
    [
        replace(FRENCH_BUSINESS, is_valid=False),
        VatCheck("DE136695976", "DE", True, True, "vies"),
        VatCheck("GB980780684", "GB", True, True, "format"),
    ],
    ids=["not valid", "of the store's own country", "not of the EU"],
)
def test_other_vat_numbers_change_nothing(business: VatCheck) -> None:
    assert decide(DE, OSS, country="FR", business=business).reason == "registered"


def test_a_business_at_home_pays_vat() -> None:
    assert decide(DE, country="DE", business=FRENCH_BUSINESS).reason == "registered"


def test_a_store_that_is_not_registered_reverses_nothing() -> None:
    assert decide(IOSS, country="FR", home="CN", business=FRENCH_BUSINESS).reason == "registered"


def test_an_exempt_buyer_pays_no_tax() -> None:
    found = decide(DE, country="DE", is_exempt=True)

    assert (found.reason, standard(found), found.note) == (
        "exempt",
        [],
        "The buyer is exempt from tax.",
    )


def test_an_exempt_product_carries_none_beside_taxed_ones() -> None:
    found = decide(DE, country="DE", classes=frozenset({"exempt", "zero"}))

    assert found.rates["exempt"] == ()
    assert found.rates["zero"] == (TaxRate("DE", "VAT", 0),)
    assert standard(found) == [("DE", 190_000)]


def test_without_an_address_nothing_is_known() -> None:
    found = decide(DE, country="")

    assert (found.reason, found.inclusive, standard(found)) == ("unknown_address", True, [])


@pytest.mark.parametrize(
    ("prices", "german", "american"),
    [("by_market", True, False), ("inclusive", True, True), ("exclusive", False, False)],
)
def test_prices_hold_their_tax_as_the_market_expects(
    prices: str, german: bool, american: bool
) -> None:
    settings = Settings(prices=prices)

    assert decide(DE, country="DE", settings=settings).inclusive is german
    assert decide(DE, country="US", province="CA", settings=settings).inclusive is american


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


def test_the_note_for_small_businesses_is_printed_when_nothing_is_charged() -> None:
    settings = Settings(untaxed_note="No VAT is shown, § 19 UStG.")

    assert decide(country="DE", settings=settings).note == "No VAT is shown, § 19 UStG."
    assert decide(DE, country="DE", settings=settings).note is None


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
