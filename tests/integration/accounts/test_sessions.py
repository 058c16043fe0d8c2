"""Where a person is signed in, and how that ends."""

import pytest

from tests.support.accounts_factories import Browser, register
from tests.support.table import items
from windlass.accounts import sessions

pytestmark = pytest.mark.usefixtures("table")


def test_logging_out_ends_this_session_only() -> None:
    register()
    phone, laptop = Browser(), Browser()
    phone.login()
    laptop.login()
    held = Browser(refresh_token=laptop.refresh_token)

    answer = laptop.send("POST", "/auth/logout")

    assert answer.status == 204
    assert laptop.refresh_token is None
    assert held.send("POST", "/auth/refresh").status == 401
    assert phone.send("POST", "/auth/refresh").status == 200
    assert Browser().send("POST", "/auth/logout").status == 204


def test_logging_out_everywhere_ends_every_session() -> None:
    register()
    phone, laptop = Browser(), Browser()
    phone.login()
    laptop.login()

    assert laptop.send("POST", "/auth/logout-everywhere").status == 204

    assert phone.send("POST", "/auth/refresh").status == 401
    assert Browser().login().status == 200


def test_sessions_are_listed_with_the_current_one_marked() -> None:
    register()
    phone, laptop = Browser(user_agent="Phone", ip="192.0.2.1"), Browser()
    phone.login()
    laptop.login()

    answer = laptop.send("GET", "/me/sessions")

    assert [(s["user_agent"], s["ip"], s["is_current"]) for s in answer.body["items"]] == [
        ("Firefox", "203.0.113.7", True),
        ("Phone", "192.0.2.1", False),
    ]


def test_a_session_can_be_revoked_by_its_owner_only() -> None:
    register()
    register(email="eve@example.com")
    ada, eve = Browser(), Browser()
    ada.login()
    eve.login(email="eve@example.com")
    [session] = ada.send("GET", "/me/sessions").body["items"]

    refused = eve.send("DELETE", f"/me/sessions/{session['id']}")
    assert (refused.status, refused.body["code"]) == (404, "session_not_found")

    assert ada.send("DELETE", f"/me/sessions/{session['id']}").status == 204
    assert ada.send("POST", "/auth/refresh").status == 401
    assert len(items("Session")) == 1


def test_an_address_claimed_without_the_edges_secret_is_ignored() -> None:
    register()
    browser = Browser()
    browser.headers |= {"X-Windlass-Edge": "guess", "X-Windlass-Client-Ip": "192.0.2.9"}
    browser.login()

    assert items("Session")[0]["ip"]["S"] == "198.51.100.1"


def test_a_stale_rotation_cannot_be_written() -> None:
    user_id = register()
    browser = Browser()
    browser.login()
    assert browser.refresh_token
    _user, session_id, *_ = browser.refresh_token.split(".")
    stale = sessions._find(user_id, session_id)
    browser.send("POST", "/auth/refresh")

    assert stale is not None
    assert sessions._rotate(stale, sessions.Client("192.0.2.1", "other")) is False
    assert items("Session")[0]["generation"]["N"] == "2"
