"""VAT numbers of buyers, over the merchant API."""

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from tests.support.tax_api import calculate, post, put
from tests.support.tax_factories import register
from windlass.tenancy.context import StoreContext

GERMANY = {"country": "DE", "number": "DE136695976"}


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    return owner_of(create_store())


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
