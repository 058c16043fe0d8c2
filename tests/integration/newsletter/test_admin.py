"""The newsletter over the merchant API, and in step with customers."""

from typing import Any

import pytest

from merchant_api.app import handler
from tests.integration.newsletter.signing_up import (
    ADA,
    confirm,
    deliver,
    said,
    state,
    subscribe,
    subscriber,
    way_out,
)
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.integration.storefront_pages.signing_in import sign_in
from tests.support import mail
from tests.support.api import Answer, call
from tests.support.customers_factories import guest
from tests.support.hooks import consume
from tests.support.table import items
from windlass.customers import details
from windlass.customers import service as customers
from windlass.newsletter import service
from windlass.newsletter.models import Source
from windlass.privacy import exporting, forgetting, people
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("cloud")


@pytest.fixture
def volt(cloud: None) -> StoreContext:
    return open_shop()


def send(owner: StoreContext, method: str, path: str = "", **options: Any) -> Answer:
    address = f"/api/v1/stores/{owner.store_id}/newsletter{path}"
    return call(handler, method, address, as_=owner, **options)


def join(owner: StoreContext, *emails: str) -> None:
    for email in emails:
        service.join(owner, email, source=Source.ACCOUNT, text="Yes", locale="en")


def listed(owner: StoreContext, **query: str) -> list[str]:
    return [one["email"] for one in send(owner, "GET", query=query).body["items"]]


def accepts(owner: StoreContext) -> bool:
    found = customers.find_by_email(owner, ADA)
    return found is not None and bool(found.accepts_marketing)


def test_subscribers_are_searched_and_filtered(volt: StoreContext) -> None:
    join(volt, "ada@example.com", "bob@example.com", "adam@example.com")
    subscribe(visitor(), "adele@example.com")

    assert set(listed(volt)) == {f"{n}@example.com" for n in ("ada", "bob", "adam", "adele")}
    assert listed(volt, q="Ada") == ["ada@example.com", "adam@example.com"]
    assert listed(volt, status="pending") == ["adele@example.com"]
    assert listed(volt, q="ad", status="subscribed") == ["ada@example.com", "adam@example.com"]
    first = send(volt, "GET", query={"q": "a", "limit": "2"}).body
    rest = send(volt, "GET", query={"q": "a", "limit": "2", "cursor": first["next_cursor"]}).body
    assert [one["email"] for one in rest["items"]] == ["adele@example.com"]


def test_the_proof_of_a_consent_is_shown(volt: StoreContext) -> None:
    someone = visitor()
    subscribe(someone)
    [link] = deliver()
    confirm(someone, link)
    [row] = send(volt, "GET").body["items"]

    found = send(volt, "GET", f"/{row['id']}").body

    assert (found["email"], found["state"], found["source"]) == (ADA, "subscribed", "form")
    assert [(one["said"], one["source"]) for one in found["ledger"]] == [
        ("asked", "form"),
        ("confirmed", "mail"),
    ]
    assert found["ledger"][1]["text"].startswith("Yes, e-mail me news")
    assert send(volt, "GET", "/nobody").body["code"] == "subscriber_not_found"


def test_the_file_has_who_is_subscribed_and_no_formula(volt: StoreContext) -> None:
    join(volt, "=cmd@example.com")
    subscribe(visitor(), "pending@example.com")

    found = send(volt, "GET", "/export").body

    head, row = found["csv"].splitlines()
    assert (found["count"], head) == (1, "email,language,source,subscribed_at")
    assert row.startswith("'=cmd@example.com,en,account,20")


def test_a_merchant_unsubscribes_who_asked(volt: StoreContext) -> None:
    join(volt, ADA)
    [row] = send(volt, "GET").body["items"]

    answer = send(volt, "POST", f"/{row['id']}/unsubscribe")

    assert (answer.status, answer.body["state"]) == (200, "unsubscribed")
    assert said(volt)[-1] == ("left", "merchant")
    assert send(volt, "POST", "/nobody/unsubscribe").status == 404


def test_subscribers_of_another_store_are_not_found(volt: StoreContext) -> None:
    join(volt, ADA)
    other = open_shop("ampere")
    [row] = send(volt, "GET").body["items"]

    assert send(other, "GET").body["items"] == []
    assert send(other, "GET", f"/{row['id']}").status == 404
    assert send(other, "POST", f"/{row['id']}/unsubscribe").status == 404
    assert state(volt) == "subscribed"


def test_a_customer_follows_the_newsletter(volt: StoreContext) -> None:
    guest(volt)
    someone = visitor()
    subscribe(someone)
    [link] = deliver()
    leave = way_out(volt)
    confirm(someone, link)
    deliver()
    assert accepts(volt)

    visitor().post(leave)
    deliver()

    assert not accepts(volt)
    entries = [one["message"]["S"] for one in items("CustomerEntry")]
    assert sorted(entries) == ["Subscribed to the newsletter.", "Unsubscribed from the newsletter."]


def test_the_newsletter_follows_a_proven_customer(volt: StoreContext) -> None:
    sign_in(volt)
    ada = customers.find_by_email(volt, ADA)
    assert ada is not None
    facts = {"name": "Ada", "phone": ""}

    details.save(volt, ada.customer_id, accepts_marketing=True, **facts)
    deliver()
    assert (state(volt), said(volt)) == ("subscribed", [("confirmed", "account")])
    details.save(volt, ada.customer_id, accepts_marketing=False, **facts)
    deliver()

    assert (state(volt), said(volt)[-1]) == ("unsubscribed", ("left", "account"))


def test_a_merchant_s_word_for_a_customer_is_confirmed_by_mail(volt: StoreContext) -> None:
    from windlass.customers import admin
    from windlass.customers.schemas import UpdateCustomer

    ada = guest(volt)
    request = UpdateCustomer(accepts_marketing=True)

    admin.update(volt, ada.customer_id, request, version=ada.version)
    deliver()

    assert (state(volt), said(volt)) == ("pending", [("asked", "merchant")])
    assert mail.sent()[-1].subject == "Confirm that you want news from Volt Electronics"


def test_an_account_that_agreed_joins_once_its_address_is_proven(volt: StoreContext) -> None:
    from tests.support.customers_factories import register

    register(volt, accepts_marketing=True)
    deliver()
    assert state(volt) == ""

    sign_in(volt)
    consume("customers", "CustomerVerified")
    deliver()

    assert state(volt) == "subscribed"


def test_a_person_s_data_has_the_newsletter_and_is_forgotten(volt: StoreContext) -> None:
    guest(volt)
    join(volt, ADA, "bob@example.com")
    inside = tenancy.act(volt.store_id, task="test")
    person = people.find(inside, ADA)

    [told] = exporting.documents(inside, person)[0]["newsletter"]
    assert (told["email"], told["state"], len(told["said"])) == (ADA, "subscribed", 1)
    assert told["said"][0]["words"] == "Yes"

    assert forgetting.forget(inside, person)["newsletter"] == 2
    assert (subscriber(volt), said(volt)) == (None, [])
    assert state(volt, "bob@example.com") == "subscribed"
