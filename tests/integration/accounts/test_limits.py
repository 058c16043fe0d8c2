"""Guessing gets slower and slower, also for many guesses at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from tests.support.accounts_factories import Browser, register
from tests.support.table import items
from windlass.accounts import limits
from windlass.accounts.errors import TooManyAttempts
from windlass.accounts.limits import Limit
from windlass.kit import clock

pytestmark = pytest.mark.usefixtures("table")
FIVE = Limit("test", free=5)


def count() -> int | None:
    """None when let through, else the seconds to wait."""
    try:
        limits.count(FIVE, "ada")
    except TooManyAttempts as refused:
        return int(refused.details["retry_after"])
    return None


def test_the_fifth_failure_locks_the_address_even_for_the_right_password() -> None:
    register()
    with time_machine.travel(clock.now(), tick=False) as travel:
        wrong = [Browser().login(password="not my password").status for _ in range(5)]
        locked = Browser().login()
        travel.shift(timedelta(seconds=31))
        later = Browser().login()

    assert wrong == [401] * 5
    assert (locked.status, locked.body["code"]) == (429, "too_many_attempts")
    assert locked.body["details"] == {"retry_after": 30}
    assert later.status == 200


def test_who_fails_on_purpose_locks_nobody_else_out() -> None:
    register()
    stranger = Browser(ip="192.0.2.77")
    failed = [stranger.login(password="not my password").status for _ in range(8)]

    assert failed == [401] * 5 + [429] * 3
    assert Browser().login().status == 200


def test_many_strangers_together_lock_the_address() -> None:
    register()
    strangers = [f"198.51.100.{number}" for number in range(25)]
    failed = [
        Browser(ip=ip).login(password="not my password").status
        for ip in strangers
        for _ in range(4)
    ]

    assert failed == [401] * 100
    assert Browser().login().status == 429


def test_one_network_of_ipv6_is_one_stranger() -> None:
    register()
    addresses = [f"2001:db8:7:7::{number}" for number in range(6)]
    failed = [Browser(ip=ip).login(password="not my password").status for ip in addresses]

    assert failed == [401] * 5 + [429]
    assert Browser(ip="2001:db8:7:8::1").login().status == 200


@pytest.mark.parametrize("subject", ["{}", "01STORE\n{}"], ids=["of all", "of one shop"])
def test_an_ip_of_ipv6_is_counted_as_its_network(subject: str) -> None:
    for number in range(5):
        limits.count(FIVE, subject.format(f"2001:db8:7:7::{number}"))
        limits.count(FIVE, subject.format(f"::ffff:192.0.2.{number}"))

    with pytest.raises(TooManyAttempts):
        limits.count(FIVE, subject.format("2001:db8:7:7::99"))
    limits.count(FIVE, subject.format("2001:db8:7:8::99"))
    limits.count(FIVE, subject.format("::ffff:192.0.2.99"))


def test_an_address_nobody_has_is_locked_just_the_same() -> None:
    statuses = [Browser().login(email="nobody@example.com").status for _ in range(6)]
    assert statuses == [401] * 5 + [429]


def test_a_success_starts_anew() -> None:
    register()
    for _ in range(3):
        for _ in range(4):
            assert Browser().login(password="not my password").status == 401
        assert Browser().login().status == 200


def test_an_ip_that_tries_many_addresses_is_locked() -> None:
    statuses = [Browser().login(email=f"a{n}@example.com").status for n in range(41)]
    other = Browser(ip="192.0.2.77").login(email="fresh@example.com")

    assert statuses == [401] * 40 + [429]
    assert other.status == 401


def test_own_successes_do_not_wash_an_ip_clean() -> None:
    register()
    for number in range(3):
        Browser().login(email=f"victim{number}@example.com")
    Browser().login()

    tries = [item["failures"]["N"] for item in items("Attempts")]
    # registering, three victims from here and from everywhere, the ip
    assert sorted(tries) == ["1"] * 7 + ["3"]


def test_locks_double_up_to_a_quarter_of_an_hour() -> None:
    with time_machine.travel(clock.now().replace(microsecond=0), tick=False) as travel:
        assert [count() for _ in range(5)] == [None] * 5
        waits = []
        for _ in range(7):
            waits.append(count())
            travel.shift(timedelta(seconds=waits[-1] or 0))
            assert count() is None

    assert waits == [30, 60, 120, 240, 480, 900, 900]


def test_many_tries_at_once_are_no_more_than_one_after_the_other() -> None:
    with ThreadPoolExecutor(12) as pool:
        outcomes = list(pool.map(lambda _: count(), range(40)))

    assert outcomes.count(None) == 5


def test_a_day_without_tries_forgets_them() -> None:
    with time_machine.travel(clock.now(), tick=False) as travel:
        for _ in range(4):
            count()
        travel.shift(timedelta(days=1, seconds=2))
        assert [count() for _ in range(6)][:5] == [None] * 5
