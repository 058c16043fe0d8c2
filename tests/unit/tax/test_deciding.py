"""Where a store charges tax, and why not elsewhere."""

from copy import replace

import pytest

from tests.support.tax_decisions import DE, FRENCH_BUSINESS, IOSS, OSS, decide, standard
from windlass.kit.money import Money
from windlass.tax.deciding import NOTES
from windlass.tax.models import Registration, Settings, VatCheck
from windlass.tax.rules import TaxRate


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


def test_the_note_for_small_businesses_is_printed_when_nothing_is_charged() -> None:
    settings = Settings(untaxed_note="No VAT is shown, § 19 UStG.")

    assert decide(country="DE", settings=settings).note == "No VAT is shown, § 19 UStG."
    assert decide(DE, country="DE", settings=settings).note is None
