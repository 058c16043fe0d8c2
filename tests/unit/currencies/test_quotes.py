"""Which rates are believed."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from windlass.currencies.quotes import MANUAL, Quote, between, judge

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)


def quote(rate: str, at: datetime = MONDAY, source: str = "openexchangerates") -> Quote:
    return Quote(Decimal(rate), at, source)


def test_rate_between_two_currencies_is_as_old_as_the_older_one() -> None:
    known = {"USD": quote("1"), "EUR": quote("0.8", TUESDAY), "GBP": quote("0.6", source="ecb")}

    assert between(known, "EUR", "GBP") == quote("0.75", MONDAY, "ecb")
    assert between(known, "USD", "EUR") == quote("0.8", TUESDAY)
    assert between(known, "EUR", "USD") == quote("1.25", TUESDAY)
    assert between(known, "EUR", "CHF") is None


def test_texts_lose_nothing() -> None:
    assert Quote.of(quote("0.920005520033").text) == quote("0.920005520033")


def test_jump_is_believed_when_it_still_stands_the_next_day() -> None:
    known = {"JPY": quote("150")}

    first = judge(known, {}, {"JPY": quote("200", TUESDAY)}, {})
    soon = judge(
        first.quotes, first.waiting, {"JPY": quote("201", TUESDAY + timedelta(hours=3))}, {}
    )
    next_day = judge(
        soon.quotes, soon.waiting, {"JPY": quote("199", TUESDAY + timedelta(days=1))}, {}
    )

    assert (first.quotes["JPY"].rate, first.waiting["JPY"].rate) == (Decimal(150), Decimal(200))
    assert (soon.quotes["JPY"].rate, soon.waiting["JPY"].as_of) == (Decimal(150), TUESDAY)
    assert (next_day.quotes["JPY"].rate, next_day.waiting) == (Decimal(199), {})


def test_another_jump_waits_anew() -> None:
    known, waiting = {"JPY": quote("150")}, {"JPY": quote("200")}

    judged = judge(known, waiting, {"JPY": quote("300", TUESDAY)}, {})

    assert judged.quotes == known
    assert judged.waiting == {"JPY": quote("300", TUESDAY)}


def test_down_by_a_third_is_as_far_as_up_by_a_half() -> None:
    known = {"GBP": quote("115"), "CHF": quote("100")}
    fresh = {"GBP": quote("100", TUESDAY), "CHF": quote("115.01", TUESDAY)}

    judged = judge(known, {}, fresh, {})

    assert judged.quotes["GBP"].rate == Decimal(100)
    assert set(judged.waiting) == {"CHF"}


def test_older_rate_never_replaces_a_newer_one() -> None:
    known = {"EUR": quote("0.9", TUESDAY)}

    assert judge(known, {}, {"EUR": quote("0.95", MONDAY)}, {}).quotes == known


@pytest.mark.parametrize(
    ("_case", "source", "age", "is_stale"),
    [
        ("fresh", "ecb", timedelta(0), False),
        ("seven days", "ecb", timedelta(days=7), False),
        ("a second more", "openexchangerates", timedelta(days=7, seconds=1), True),
        ("set by hand", MANUAL, timedelta(days=700), False),
    ],
)
def test_a_rate_is_believed_for_seven_days(
    _case: str, source: str, age: timedelta, is_stale: bool
) -> None:
    assert quote("0.92", MONDAY - age, source).is_stale(MONDAY) is is_stale
