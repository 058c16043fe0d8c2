"""What delivery costs where prices are in another currency than the store's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.shipping_factories import rate, zone
from windlass.currencies.exchange import Exchange
from windlass.kit.money import Money
from windlass.shipping import rules


def options(rates: list[object], subtotal: Money, exchange: Exchange) -> list[tuple[str, int]]:
    found = rules.options(
        zone("Germany", "DE", rates=rates),  # type: ignore[arg-type]
        country="DE",
        weight_grams=500,
        subtotal=subtotal,
        exchange=exchange,
    )
    return [(one.name, one.price.amount) for one in found]


@pytest.mark.parametrize(
    ("currency", "of_one", "price"),
    [("USD", "1.10", 539), ("JPY", "163.4", 801), ("KWD", "0.337", 1650), ("HUF", "410", 200_900)],
)
def test_price_is_changed_at_the_exact_rate_to_what_can_be_paid(
    currency: str, of_one: str, price: int
) -> None:
    exchange = Exchange("EUR", currency, "m1", Decimal(of_one), adjustment_basis_points=1000)

    assert options([rate(490)], Money(1000, currency), exchange) == [("Standard shipping", price)]


@pytest.mark.parametrize(("subtotal", "price"), [(5499, 539), (5500, 0), (5501, 0)])
def test_free_from_is_the_amount_that_the_shopper_reads(subtotal: int, price: int) -> None:
    exchange = Exchange("EUR", "USD", "m1", Decimal("1.10"))
    [option] = rules.options(
        zone("Germany", "DE", rates=[rate(490, free_above=5000)]),
        country="DE",
        weight_grams=0,
        subtotal=Money(subtotal, "USD"),
        exchange=exchange,
    )

    assert option.free_above == Money(5500, "USD")
    assert (option.price.amount, option.regular_price.amount) == (price, 539)


@pytest.mark.parametrize("subtotal", [*range(12_490, 12_505)])
def test_no_subtotal_falls_between_two_ranges(subtotal: int) -> None:
    """49.99 and 50.00 are 124.98 and 125.00 at 2.5: whoever buys for 124.99 can be sent to, too."""
    bands = [
        rate(490, rate_id="small", condition="subtotal", minimum=0, maximum=4999),
        rate(0, rate_id="large", condition="subtotal", minimum=5000, maximum=None),
    ]
    exchange = Exchange("EUR", "BRL", "m1", Decimal("2.5"))

    assert len(options([*bands], Money(subtotal, "BRL"), exchange)) == 1


def test_rate_of_a_third_currency_is_left_out() -> None:
    exchange = Exchange("EUR", "USD", "m1", Decimal("1.10"))

    assert options([rate(490, currency="GBP")], Money(1000, "USD"), exchange) == []
