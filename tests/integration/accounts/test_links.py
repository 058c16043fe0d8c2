"""Links in mails: good once, for one thing, for a while."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from tests.support.accounts_factories import (
    CLIENT,
    EMAIL,
    PASSWORD,
    Browser,
    register,
    verified,
)
from tests.support.table import items
from windlass.accounts import repository, service
from windlass.accounts.errors import LinkOver
from windlass.accounts.models import Purpose, User
from windlass.kit import clock

pytestmark = pytest.mark.usefixtures("table")
NEW = "seven swans a-swimming"


def events() -> list[str]:
    return sorted(item["type"]["S"] for item in items("OutboxEvent"))


def is_verified(user_id: str) -> bool:
    return service.get(user_id).verified_at is not None


def test_a_verification_link_works_once() -> None:
    user_id = register()
    token = service.mint_verification(user_id)

    first, second = (
        Browser().send("POST", "/auth/verify-email", {"token": token}) for _ in range(2)
    )

    assert (first.status, second.status, second.body["code"]) == (204, 422, "link_over")
    assert is_verified(user_id)
    assert items("OneTimeToken") == []


def test_a_reset_sets_the_password_and_ends_every_session() -> None:
    user_id = register()
    browser = Browser()
    browser.login()
    token = service.mint_reset(user_id)

    answer = Browser().send("POST", "/auth/reset-password", {"token": token, "password": NEW})

    assert answer.status == 204
    assert browser.send("POST", "/auth/refresh").status == 401
    assert Browser().login(password=PASSWORD).status == 401
    assert Browser().login(password=NEW).status == 200
    assert is_verified(user_id)  # who reads the mail owns the address


def test_a_reset_ends_every_other_reset_link() -> None:
    user_id = register()
    first, second = service.mint_reset(user_id), service.mint_reset(user_id)

    service.reset_password(first, NEW, client=CLIENT)

    with pytest.raises(LinkOver):
        service.reset_password(second, "eight maids a-milking", client=CLIENT)
    assert Browser().login(password=NEW).status == 200


def test_a_weak_password_does_not_use_the_link_up() -> None:
    token = service.mint_reset(register())

    refused = Browser().send("POST", "/auth/reset-password", {"token": token, "password": "short"})
    assert [f["rule"] for f in refused.body["fields"]] == ["password_too_short"]

    service.reset_password(token, NEW, client=CLIENT)
    assert Browser().login(password=NEW).status == 200


@pytest.mark.parametrize(
    ("purpose", "lives"),
    [(Purpose.VERIFY_EMAIL, timedelta(hours=24)), (Purpose.RESET_PASSWORD, timedelta(hours=1))],
)
def test_a_link_lives_as_long_as_it_says(purpose: Purpose, lives: timedelta) -> None:
    user_id = register()
    mint = {
        Purpose.VERIFY_EMAIL: service.mint_verification,
        Purpose.RESET_PASSWORD: service.mint_reset,
    }[purpose]
    with time_machine.travel(clock.now().replace(microsecond=0), tick=False) as travel:
        token = mint(user_id)
        travel.shift(lives - timedelta(seconds=1))
        repository.find_token(token, purpose)
        travel.shift(timedelta(seconds=1))
        with pytest.raises(LinkOver):
            repository.find_token(token, purpose)


def test_a_link_is_good_for_its_purpose_only() -> None:
    user_id = register()
    with pytest.raises(LinkOver):
        service.reset_password(service.mint_verification(user_id), NEW, client=CLIENT)
    with pytest.raises(LinkOver):
        service.verify_email(service.mint_reset(user_id), client=CLIENT)
    assert not is_verified(user_id)


def test_of_many_at_once_one_uses_the_link() -> None:
    user_id = register()
    token = repository.find_token(service.mint_reset(user_id), Purpose.RESET_PASSWORD)

    def spend(number: int) -> str:
        try:
            repository.spend(token, User.name.set(f"by {number}"), ends_epoch=True)
        except LinkOver:
            return "over"
        return "spent"

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(spend, range(6)))

    assert outcomes == ["over"] * 5 + ["spent"]


def test_a_link_read_before_its_epoch_ended_is_not_honoured() -> None:
    user_id = register()
    token = repository.find_token(service.mint_reset(user_id), Purpose.RESET_PASSWORD)
    repository.change(user_id, User.epoch.add(1))

    with pytest.raises(LinkOver):
        repository.spend(token, User.name.set("thief"), ends_epoch=True)

    assert service.get(user_id).name == "Ada"


def test_forgetting_answers_the_same_for_any_address() -> None:
    verified()
    before = events()

    answers = [
        Browser().send("POST", "/auth/forgot-password", {"email": email})
        for email in (EMAIL, "nobody@example.com")
    ]

    assert [(answer.status, answer.body) for answer in answers] == [(202, answers[0].body)] * 2
    assert events() == sorted([*before, "PasswordResetRequested"])


def test_a_flood_of_forgetting_sends_few_mails_and_still_answers_202() -> None:
    register()

    statuses = [
        Browser().send("POST", "/auth/forgot-password", {"email": EMAIL}).status for _ in range(6)
    ]

    assert statuses == [202] * 6
    assert events().count("PasswordResetRequested") == 4


def test_another_verification_mail_can_be_asked_for_until_verified() -> None:
    user_id = register()
    browser = Browser()
    browser.login()

    statuses = [browser.send("POST", "/auth/resend-verification").status for _ in range(5)]
    assert statuses == [204, 204, 204, 204, 429]
    assert events().count("EmailVerificationRequested") == 4

    service.verify_email(service.mint_verification(user_id), client=CLIENT)
    assert browser.send("POST", "/auth/resend-verification").status == 204
    assert events().count("EmailVerificationRequested") == 4


def test_changing_the_password_needs_the_current_one_and_ends_other_sessions() -> None:
    register()
    phone, laptop = Browser(), Browser()
    phone.login()
    laptop.login()
    change = {"current_password": "wrong password", "new_password": NEW}

    assert laptop.send("POST", "/auth/change-password", change).status == 401
    assert Browser().login().status == 200
    change["current_password"] = PASSWORD
    assert laptop.send("POST", "/auth/change-password", change).status == 200

    assert phone.send("POST", "/auth/refresh").status == 401
    assert laptop.send("POST", "/auth/refresh").status == 200
    assert Browser().login(password=NEW).status == 200
