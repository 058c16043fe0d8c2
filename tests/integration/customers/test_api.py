"""Customers over the merchant API."""

import pytest

from merchant_api.app import handler
from tests.support import customers_factories as customers
from tests.support import orders_factories
from tests.support.api import Answer, call
from tests.support.customers_factories import ADA
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.customers import service
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")


@pytest.fixture
def volt(table: None) -> StoreContext:
    return owner_of(create_store(slug="volt"))


def ask(volt: StoreContext, method: str, path: str = "", **given: object) -> Answer:
    path = f"/api/v1/stores/{volt.store_id}/customers{path}"
    return call(handler, method, path, as_=volt, **given)  # type: ignore[arg-type]


def ada(volt: StoreContext) -> str:
    order = orders_factories.place(volt, email=ADA)
    found = customers.ordered(volt, order.number, order_id=order.order_id, total=order.total)
    return str(found.customer_id)


def test_a_customer_is_listed_found_and_shown_with_their_orders(volt: StoreContext) -> None:
    customer_id = ada(volt)
    for query in ({}, {"q": "byr"}, {"q": "ada@"}):
        [card] = ask(volt, "GET", query=query).body["items"]
        assert (card["id"], card["order_count"]) == (customer_id, 1)
    assert ask(volt, "GET", query={"q": "zoe"}).body["items"] == []

    shown = ask(volt, "GET", f"/{customer_id}")
    assert shown.body["lifetime"] == [{"amount": 3998, "currency": "USD"}]
    [order] = ask(volt, "GET", f"/{customer_id}/orders").body["items"]
    assert (order["number"], order["email"]) == (1001, ADA)
    [entry] = ask(volt, "GET", f"/{customer_id}/timeline").body["items"]
    assert entry["message"] == "Placed order 1001 for $39.98."


def test_a_change_needs_the_version_that_was_read(volt: StoreContext) -> None:
    customer_id = ada(volt)
    path = f"/{customer_id}"
    etag = ask(volt, "GET", path).headers["ETag"][0]
    change = {"tags": ["VIP"], "tax_exempt": True}

    assert ask(volt, "PATCH", path, body=change).status == 428
    changed = ask(volt, "PATCH", path, body=change, headers={"If-Match": etag})
    stale = ask(volt, "PATCH", path, body={"tags": []}, headers={"If-Match": etag})

    assert (changed.status, changed.body["tags"], changed.body["tax_exempt"]) == (
        200,
        ["VIP"],
        True,
    )
    assert (stale.status, stale.body["code"]) == (412, "version_stale")
    [tagged] = ask(volt, "GET", query={"tag": "vip"}).body["items"]
    assert tagged["id"] == customer_id


def test_notes_are_on_the_timeline(volt: StoreContext) -> None:
    customer_id = ada(volt)
    made = ask(volt, "POST", f"/{customer_id}/notes", body={"message": "Call her."})
    assert made.status == 201
    newest = ask(volt, "GET", f"/{customer_id}/timeline").body["items"][0]
    assert (newest["kind"], newest["message"]) == ("note", "Call her.")


def test_erasing_wants_the_address_and_no_order_under_way(volt: StoreContext) -> None:
    customer_id = ada(volt)
    wrong = ask(volt, "POST", f"/{customer_id}/erase", body={"email": "bo@example.com"})
    under_way = ask(volt, "POST", f"/{customer_id}/erase", body={"email": ADA})
    assert (wrong.status, wrong.body["fields"][0]["field"]) == (422, "email")
    assert (under_way.status, under_way.body["code"]) == (409, "order_under_way")
    assert items("Erasure") == []


def test_an_export_is_asked_for_once_at_a_time(volt: StoreContext) -> None:
    customer_id = ada(volt)
    first = ask(volt, "POST", f"/{customer_id}/exports")
    second = ask(volt, "POST", f"/{customer_id}/exports")
    assert first.body["id"] == second.body["id"]
    assert first.body["state"] == "asked"
    missing = ask(volt, "GET", f"/{customer_id}/exports/{first.body['id']}/1")
    assert (missing.status, missing.body["code"]) == (404, "export_not_found")


def test_a_customer_of_another_store_is_not_there(volt: StoreContext) -> None:
    ampere = owner_of(create_store("owner-2", slug="ampere"))
    customer_id = ada(volt)
    before = items()
    for method, path, body in (
        ("GET", "", None),
        ("GET", "/orders", None),
        ("GET", "/timeline", None),
        ("POST", "/notes", {"message": "mine"}),
        ("PUT", "/notes/any", {"message": "mine"}),
        ("DELETE", "/notes/any", None),
        ("POST", "/exports", None),
        ("POST", "/erase", {"email": ADA}),
    ):
        answer = ask(
            ampere, method, f"/{customer_id}{path}", body=body, headers={"If-Match": '"1"'}
        )
        assert (answer.status, answer.body["code"]) == (404, "customer_not_found")
    assert items() == before
    assert service.find_by_email(ampere, ADA) is None
