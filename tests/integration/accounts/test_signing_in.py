"""Logging in, staying in, and being put out."""

from datetime import timedelta

import pytest
import time_machine

from tests.support.accounts_factories import EMAIL, PASSWORD, Browser, register
from tests.support.table import items
from windlass.accounts import service
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
