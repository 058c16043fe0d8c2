from datetime import UTC, date, datetime

import pytest

from storefront_pages import formats
from tests.unit.storefront_pages import samples
from windlass.kit.money import Money


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (123450, "EUR", "€1,234.50"),
        (1200, "JPY", "¥1,200"),
        (1250, "KWD", "KWD1.250"),
        (5, "USD", "$0.05"),
        (-350, "EUR", "-€3.50"),
        (0, "GBP", "£0.00"),
    ],
)
def test_amounts_have_exactly_their_currencys_decimals(
    amount: int, currency: str, words: str
) -> None:
    assert formats.money(Money(amount, currency), "en") == words


def test_amounts_follow_the_language() -> None:
    assert formats.money(Money(123450, "EUR"), "de") == "1.234,50\xa0€"


def test_days_are_written_as_people_of_the_shop_write_them() -> None:
    first, last = date(2026, 6, 12), date(2026, 6, 18)

    assert formats.days(first, last, samples.store()) == "12\N{EN DASH}18 Jun"
    assert (
        formats.days(first, last, samples.store(country="US")) == "Jun 12\u2009\N{EN DASH}\u200918"
    )
    assert formats.days(first, first, samples.store()) == "12 June"


def test_moments_are_in_the_shops_zone() -> None:
    at = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)

    assert formats.day(at, samples.store()) == "2 June 2026"
    assert formats.moment(at, samples.store()) == "2 June 2026, 00:30 CEST"
