"""Days on which cards end, counted in months of the store's calendar."""

from datetime import UTC, datetime

import pytest

from windlass.gift_cards import expiry


@pytest.mark.parametrize(
    ("now", "months", "zone", "end"),
    [
        ((2026, 11, 22, 12), 12, "UTC", (2027, 11, 22, 23, 59, 59)),
        ((2026, 1, 31, 12), 1, "UTC", (2026, 2, 28, 23, 59, 59)),
        ((2026, 12, 31, 12), 36, "UTC", (2029, 12, 31, 23, 59, 59)),
        ((2026, 6, 30, 23), 1, "Europe/Berlin", (2026, 8, 1, 21, 59, 59)),  # July there already
    ],
)
def test_a_card_ends_with_the_day(
    now: tuple[int, ...], months: int, zone: str, end: tuple[int, ...]
) -> None:
    found = expiry.end_after(months, now=datetime(*now, tzinfo=UTC), time_zone=zone)  # type: ignore[misc,arg-type]

    assert found == datetime(*end, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_what_the_law_asks() -> None:
    assert [expiry.least_months(country) for country in ("US", "CA", "DE", "FR")] == [
        60,
        expiry.NEVER,
        48,
        None,
    ]
