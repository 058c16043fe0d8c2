"""Connecting, testing, renaming and removing suppliers, through the API."""

import json
from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.supplier_factories import API_KEY
from tests.support.suppliers_api import (
    ask,
    connect_aliexpress,
    connect_cj,
    connect_manual,
    merchant,
)
from tests.support.table import items
from windlass.tenancy.context import Role
from windlass.web import inbound

pytestmark = pytest.mark.usefixtures("cloud", "sandbox")


def events() -> list[str]:
    return [item["type"]["S"] for item in items("OutboxEvent") if "upplier" in item["type"]["S"]]


def test_cj_is_connected_by_its_key() -> None:
    store = merchant()

    made = connect_cj(store)

    assert (made["kind"], made["status"], made["problem"]) == ("cj", "connected", "")
    assert (made["account_name"], made["products"]) == ("CJ1234567", 0)
    assert ask(store, "GET", "/suppliers").body["items"] == [made]
    assert ask(store, "GET", f"/suppliers/{made['id']}").body == made


def test_no_credential_is_stored_in_the_clear_or_shown() -> None:
    store = merchant()
    connect_cj(store)
    connect_aliexpress(store)

    shown = json.dumps(ask(store, "GET", "/suppliers").body)
    kept = json.dumps([str(item) for item in items("Supplier")])

    for secret in (API_KEY, API_KEY[-32:], "API@CJ1234567", "50000", "access_token"):
        assert secret not in shown
        assert secret not in kept


def test_cj_sends_its_webhooks_to_an_address_of_this_supplier(sandbox: Sandbox) -> None:
    store = merchant()
    made = connect_cj(store)

    [account] = sandbox.state.list("cj_account")
    [url] = account["callbacks"]["order"]

    assert "/webhooks/cj/" in url
    assert inbound.supplier_of(url.rsplit("/", 1)[1]) == (store.store_id, made["id"])


def test_a_key_that_cj_refuses_names_the_field() -> None:
    store = merchant()

    answer = ask(store, "POST", "/suppliers", {"kind": "cj", "name": "CJ", "api_key": "wrong"})

    assert answer.status == 422
    assert answer.body["fields"][0]["field"] == "api_key"
    assert items("Supplier") == []


def test_the_same_account_again_is_the_same_supplier() -> None:
    store = merchant()

    first, second = connect_cj(store), connect_cj(store)

    assert second["id"] == first["id"]
    assert len(items("Supplier")) == 1
    assert len(items("SupplierAccount")) == 1


def test_aliexpress_is_connected_on_its_own_page() -> None:
    store = merchant()

    made = connect_aliexpress(store)

    assert (made["kind"], made["status"]) == ("aliexpress", "connected")
    assert (made["name"], made["account_name"]) == ("AliExpress", "demo-buyer")


@pytest.mark.parametrize("case", ["made up", "of another store", "of a colleague"])
def test_a_state_that_is_not_the_callers_is_refused(case: str) -> None:
    made = create_store()
    store = owner_of(made)
    other = merchant(user_id="owner-2")
    beginner = {"of another store": other, "of a colleague": colleague(made, Role.ADMIN)}.get(case)
    state = "a.b.c.d"
    if beginner is not None:
        url = ask(beginner, "POST", "/suppliers/aliexpress/authorize", {}).body["url"]
        state = url.rsplit("state=", 1)[1]

    answer = ask(store, "POST", "/suppliers/aliexpress/callback", {"code": "3_5", "state": state})

    assert (answer.status, answer.body["code"]) == (422, "state_invalid")


def test_an_old_code_is_answered_409() -> None:
    store = merchant()
    url = ask(store, "POST", "/suppliers/aliexpress/authorize", {}).body["url"]
    body = {"code": "3_500102_old", "state": url.rsplit("state=", 1)[1]}

    answer = ask(store, "POST", "/suppliers/aliexpress/callback", body)

    assert (answer.status, answer.body["code"]) == (409, "authorization_denied")


def test_a_manual_supplier_has_a_person_and_a_page() -> None:
    made = connect_manual(merchant())

    assert (made["kind"], made["status"]) == ("manual", "connected")
    assert made["order_page_url"] == "https://example.com/orders"


def test_there_is_nothing_to_test_at_a_manual_supplier() -> None:
    store = merchant()
    made = connect_manual(store)

    answer = ask(store, "POST", f"/suppliers/{made['id']}/test")

    assert (answer.status, answer.body["code"]) == (409, "supplier_is_manual")


def test_testing_names_the_account() -> None:
    store = merchant()
    made = connect_cj(store)

    answer = ask(store, "POST", f"/suppliers/{made['id']}/test")

    assert answer.status == 200
    assert answer.body["account_name"] == "CJ1234567"


def test_changed_credentials_are_told_once_and_reconnecting_too(sandbox: Sandbox) -> None:
    store = merchant()
    made = connect_cj(store)
    path = f"/suppliers/{made['id']}"
    sandbox.trouble.set_custom("cj", {"revoked_keys": [API_KEY]})

    failed = [ask(store, "POST", f"{path}/test") for _ in range(3)]
    marked = ask(store, "GET", path).body
    reconnected = ask(store, "POST", f"{path}/reconnect", {"api_key": API_KEY[:-1] + "0"})

    assert {(answer.status, answer.body["code"]) for answer in failed} == {
        (409, "supplier_auth_failed")
    }
    assert marked["status"] == "needs_reconnect"
    assert "1600005" in marked["problem"]
    assert reconnected.body["status"] == "connected"
    assert sorted(events()) == ["SupplierNeedsReconnect", "SupplierReconnected"]
    assert ask(store, "POST", f"{path}/test").status == 200


def test_a_token_that_ended_early_is_renewed_without_anybody_noticing(sandbox: Sandbox) -> None:
    store = merchant()
    made = connect_cj(store)
    for token in sandbox.state.list("cj_token"):
        if token["kind"] == "access":
            sandbox.state.delete("cj_token", token["id"])

    assert ask(store, "POST", f"/suppliers/{made['id']}/test").status == 200
    assert events() == []


def test_renaming_needs_the_version_that_was_read() -> None:
    store = merchant()
    made = connect_manual(store)
    path = f"/suppliers/{made['id']}"

    renamed = ask(store, "PATCH", path, {"name": "Potsdam Workshop"}, version=1)
    stale = ask(store, "PATCH", path, {"name": "Lost"}, version=1)
    missing = ask(store, "PATCH", path, {"name": "Lost"})

    assert (renamed.status, renamed.body["name"], renamed.body["version"]) == (
        200,
        "Potsdam Workshop",
        2,
    )
    assert (stale.status, missing.status) == (412, 428)


def test_a_supplier_that_is_switched_off_is_not_asked(sandbox: Sandbox) -> None:
    store = merchant()
    path = f"/suppliers/{connect_cj(store)['id']}"

    off = ask(store, "PATCH", path, {"is_disabled": True}, version=1)
    refused = ask(store, "POST", f"{path}/test")
    on = ask(store, "PATCH", path, {"is_disabled": False}, version=2)

    assert off.body["status"] == "disabled"
    assert (refused.status, refused.body["code"]) == (409, "supplier_disabled")
    assert on.body["status"] == "connected"


@pytest.mark.parametrize(
    ("case", "body", "field"),
    [
        ("no name", {"kind": "manual"}, "name"),
        ("unknown kind", {"kind": "temu", "name": "T"}, "kind"),
        ("no key", {"kind": "cj", "name": "CJ"}, "api_key"),
        ("no e-mail", {"kind": "manual", "name": "M", "email": "nobody"}, "email"),
        ("a script", {"kind": "manual", "name": "M", "order_page_url": "javascript:1"}, ""),
        ("too long", {"kind": "manual", "name": "M" * 81}, "name"),
        ("unknown field", {"kind": "manual", "name": "M", "colour": 1}, "colour"),
    ],
)
def test_bad_input_names_the_field(case: str, body: dict[str, Any], field: str) -> None:
    answer = ask(merchant(), "POST", "/suppliers", body)

    assert answer.status == 422, case
    assert answer.body["fields"][0]["field"].endswith(field)
    assert items("Supplier") == []


def test_another_store_sees_and_removes_nothing() -> None:
    store, other = merchant(), merchant(user_id="owner-2")
    made = connect_manual(store)

    seen = ask(other, "GET", f"/suppliers/{made['id']}")
    removed = ask(other, "DELETE", f"/suppliers/{made['id']}")

    assert (seen.status, removed.status) == (404, 404)
    assert len(items("Supplier")) == 1
