"""A store's own Stripe account, against the provider sandbox and its real pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from infra.local.sandbox.trouble import Rule
from tests.support.accounts_factories import Browser, register
from tests.support.sandbox import ADDRESS
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.adapters.stripe import accounts
from windlass.adapters.stripe.accounts import AccountState
from windlass.stores import payments
from windlass.stores import service as stores
from windlass.stores.repository import StoreRepository
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from infra.local.sandbox.context import Sandbox

pytestmark = pytest.mark.usefixtures("table", "sandbox")
ANSWERS = {
    "business_type": "company",
    "legal_name": "Volt GmbH",
    "product_description": "Small electronics",
    "support_email": "help@example.com",
    "bank_account": "DE89370400440532013000",
    "terms": "accepted",
}


@pytest.fixture
def store(table: None) -> StoreContext:
    return owner_of(create_store(register(), slug="volt"))


@pytest.fixture
def browser(store: StoreContext) -> Browser:
    browser = Browser()
    browser.login()
    return browser


def answer(url: str, action: str = "complete", **answers: str) -> str:
    """Fill in Stripe's page as the merchant does; where it leads to."""
    with httpx.Client() as client:
        visit = client.get(url).headers["location"]
        done = client.post(f"{ADDRESS}{visit}", data={"action": action} | ANSWERS | answers)
    assert done.status_code == 303, done.text
    return done.headers["location"]


def state(account_id: str, *, charges: bool, due: tuple[str, ...] = ()) -> AccountState:
    return AccountState(account_id, charges, charges, True, due, (), (), None)


def test_onboarding_takes_a_store_from_nothing_to_payments(
    store: StoreContext, browser: Browser
) -> None:
    path = f"/stores/{store.store_id}/payments"
    before = browser.send("GET", path).body
    assert (before["state"], before["stripe_account_id"]) == ("not_connected", None)

    url = browser.send("POST", f"{path}/onboarding").body["url"]
    during = browser.send("GET", path).body
    back = answer(url)
    after = browser.send("POST", f"{path}/refresh").body

    assert during["state"] == "onboarding"
    assert "A bank account for your payouts" in during["requirements"]
    page = f"http://dashboard.localhost:8080/stores/{store.store_id}/payments"
    assert back == f"{page}?onboarding=done"
    assert (after["state"], after["requirements"]) == ("enabled", [])
    assert stores.storefront_of(store).accepts_payments


def test_a_link_that_was_used_leads_to_where_a_new_one_is_made(
    store: StoreContext, browser: Browser
) -> None:
    path = f"/stores/{store.store_id}/payments/onboarding"
    url = browser.send("POST", path).body["url"]
    httpx.get(url)

    again = httpx.get(url).headers["location"]

    page = f"http://dashboard.localhost:8080/stores/{store.store_id}/payments"
    assert again == f"{page}?onboarding=again"
    assert browser.send("POST", path).body["url"] != url


def test_asking_twice_opens_one_account(store: StoreContext, browser: Browser) -> None:
    path = f"/stores/{store.store_id}/payments/onboarding"
    statuses = [browser.send("POST", path).status for _ in range(2)]

    assert statuses == [200, 200]
    assert len(items("StripePointer")) == 1
    made = stores.get(store).stripe_account_id
    assert made is not None
    assert accounts.retrieve(made).account_id == made


def test_the_loser_of_two_first_openings_uses_the_winners_account(store: StoreContext) -> None:
    repository = StoreRepository(store.store_id)
    assert repository.connect("acct_winner") is True
    assert repository.connect("acct_loser") is False
    assert stores.get(store).stripe_account_id == "acct_winner"
    assert [item["PK"]["S"] for item in items("StripePointer")] == ["STRIPE_ACCOUNT#acct_winner"]


def test_refreshing_without_an_account_says_so(store: StoreContext, browser: Browser) -> None:
    refused = browser.send("POST", f"/stores/{store.store_id}/payments/refresh")
    assert (refused.status, refused.body["code"]) == (409, "payments_not_connected")


def test_a_country_that_stripe_does_not_serve_is_refused_and_nothing_is_kept() -> None:
    store = create_store(register(), country="AQ")
    browser = Browser()
    browser.login()

    refused = browser.send("POST", f"/stores/{store.store_id}/payments/onboarding")

    assert (refused.status, refused.body["code"]) == (502, "payment_refused")
    assert items("StripePointer") == []


def test_news_from_stripe_is_found_by_its_account(store: StoreContext) -> None:
    StoreRepository(store.store_id).connect("acct_1")

    assert payments.apply_account_update(state("acct_1", charges=True), created=100) is True
    assert payments.apply_account_update(state("acct_2", charges=True), created=100) is False

    assert stores.storefront_of(store).accepts_payments


def test_old_news_that_comes_late_changes_nothing(store: StoreContext) -> None:
    StoreRepository(store.store_id).connect("acct_1")
    payments.apply_account_update(state("acct_1", charges=True), created=200)

    payments.apply_account_update(state("acct_1", charges=False), created=199)

    assert stores.storefront_of(store).accepts_payments


def test_two_news_of_one_second_are_settled_by_asking(
    store: StoreContext, browser: Browser
) -> None:
    url = browser.send("POST", f"/stores/{store.store_id}/payments/onboarding").body["url"]
    answer(url)
    account_id = stores.get(store).stripe_account_id or ""
    later = stores.get(store).payments_as_of + 10
    payments.apply_account_update(state(account_id, charges=True), created=later)

    payments.apply_account_update(state(account_id, charges=False), created=later)

    assert stores.storefront_of(store).accepts_payments


def test_an_answer_does_not_undo_news_that_is_newer(store: StoreContext, browser: Browser) -> None:
    path = f"/stores/{store.store_id}/payments"
    browser.send("POST", f"{path}/onboarding")
    account_id = stores.get(store).stripe_account_id or ""
    later = stores.get(store).payments_as_of + 1000
    payments.apply_account_update(state(account_id, charges=True), created=later)

    assert browser.send("POST", f"{path}/refresh").body["state"] == "enabled"


def test_news_does_not_make_an_open_form_stale(store: StoreContext) -> None:
    StoreRepository(store.store_id).connect("acct_1")
    payments.apply_account_update(state("acct_1", charges=True), created=100)
    assert stores.get(store).version == 1


def test_who_disconnects_us_takes_no_payments(store: StoreContext) -> None:
    StoreRepository(store.store_id).connect("acct_1")
    payments.apply_account_update(state("acct_1", charges=True), created=100)

    assert payments.disconnect("acct_1") is True

    assert not stores.storefront_of(store).accepts_payments
    assert payments.get(store).stripe_account_id is None
    assert payments.disconnect("acct_1") is False
    assert StoreRepository(store.store_id).connect("acct_2") is True


def test_a_late_goodbye_of_an_old_account_does_not_part_with_the_new_one(
    store: StoreContext,
) -> None:
    repository = StoreRepository(store.store_id)
    repository.connect("acct_new")

    repository.disconnect("acct_old")

    assert stores.get(store).stripe_account_id == "acct_new"


def test_a_provider_in_trouble_is_said_and_can_be_tried_again(
    store: StoreContext, browser: Browser, sandbox: Sandbox
) -> None:
    path = f"/stores/{store.store_id}/payments/onboarding"
    sandbox.trouble.replace_rules([Rule("stripe", "5xx")])
    failed = browser.send("POST", path)
    sandbox.trouble.replace_rules([])

    assert (failed.status, failed.body["code"]) == (502, "payment_provider_unavailable")
    assert browser.send("POST", path).status == 200
    assert len(items("StripePointer")) == 1
