"""Tax settings, the calculator and VAT numbers over the merchant API."""

from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from merchant_api.app import handler
from tests.support.api import Answer, call
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from tests.support.tax_factories import TAXJAR_TOKEN, connect_taxjar, register
from windlass.adapters.stripe.client import client as stripe_client
from windlass.stores.repository import StoreRepository
from windlass.tax import configuring
from windlass.tenancy.context import Role, StoreContext

GERMANY = {"country": "DE", "number": "DE136695976"}


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    return owner_of(create_store())


def put(owner: StoreContext, body: dict[str, Any], version: int = 0) -> Answer:
    path = f"/api/v1/stores/{owner.store_id}/tax/settings"
    return call(handler, "PUT", path, as_=owner, body=body, headers={"If-Match": f'"{version}"'})


def post(owner: StoreContext, what: str, body: dict[str, Any]) -> Answer:
    return call(
        handler, "POST", f"/api/v1/stores/{owner.store_id}/tax/{what}", as_=owner, body=body
    )


def calculate(owner: StoreContext, country: str, **facts: Any) -> Any:
    lines = facts.pop("lines", [{"price": {"amount": 11_900, "currency": "EUR"}}])
    answer = post(owner, "calculator", {"country": country, "lines": lines, **facts})
    assert answer.status == 200, answer.body
    return answer.body


def problems(answer: Answer) -> list[tuple[str, str]]:
    assert answer.status == 422
    return [(problem["field"], problem["rule"]) for problem in answer.body["fields"]]


def test_a_store_is_born_without_taxes(owner: StoreContext) -> None:
    answer = call(handler, "GET", f"/api/v1/stores/{owner.store_id}/tax/settings", as_=owner)

    assert answer.status == 200
    assert answer.headers["ETag"] == ['"0"']
    assert answer.body == {
        "registrations": [],
        "overrides": [],
        "prices": "by_market",
        "shipping": "by_law",
        "home_rates_in_eu": True,
        "accept_unchecked_vat_numbers": False,
        "untaxed_note": "",
        "provider": None,
        "version": 0,
    }


def test_settings_are_kept_and_tried_out(owner: StoreContext) -> None:
    saved = put(owner, {"registrations": [GERMANY]})

    assert (saved.status, saved.headers["ETag"]) == (200, ['"1"'])
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


def test_a_checked_number_reverses_the_charge(owner: StoreContext, sandbox: Sandbox) -> None:
    put(owner, {"registrations": [GERMANY]})

    checked = post(owner, "vat-numbers", {"number": "FR 40 303 265 045"})
    found = calculate(owner, "FR", vat_number="FR40303265045")

    assert (checked.body["is_valid"], checked.body["is_checked"]) == (True, True)
    assert checked.body["consultation"].startswith("WAPIAAAA")
    assert (found["reason"], found["tax"]["amount"]) == ("reverse_charge", 0)
    [kept] = items("VatNumber")
    assert kept["consultation"]["S"] == checked.body["consultation"]


def test_a_number_that_the_register_does_not_know_pays_vat(
    owner: StoreContext, sandbox: Sandbox
) -> None:
    sandbox.trouble.set_custom("vies", {"invalid_numbers": ["FR40303265045"]})
    register(owner, "DE")

    found = calculate(owner, "FR", vat_number="FR40303265045")

    assert (found["reason"], found["tax"]["amount"]) == ("registered", 1_900)


@pytest.mark.parametrize(
    ("accepted", "is_valid", "reason"),
    [(False, False, "registered"), (True, True, "reverse_charge")],
)
def test_a_silent_register_is_said_and_vat_charged_unless_the_store_trusts_the_form(
    owner: StoreContext, sandbox: Sandbox, accepted: bool, is_valid: bool, reason: str
) -> None:
    sandbox.trouble.set_custom("vies", {"unavailable_states": ["FR"]})
    register(owner, "DE", accept_unchecked_vat_numbers=accepted)

    answer = post(owner, "vat-numbers", {"number": "FR40303265045"})

    assert (answer.body["is_valid"], answer.body["is_checked"]) == (is_valid, False)
    assert calculate(owner, "FR", vat_number="FR40303265045")["reason"] == reason


def test_a_number_is_asked_for_once_a_day(owner: StoreContext, sandbox: Sandbox) -> None:
    post(owner, "vat-numbers", {"number": "FR40303265045"})
    sandbox.trouble.set_custom("vies", {"invalid_numbers": ["FR40303265045"]})

    again = post(owner, "vat-numbers", {"number": "FR40303265045"})

    assert again.body["is_valid"] is True


@pytest.mark.parametrize("number", ["FR1", "hello", "GB980780685"])
def test_what_is_no_number_is_not_asked_for(
    owner: StoreContext, sandbox: Sandbox, number: str
) -> None:
    answer = post(owner, "vat-numbers", {"number": number})

    assert (answer.status, answer.body["is_valid"]) == (200, False)
    assert items("VatNumber") == []


def test_taxjar_gives_local_rates(cloud: None, sandbox: Sandbox) -> None:
    owner = owner_of(create_store(currency="USD", country="US"))
    register(owner, "US-NY")

    path = f"/api/v1/stores/{owner.store_id}/tax/provider"
    connected = call(
        handler, "PUT", path, as_=owner, body={"kind": "taxjar", "token": TAXJAR_TOKEN}
    )
    found = calculate(
        owner,
        "US",
        province="NY",
        postal_code="10001",
        lines=[{"price": {"amount": 10_000, "currency": "USD"}}],
        shipping={"amount": 500, "currency": "USD"},
    )

    assert connected.body["provider"] == {"kind": "taxjar", "hint": "0123"}
    assert (found["reason"], found["source"]) == ("provider", "TaxJar")
    assert (found["tax"]["amount"], found["total"]["amount"]) == (932, 11_432)
    [kept] = items("TaxSettings")
    assert TAXJAR_TOKEN.encode() not in kept["provider_sealed"]["B"]


def test_a_service_that_is_down_leaves_the_tables(cloud: None, sandbox: Sandbox) -> None:
    owner = owner_of(create_store(currency="USD", country="US"))
    register(owner, "US-NY")
    connect_taxjar(owner)
    sandbox.trouble.add(Rule("taxjar", "5xx"))

    found = calculate(
        owner,
        "US",
        province="NY",
        postal_code="10001",
        lines=[{"price": {"amount": 10_000, "currency": "USD"}}],
    )

    assert (found["reason"], found["is_fallback"]) == ("registered", True)
    assert found["tax"]["amount"] == 400


def test_stripe_tax_works_on_the_account_of_the_store(cloud: None, sandbox: Sandbox) -> None:
    store = create_store(currency="USD", country="US")
    owner = owner_of(store)
    account = stripe_client().v1.accounts.create({"type": "standard", "country": "US"})
    StoreRepository(owner.store_id).connect(account.id)
    register(owner, "US-CA")

    path = f"/api/v1/stores/{owner.store_id}/tax/provider"
    connected = call(handler, "PUT", path, as_=owner, body={"kind": "stripe"})
    found = calculate(
        owner,
        "US",
        province="CA",
        postal_code="90012",
        lines=[{"price": {"amount": 10_000, "currency": "USD"}}],
    )

    assert connected.body["provider"] == {"kind": "stripe", "hint": account.id[-4:]}
    assert (found["source"], found["tax"]["amount"]) == ("Stripe Tax", 975)


def test_a_wrong_token_is_refused_and_not_kept(owner: StoreContext, sandbox: Sandbox) -> None:
    path = f"/api/v1/stores/{owner.store_id}/tax/provider"

    answer = call(handler, "PUT", path, as_=owner, body={"kind": "taxjar", "token": "short"})

    assert problems(answer) == [("token", "refused")]
    assert items("TaxSettings") == []


def test_stripe_tax_wants_payments_first(owner: StoreContext) -> None:
    path = f"/api/v1/stores/{owner.store_id}/tax/provider"

    answer = call(handler, "PUT", path, as_=owner, body={"kind": "stripe"})

    assert (answer.status, answer.body["code"]) == (409, "no_stripe_account")


def test_a_service_is_taken_away_with_its_key(owner: StoreContext, sandbox: Sandbox) -> None:
    connect_taxjar(owner)
    path = f"/api/v1/stores/{owner.store_id}/tax/provider"

    assert call(handler, "DELETE", path, as_=owner).status == 204
    assert call(handler, "DELETE", path, as_=owner).status == 409
    [kept] = items("TaxSettings")
    assert not {"provider", "provider_sealed"} & kept.keys()


def test_a_viewer_reads_and_changes_nothing(cloud: None) -> None:
    store = create_store()
    viewer = colleague(store, Role.VIEWER)
    path = f"/api/v1/stores/{store.store_id}/tax/settings"

    assert call(handler, "GET", path, as_=viewer).status == 200
    refused = call(handler, "PUT", path, as_=viewer, body={}, headers={"If-Match": '"0"'})
    assert refused.status == 403
    assert items("TaxSettings") == []


def test_the_tables_name_their_sources(owner: StoreContext) -> None:
    path = f"/api/v1/stores/{owner.store_id}/tax/reference"
    answer = call(handler, "GET", path, as_=owner)

    assert answer.status == 200
    assert {"DE", "GB", "US", "CA", "AU"} <= set(answer.body["countries"])
    assert answer.body["thresholds"][0]["state"] == "AL"
