"""Opening an account, without telling anyone who else has one."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.accounts_factories import (
    CLIENT,
    EMAIL,
    PASSWORD,
    Browser,
    register,
    verified,
)
from tests.support.table import items
from windlass.accounts import service

pytestmark = pytest.mark.usefixtures("table")


def events() -> list[str]:
    return sorted(item["type"]["S"] for item in items("OutboxEvent"))


def body(**overrides: str) -> dict[str, str]:
    return {"email": EMAIL, "password": PASSWORD, "name": "Ada"} | overrides


def test_registering_opens_an_unverified_account_and_asks_for_the_mail() -> None:
    answer = Browser().send("POST", "/auth/register", body(email="Ada@Example.com"))

    assert answer.status == 201
    [user] = items("User")
    assert (user["email"]["S"], user["name"]["S"]) == (EMAIL, "Ada")
    assert "verified_at" not in user
    assert user["password_hash"]["S"].startswith("$argon2id$v=19$m=32768,t=3,p=1$")
    assert events() == ["UserRegistered"]


@pytest.mark.parametrize(
    ("is_verified", "event"),
    [(True, "RegistrationRepeated"), (False, "EmailVerificationRequested")],
)
def test_registering_a_known_address_answers_the_same_and_tells_its_owner(
    is_verified: bool, event: str
) -> None:
    fresh = Browser().send("POST", "/auth/register", body(email="bob@example.com"))
    (verified if is_verified else register)()
    before = items("User")

    answer = Browser().send("POST", "/auth/register", body(password="seven swans a-swimming"))

    assert answer.status == fresh.status == 201
    assert answer.body == fresh.body | {"email": EMAIL}
    assert items("User") == before
    assert events() == sorted(["UserRegistered", "UserRegistered", event])
    assert Browser().login(password="seven swans a-swimming").status == 401


def test_of_many_at_once_one_gets_the_address() -> None:
    def attempt(number: int) -> None:
        service.register(email=EMAIL, password=f"{PASSWORD}{number}", name="Ada", client=CLIENT)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(attempt, range(4)))

    assert len(items("User")) == len(items("EmailClaim")) == 1


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("short one", "password_too_short"),
        ("x" * 129, "password_too_long"),
        (EMAIL, "password_is_email"),
        ("Password1234", "password_common"),
        ("aaaaaaaaabbb", "password_common"),
    ],
)
def test_a_weak_password_is_refused(password: str, rule: str) -> None:
    answer = Browser().send("POST", "/auth/register", body(password=password))

    assert answer.status == 422
    assert [(f["field"], f["rule"]) for f in answer.body["fields"]] == [("password", rule)]
    assert items() == []


def test_the_owner_of_an_address_is_not_flooded_with_mail() -> None:
    verified()

    for number in range(8):
        service.register(email=EMAIL, password=PASSWORD, name=str(number), client=CLIENT)

    assert events().count("RegistrationRepeated") == 4


def test_me_is_who_the_token_says() -> None:
    register()
    browser = Browser()
    browser.login()

    assert browser.send("PATCH", "/me", {"name": "Ada Lovelace"}).status == 200

    me = browser.send("GET", "/me").body
    assert (me["email"], me["name"], me["is_verified"]) == (EMAIL, "Ada Lovelace", False)
    assert "password" not in str(me)


@pytest.mark.parametrize(("method", "path"), [("GET", "/me"), ("GET", "/me/sessions")])
def test_nobody_is_nobody(method: str, path: str) -> None:
    answer = Browser().send(method, path)
    assert (answer.status, answer.body["code"]) == (401, "token_invalid")
