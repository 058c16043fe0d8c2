"""The built-in rates: by place, by class and by day."""

from datetime import date

import pytest

from windlass.kit import countries
from windlass.tax import tables

NOW = date(2026, 11, 22)
STANDARD_RATES = {
    "AT": 20, "BE": 21, "BG": 20, "HR": 25, "CY": 19, "CZ": 21, "DK": 25, "EE": 24, "FI": 25.5,
    "FR": 20, "DE": 19, "GR": 24, "HU": 27, "IE": 23, "IT": 22, "LV": 21, "LT": 21, "LU": 17,
    "MT": 18, "NL": 21, "PL": 23, "PT": 23, "RO": 21, "SK": 23, "SI": 22, "ES": 21, "SE": 25,
    "GB": 20, "CH": 8.1, "NO": 25, "AU": 10, "NZ": 15, "SG": 9, "JP": 10, "MX": 16,
}  # fmt: skip


def rate(place: str, tax_class: str = "standard", on: date = NOW) -> int:
    country, _, province = place.partition("-")
    built = tables.find(country, province, "", on)
    assert built is not None
    return sum(tax.rate(tax_class) for tax in built.taxes)


@pytest.mark.parametrize(("country", "percent"), STANDARD_RATES.items())
def test_standard_rates(country: str, percent: float) -> None:
    assert rate(country) == round(percent * 10_000)


def test_every_country_of_the_eu_is_covered() -> None:
    assert tables.covered() >= countries.EU


@pytest.mark.parametrize(
    ("place", "tax_class", "expected"),
    [
        ("DE", "reduced", 70_000),
        ("DE", "books", 70_000),
        ("DE", "clothing", 190_000),
        ("FR", "reduced", 100_000),
        ("FR", "second_reduced", 55_000),
        ("DE", "second_reduced", 70_000),
        ("DK", "reduced", 250_000),
        ("GB", "books", 0),
        ("GB", "zero", 0),
        ("SE", "food", 60_000),
        ("AU", "food", 0),
        ("CA-ON", "standard", 130_000),
        ("CA-QC", "standard", 149_750),
        ("CA-BC", "standard", 120_000),
        ("CA-AB", "standard", 50_000),
        ("CA-NS", "standard", 140_000),
        ("CA-QC", "books", 50_000),
        ("CA-QC", "food", 0),
        ("US-CA", "standard", 72_500),
        ("US-NY", "food", 0),
        ("US-PA", "clothing", 0),
        ("US-OR", "standard", 0),
        ("US-MN", "standard", 68_750),
    ],
)
def test_rates_of_classes(place: str, tax_class: str, expected: int) -> None:
    assert rate(place, tax_class) == expected


@pytest.mark.parametrize(
    ("place", "on", "expected"),
    [
        ("RO", date(2025, 7, 31), 190_000),
        ("RO", date(2025, 8, 1), 210_000),
        ("EE", date(2025, 6, 30), 220_000),
        ("CA-NS", date(2025, 3, 31), 150_000),
        ("CA-NS", date(2025, 4, 1), 140_000),
    ],
)
def test_a_rate_holds_from_its_day_on(place: str, on: date, expected: int) -> None:
    assert rate(place, on=on) == expected


@pytest.mark.parametrize(
    ("country", "postal_code", "expected"),
    [
        ("ES", "35001", 0),
        ("ES", "28001", 210_000),
        ("DE", "27498", 0),
        ("PT", "9000-001", 220_000),
        ("IT", "23041", 0),
    ],
    ids=["Canary Islands", "Madrid", "Heligoland", "Madeira", "Livigno"],
)
def test_parts_of_a_country_have_rates_of_their_own(
    country: str, postal_code: str, expected: int
) -> None:
    built = tables.find(country, "", postal_code, NOW)

    assert built is not None
    assert built.taxes[0].rate("standard") == expected


def test_an_island_never_pays_more_than_its_standard_rate_for_books() -> None:
    built = tables.find("ES", "", "35001", NOW)

    assert built is not None
    assert built.taxes[0].rate("books") == 0


@pytest.mark.parametrize(("country", "province"), [("BR", ""), ("US", ""), ("US", "GU")])
def test_no_table_knows_the_place(country: str, province: str) -> None:
    assert tables.find(country, province, "", NOW) is None


def test_every_file_names_its_source() -> None:
    sources = tables.sources()

    assert [source["name"] for source in sources] == ["eu", "others", "canada", "us"]
    assert {source["read_on"] for source in sources} == {"2026-11-22"}
    ours = "compiled by us and not checked against a list of the authorities: verify them"
    assert all(f"{ours} with your adviser" in source["source"] for source in sources)
    assert tables.thresholds_source() == (
        "Economic nexus: the data set Ringzero787/taxlocus-data (2026-09-30), not checked against "
        "the laws of the states: verify it with your adviser"
    )


def test_thresholds_are_those_of_the_states() -> None:
    thresholds = tables.thresholds()

    assert thresholds["CA"] == {"sales": 500_000, "orders": None}
    assert thresholds["NY"] == {"sales": 500_000, "orders": 100, "both": True}
    assert "OR" not in thresholds


def test_all_of_canada_and_all_states_are_there() -> None:
    assert len(tables.provinces("US")) == 51
    assert tables.provinces("CA") == {"ON", "NB", "NL", "PE", "NS", "BC", "MB", "SK", "QC"}
    assert tables.provinces("DE") == frozenset()
