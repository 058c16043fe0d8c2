"""Signing in by the digits of a mail."""

import threading

import pytest

from tests.support import customers_factories as customers
from tests.support.customers_factories import ADA, IP
from tests.support.factories import store as store_of
from tests.support.table import items
from windlass.accounts.errors import TooManyAttempts
from windlass.customers import codes, service
from windlass.customers.errors import CodeRefused

pytestmark = pytest.mark.usefixtures("table")

VOLT, AMPERE = store_of("volt"), store_of("ampere")


def events(kind: str) -> int:
    return sum(item["type"]["S"] == kind for item in items("OutboxEvent"))


def test_a_code_by_mail_opens_an_account_and_signs_in() -> None:
    answer = customers.signed_in(VOLT)

    found = service.signed_in(VOLT, answer.token)
    assert found is not None
    assert (found.email, found.is_registered, found.is_verified) == (ADA, True, True)


def test_a_code_works_once() -> None:
    request = codes.ask(VOLT, email=ADA, locale="en", ip=IP)
    code = customers.code_of(VOLT, request)
    assert codes.redeem(VOLT, request, code, ip=IP) == ADA
    with pytest.raises(CodeRefused):
        codes.redeem(VOLT, request, code, ip=IP)


def test_a_code_works_only_for_the_browser_that_asked() -> None:
    mine, yours = [codes.ask(VOLT, email=ADA, locale="en", ip=IP) for _ in range(2)]
    code = customers.code_of(VOLT, mine)
    customers.code_of(VOLT, yours)
    with pytest.raises(CodeRefused):
        codes.redeem(VOLT, yours, code, ip=IP)


def test_a_code_of_another_store_is_refused() -> None:
    request = codes.ask(VOLT, email=ADA, locale="en", ip=IP)
    code = customers.code_of(VOLT, request)
    with pytest.raises(CodeRefused):
        codes.redeem(AMPERE, request, code, ip=IP)


def test_the_newest_mail_of_a_request_counts() -> None:
    request = codes.ask(VOLT, email=ADA, locale="en", ip=IP)
    first, second = customers.code_of(VOLT, request), customers.code_of(VOLT, request)
    if first != second:
        with pytest.raises(CodeRefused):
            codes.redeem(VOLT, request, first, ip=IP)
    assert codes.redeem(VOLT, request, second, ip=IP) == ADA


def test_after_five_wrong_codes_the_right_one_is_refused_too() -> None:
    request = codes.ask(VOLT, email=ADA, locale="en", ip=IP)
    right = customers.code_of(VOLT, request)
    wrong = "000000" if right != "000000" else "111111"
    for _try in range(codes.MOST_TRIES):
        with pytest.raises(CodeRefused):
            codes.redeem(VOLT, request, wrong, ip=IP)
    with pytest.raises(CodeRefused):
        codes.redeem(VOLT, request, right, ip=IP)


def test_many_guesses_at_once_are_no_more_than_five() -> None:
    request = codes.ask(VOLT, email=ADA, locale="en", ip=IP)
    right = customers.code_of(VOLT, request)
    wrong = "000000" if right != "000000" else "111111"

    def guess(number: int) -> None:
        with pytest.raises((CodeRefused, TooManyAttempts)):
            codes.redeem(VOLT, request, wrong, ip=f"198.51.100.{number}")

    threads = [threading.Thread(target=guess, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [code] = items("SignInCode")
    assert code["tries"]["N"] == str(codes.MOST_TRIES)


def test_an_address_is_mailed_five_codes_and_then_none_and_nobody_can_tell() -> None:
    requests = [codes.ask(VOLT, email=ADA, locale="en", ip=IP) for _ in range(7)]
    assert len(set(requests)) == 7
    assert events("SignInCodeAsked") == 5


def test_one_inbox_is_mailed_no_more_codes_under_its_other_names() -> None:
    for number in range(7):
        codes.ask(VOLT, email=f"ada+{number}@example.com", locale="en", ip=IP)

    assert events("SignInCodeAsked") == 5


def test_the_table_never_holds_a_code() -> None:
    request = codes.ask(VOLT, email=ADA, locale="en", ip=IP)
    code = customers.code_of(VOLT, request)
    assert code not in str([one["code_hash"] for one in items("SignInCode")])
    assert "code" not in str([one["data"] for one in items("OutboxEvent")])


def test_a_stranger_who_asks_for_codes_leaves_the_owner_some() -> None:
    for _time in range(9):
        codes.ask(VOLT, email=ADA, locale="en", ip="192.0.2.77")
    assert events("SignInCodeAsked") == 5

    assert customers.signed_in(VOLT).customer.email == ADA
