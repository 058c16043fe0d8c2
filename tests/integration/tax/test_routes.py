"""Tax settings, the calculator and VAT numbers over the merchant API."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.support.api import call
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from tests.support.tax_api import calculate, post, problems, put
from tests.support.tax_factories import register
from windlass.tax import configuring
from windlass.tenancy.context import Role, StoreContext

GERMANY = {"country": "DE", "number": "DE136695976"}


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    return owner_of(create_store())


def test_a_store_is_born_without_taxes(owner: StoreContext) -> None:
    answer = call(handler, "GET", f"/api/v1/stores/{owner.store_id}/tax/settings", as_=owner)

    assert answer.status == 200
    assert answer.headers["ETag"] == ['"1"']
    assert answer.body == {
        "registrations": [],
        "overrides": [],
        "prices": "by_market",
        "shipping": "by_law",
        "home_rates_in_eu": True,
        "accept_unchecked_vat_numbers": False,
        "untaxed_note": "",
        "provider": None,
        "version": 1,
    }


def test_settings_are_kept_and_tried_out(owner: StoreContext) -> None:
    saved = put(owner, {"registrations": [GERMANY]})

    assert (saved.status, saved.headers["ETag"]) == (200, ['"2"'])
    found = calculate(owner, "DE", shipping={"amount": 0, "currency": "EUR"})
    assert found["reason"] == "registered"
    assert (found["is_inclusive"], found["tax"]["amount"], found["total"]["amount"]) == (
        True,
        1_900,
        11_900,
    )
    assert [part["base"]["amount"] for part in found["parts"]] == [10_000, 0][:1]


def test_an_old_version_changes_nothing(owner: StoreContext) -> None:
    put(owner, {"registrations": [GERMANY]})

    assert put(owner, {"registrations": []}).status == 412
    assert put(owner, {"registrations": []}, version=7).status == 412
    assert [one.country for one in configuring.read(owner)[0].registrations] == ["DE"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"registrations": [{"country": "XX"}]}, ("registrations.0.country", "unknown_country")),
        ({"registrations": [{"country": "US"}]}, ("registrations.0.province", "required")),
        (
            {"registrations": [{"country": "US", "province": "Bavaria"}]},
            ("registrations.0.province", "unknown_province"),
        ),
        (
            {"registrations": [{"country": "GB", "scheme": "oss"}]},
            ("registrations.0.scheme", "eu_only"),
        ),
        ({"registrations": [GERMANY, GERMANY]}, ("registrations.1.country", "repeated")),
        (
            {"overrides": [{"country": "DE", "tax_class": "gold", "parts_per_million": 1}]},
            ("overrides.0.tax_class", "unknown_class"),
        ),
        (
            {"overrides": [{"country": "DE", "parts_per_million": 1}] * 2},
            ("overrides.1.tax_class", "repeated"),
        ),
    ],
    ids=["country", "no state", "wrong state", "OSS in GB", "twice", "class", "override twice"],
)
def test_what_is_wrong_is_named(
    owner: StoreContext, body: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert problems(put(owner, body)) == [expected]
    assert items("TaxSettings") == []


@pytest.mark.parametrize("rate", [-1, 1_000_001, 0.5, "19"])
def test_a_rate_is_parts_per_million(owner: StoreContext, rate: object) -> None:
    answer = put(owner, {"overrides": [{"country": "DE", "parts_per_million": rate}]})

    assert answer.status == 422


def test_import_one_stop_shop_asks_other_currencies_for_the_limit(cloud: None) -> None:
    american = owner_of(create_store(currency="USD", country="US"))

    answer = put(american, {"registrations": [{"country": "IE", "scheme": "ioss"}]})

    assert problems(answer) == [("registrations.0.limit", "required")]


def test_provinces_may_be_written_out(owner: StoreContext) -> None:
    saved = put(owner, {"registrations": [{"country": "US", "province": "California"}]})

    assert [one["province"] for one in saved.body["registrations"]] == ["CA"]


def test_the_calculator_explains_an_export(owner: StoreContext) -> None:
    register(owner, "DE")

    found = calculate(owner, "US", province="New York")

    assert (found["reason"], found["tax"]["amount"]) == ("export", 0)
    assert found["explanation"] == "The goods leave your tax area, so no tax is charged."


@pytest.mark.parametrize(
    ("changes", "field", "rule"),
    [
        ({"country": "XX"}, "country", "unknown_country"),
        ({"country": "US", "province": "Bavaria"}, "province", "unknown_province"),
        (
            {"lines": [{"price": {"amount": 1, "currency": "USD"}}]},
            "lines.0.price.currency",
            "store_currency",
        ),
        ({"shipping": {"amount": 1, "currency": "USD"}}, "shipping.currency", "store_currency"),
    ],
)
def test_the_calculator_names_what_is_wrong(
    owner: StoreContext, changes: dict[str, Any], field: str, rule: str
) -> None:
    body = {"country": "DE", "lines": [{"price": {"amount": 1, "currency": "EUR"}}]} | changes

    assert problems(post(owner, "calculator", body)) == [(field, rule)]


def test_a_viewer_reads_and_changes_nothing(cloud: None) -> None:
    store = create_store()
    viewer = colleague(store, Role.VIEWER)
    path = f"/api/v1/stores/{store.store_id}/tax/settings"

    assert call(handler, "GET", path, as_=viewer).status == 200
    refused = call(handler, "PUT", path, as_=viewer, body={}, headers={"If-Match": '"1"'})
    assert refused.status == 403
    assert items("TaxSettings") == []


def test_the_tables_name_their_sources(owner: StoreContext) -> None:
    path = f"/api/v1/stores/{owner.store_id}/tax/reference"
    answer = call(handler, "GET", path, as_=owner)

    assert answer.status == 200
    assert {"DE", "GB", "US", "CA", "AU"} <= set(answer.body["countries"])
    assert answer.body["thresholds"][0]["state"] == "AL"
    assert answer.body["thresholds_source"].endswith("verify it with your adviser")
