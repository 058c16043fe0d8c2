"""What a price is in another currency."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from windlass.currencies.exchange import Exchange, Rounding
from windlass.kit import currencies
from windlass.kit.money import Money

RATE_OF_EUR = Decimal("0.92")
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
few = settings(max_examples=150, deadline=None)


def in_euros(*, rounding: Rounding | None = None, margin: int = 0, adjustment: int = 0) -> Exchange:
    return Exchange(
        "USD", "EUR", "m1", RATE_OF_EUR, margin, adjustment, NOON, rounding or Rounding()
    )


@pytest.mark.parametrize(
    ("_case", "rounding", "euros"),
    [
        ("as the rate makes it", Rounding(), 1195),
        ("ending in .99", Rounding(100, 99), 1199),
        ("ending in .95", Rounding(100, 95), 1195),
        ("to the nearest five cents", Rounding(5, 0), 1195),
        ("to whole euros", Rounding(100, 0), 1200),
    ],
)
def test_price_is_rounded_as_the_market_says(_case: str, rounding: Rounding, euros: int) -> None:
    assert in_euros(rounding=rounding).price(Money(1299, "USD")) == Money(euros, "EUR")


@pytest.mark.parametrize(
    ("of_base", "shown"), [(100, 99), (161, 99), (162, 199), (217, 199), (1, 99)]
)
def test_price_with_an_ending_is_the_nearest_of_those_that_have_it(
    of_base: int, shown: int
) -> None:
    assert in_euros(rounding=Rounding(100, 99)).price(Money(of_base, "USD")).amount == shown


def test_market_in_the_stores_own_currency_rounds_its_prices_and_nothing_else() -> None:
    exchange = Exchange("EUR", "EUR", "m1", rounding=Rounding(100, 99))
    money = Money(1250, "EUR")

    assert not exchange.is_own
    assert exchange.price(money) == Money(1299, "EUR")
    assert (exchange.exact(money), exchange.back(money)) == (money, money)
    assert exchange.lowest_from(Money(1299, "EUR")) == Money(1249, "EUR")


def test_margin_is_in_every_amount_and_the_adjustment_in_prices_only() -> None:
    exchange = in_euros(margin=200, adjustment=1000)

    assert exchange.price(Money(10_000, "USD")) == Money(10_322, "EUR")
    assert exchange.exact(Money(10_000, "USD")) == Money(9_384, "EUR")
    assert exchange.back(Money(9_384, "EUR")) == Money(10_000, "USD")


@pytest.mark.parametrize(
    ("currency", "rate", "shown"),
    [("EUR", "0.92", 1195), ("JPY", "151.3", 1965), ("KWD", "0.307", 3990), ("HUF", "361", 468939)],
)
def test_every_number_of_decimals_is_right(currency: str, rate: str, shown: int) -> None:
    exchange = Exchange("USD", currency, "m1", Decimal(rate))

    assert exchange.price(Money(1299, "USD")) == Money(shown, currency)
    assert exchange.exact(Money(1299, "USD")) == Money(shown, currency)


def test_losses_change_currency_as_gains_do() -> None:
    assert in_euros().back(Money(-920, "EUR")) == Money(-1000, "USD")
    assert in_euros().exact(Money(-1000, "USD")) == Money(-920, "EUR")


def test_market_in_the_stores_currency_adjusts_prices_and_nothing_else() -> None:
    exchange = Exchange("EUR", "EUR", "m1", adjustment_basis_points=-1000, rounding=Rounding(5, 0))

    assert exchange.price(Money(1299, "EUR")) == Money(1170, "EUR")
    assert exchange.exact(Money(1299, "EUR")) == Money(1299, "EUR")
    assert exchange.back(Money(1299, "EUR")) == Money(1299, "EUR")
    assert not exchange.is_own


def test_amount_of_another_currency_is_a_bug() -> None:
    with pytest.raises(ValueError, match="expected USD, not EUR"):
        in_euros().price(Money(1, "EUR"))
    with pytest.raises(ValueError, match="expected EUR, not USD"):
        in_euros().back(Money(1, "USD"))


def test_document_holds_all_of_it() -> None:
    exchange = in_euros(rounding=Rounding(100, 99), margin=150, adjustment=-250)

    assert exchange.document()["rate"] == "0.92"
    assert Exchange.of(exchange.document()) == exchange
    assert Exchange.of(Exchange.own("USD").document()) == Exchange.own("USD")


CURRENCIES = st.sampled_from(["USD", "EUR", "JPY", "KRW", "ISK", "KWD", "BHD", "HUF", "GBP"])
AMOUNTS = st.integers(0, 10**9)
RATES = st.decimals("0.00001", "100000", places=5)


@st.composite
def exchanges(draw: st.DrawFn) -> Exchange:
    step = draw(st.sampled_from([1, 5, 10, 50, 100, 1000]))
    return Exchange(
        base=draw(CURRENCIES),
        currency=draw(CURRENCIES),
        market_id="m1",
        rate=draw(RATES),
        margin_basis_points=draw(st.integers(0, 2000)),
        adjustment_basis_points=draw(st.integers(-9000, 10_000)),
        rounding=Rounding(step, draw(st.integers(0, step - 1))),
    )


@few
@given(exchanges(), AMOUNTS)
def test_price_is_never_negative_can_be_paid_and_costs_what_is_not_free(
    exchange: Exchange, amount: int
) -> None:
    shown = exchange.price(Money(amount, exchange.base))

    assert shown.currency == exchange.currency
    assert (shown.amount == 0) == (amount == 0)
    if not exchange.is_own:
        assert shown.amount >= (currencies.step(exchange.currency) if amount else 0)
        assert shown == shown.payable(up=False)


@few
@given(exchanges(), AMOUNTS, AMOUNTS)
def test_higher_price_never_becomes_the_lower_one(
    exchange: Exchange, price: int, more: int
) -> None:
    lower, upper = Money(price, exchange.base), Money(price + more, exchange.base)

    assert exchange.price(lower) <= exchange.price(upper)
    assert exchange.exact(lower) <= exchange.exact(upper)


@few
@given(CURRENCIES, st.integers(-(10**9), 10**9))
def test_own_currency_passes_unchanged(currency: str, amount: int) -> None:
    own, money = Exchange.own(currency), Money(amount, currency)

    assert own.is_own
    assert (own.price(money), own.exact(money), own.back(money)) == (money, money, money)


@few
@given(exchanges(), st.integers(1, 10**7))
def test_bounds_in_the_shown_currency_take_exactly_the_prices_between_them(
    exchange: Exchange, shown: int
) -> None:
    bound = Money(shown, exchange.currency)
    first, last = exchange.lowest_from(bound), exchange.highest_to(bound)

    assert exchange.price(first) >= bound
    assert exchange.price(last + Money(1, exchange.base)).amount > shown
    if first.amount > 1:
        assert exchange.price(first - Money(1, exchange.base)) < bound
    if last.amount >= 0:
        assert exchange.price(last) <= bound


@few
@given(exchanges())
def test_documents_lose_nothing(exchange: Exchange) -> None:
    assert Exchange.of(exchange.document()) == exchange
