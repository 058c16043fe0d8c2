"""Tax services, over the merchant API."""

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from merchant_api.app import handler
from tests.support.api import call
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from tests.support.tax_api import calculate, problems
from tests.support.tax_factories import TAXJAR_TOKEN, connect_taxjar, register
from windlass.adapters.stripe.client import client as stripe_client
from windlass.stores.repository import StoreRepository
from windlass.tenancy.context import StoreContext


@pytest.fixture
def owner(cloud: None) -> StoreContext:
    return owner_of(create_store())


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

    assert (found["reason"], found["is_fallback"]) == ("fallback", True)
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
