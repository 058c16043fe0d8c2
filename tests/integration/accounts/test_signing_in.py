"""Logging in, staying in, and being put out."""

from datetime import timedelta

import pytest
import time_machine

from tests.support.accounts_factories import EMAIL, PASSWORD, Browser, register
from tests.support.table import items
from windlass.accounts import service, sessions
from windlass.kit import clock
from windlass.web import tokens

pytestmark = pytest.mark.usefixtures("table")


def test_a_login_answers_an_access_token_and_a_hidden_refresh_token() -> None:
    user_id = register()

    answer = Browser().login()

    assert answer.status == 200
    assert set(answer.body) == {"access_token", "expires_in", "user"}
    assert answer.body["expires_in"] == 900
    assert (answer.body["user"]["id"], answer.body["user"]["is_verified"]) == (user_id, False)
    assert tokens.user_of(f"Bearer {answer.body['access_token']}") == user_id
    [cookie] = answer.headers["Set-Cookie"]
    value, *flags = cookie.split("; ")
    assert value.startswith("windlass_refresh=")
    assert sorted(flags) == ["HttpOnly", "Max-Age=604800", "Path=/api/v1/auth", "SameSite=Strict"]


def test_an_address_is_the_same_in_any_case() -> None:
    register()
    assert Browser().login(email="ADA@Example.com").status == 200


@pytest.mark.parametrize(
    ("case", "email", "password"),
    [
        ("wrong password", EMAIL, "seven swans a-swimming"),
        ("no such address", "bob@example.com", PASSWORD),
        ("password with a space added", EMAIL, f"{PASSWORD} "),
    ],
)
def test_a_refused_login_does_not_say_why(case: str, email: str, password: str) -> None:
    register()

    answer = Browser().login(email=email, password=password)

    assert (answer.status, answer.body["code"]) == (401, "credentials_wrong"), case
    assert answer.body["message"] == "The e-mail address or the password is not right."
    assert "Set-Cookie" not in answer.headers
    assert items("Session") == []


def test_the_table_holds_no_token_and_no_password() -> None:
    user_id = register()
    browser = Browser()
    browser.login()
    minted = [service.mint_reset(user_id), service.mint_verification(user_id)]

    everything = str(items())

    for secret in [PASSWORD, browser.refresh_token, browser.access_token, *minted]:
        assert secret
        assert secret not in everything


def test_a_refresh_answers_new_tokens() -> None:
    register()
    browser = Browser()
    browser.login()
    before = browser.refresh_token

    answer = browser.send("POST", "/auth/refresh")

    assert answer.status == 200
    assert browser.refresh_token != before
    assert browser.send("POST", "/auth/refresh").status == 200
    assert len(items("Session")) == 1


def test_two_tabs_that_refresh_together_get_the_same_successor() -> None:
    register()
    first = Browser()
    first.login()
    second = Browser(refresh_token=first.refresh_token)

    statuses = [tab.send("POST", "/auth/refresh").status for tab in (first, second)]

    assert statuses == [200, 200]
    assert first.refresh_token == second.refresh_token
    assert first.send("POST", "/auth/refresh").status == 200


@pytest.mark.parametrize(
    ("case", "seconds", "agent"),
    [("too late", 11, "Firefox"), ("another browser", 0, "curl")],
)
def test_a_used_token_ends_the_session_for_thief_and_owner(
    case: str, seconds: int, agent: str
) -> None:
    register()
    with time_machine.travel(clock.now(), tick=False) as travel:
        owner = Browser()
        owner.login()
        thief = Browser(refresh_token=owner.refresh_token, user_agent=agent)
        owner.send("POST", "/auth/refresh")
        travel.shift(timedelta(seconds=seconds))

        stolen = thief.send("POST", "/auth/refresh")

        assert (stolen.status, stolen.body["code"]) == (401, "session_over"), case
        assert items("Session") == []
        assert owner.send("POST", "/auth/refresh").status == 401


def test_a_token_two_generations_old_ends_the_session_at_once() -> None:
    register()
    owner = Browser()
    owner.login()
    oldest = Browser(refresh_token=owner.refresh_token)
    owner.send("POST", "/auth/refresh")
    owner.send("POST", "/auth/refresh")

    assert oldest.send("POST", "/auth/refresh").status == 401
    assert items("Session") == []


def test_another_session_of_the_person_survives_a_theft() -> None:
    register()
    phone, laptop = Browser(user_agent="Phone"), Browser()
    phone.login()
    laptop.login()
    thief = Browser(refresh_token=laptop.refresh_token, user_agent="curl")
    laptop.send("POST", "/auth/refresh")

    thief.send("POST", "/auth/refresh")

    assert phone.send("POST", "/auth/refresh").status == 200


@pytest.mark.parametrize("damage", ["x", ".x", "another-user.01.1.00", "..", ""])
def test_a_token_that_we_did_not_make_ends_nothing(damage: str) -> None:
    register()
    owner = Browser()
    owner.login()
    forged = damage if damage.startswith("another") else f"{owner.refresh_token}{damage or 'é'}"

    assert Browser(refresh_token=forged).send("POST", "/auth/refresh").status == 401
    assert len(items("Session")) == 1


def test_a_session_ends_a_week_after_its_last_use() -> None:
    register()
    with time_machine.travel(clock.now(), tick=False) as travel:
        browser = Browser()
        browser.login()
        travel.shift(timedelta(days=6))
        assert browser.send("POST", "/auth/refresh").status == 200
        travel.shift(timedelta(days=6))
        assert browser.send("POST", "/auth/refresh").status == 200
        travel.shift(timedelta(days=7, seconds=1))
        assert browser.send("POST", "/auth/refresh").status == 401


@pytest.mark.parametrize("path", ["/auth/login", "/auth/refresh", "/auth/logout"])
def test_another_site_cannot_use_the_cookie(path: str) -> None:
    register()
    browser = Browser()
    browser.login()
    before = items()
    forged = Browser(refresh_token=browser.refresh_token, headers={})

    answer = forged.send("POST", path, {"email": EMAIL, "password": PASSWORD})

    assert (answer.status, answer.body["code"]) == (403, "request_header_missing")
    assert items() == before


def test_without_the_cookie_there_is_no_refresh() -> None:
    answer = Browser().send("POST", "/auth/refresh")
    assert (answer.status, answer.body["code"]) == (401, "session_over")


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
