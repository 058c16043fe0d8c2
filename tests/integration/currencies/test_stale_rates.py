"""Rates that nobody confirmed for a week: shoppers pay in the store's own currency instead."""

from __future__ import annotations

from copy import replace
from datetime import timedelta

import pytest
import time_machine

from merchant_api.app import handler
from tests.support.api import call
from tests.support.markets_factories import create_market, set_rates
from windlass.currencies import repository, service
from windlass.currencies.errors import CurrencyNotOffered
from windlass.currencies.models import Market
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.tenancy.context import StoreContext

pytestmark = pytest.mark.usefixtures("table")
WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def euros(store: StoreContext) -> Market:
    set_rates()
    return create_market(store, "EUR", "DE")


def rates_are(age: timedelta) -> None:
    set_rates(as_of=clock.now() - age)


def test_up_to_seven_days_the_last_good_rate_is_used(store: StoreContext, euros: Market) -> None:
    rates_are(WEEK - MINUTE)

    found = service.chosen(store, wanted=None, country="DE")

    assert found.price(Money(1000, "USD")) == Money(920, "EUR")


def test_after_it_the_stores_own_currency_is(store: StoreContext, euros: Market) -> None:
    rates_are(WEEK + MINUTE)

    assert service.chosen(store, wanted="EUR", country="DE").is_own
    assert [one.value for one in service.offered(store)] == ["USD"]
    assert service.is_offered(store, "EUR") is False
    with pytest.raises(CurrencyNotOffered, match="does not sell in EUR now"):
        service.of_currency(store, "EUR", euros.market_id)


def test_rates_that_were_read_in_time_age_where_they_are_kept(
    store: StoreContext, euros: Market
) -> None:
    known = service.known_rates()

    with time_machine.travel(clock.now() + WEEK - MINUTE):
        assert service.exchange_of(euros, "USD", known) is not None
    with time_machine.travel(clock.now() + WEEK + MINUTE):
        assert service.exchange_of(euros, "USD", known) is None


def test_only_the_currency_that_providers_leave_out_falls_back(
    store: StoreContext, euros: Market
) -> None:
    create_market(store, "GBP", "GB")
    latest = repository.latest_rates()
    assert latest is not None
    known = service.quotes_of(latest)
    left_out = replace(known["EUR"], as_of=clock.now() - WEEK - MINUTE)
    repository.keep_rates(
        known | {"EUR": left_out}, {}, etag="", changed_at=clock.now(), previous=latest
    )
    service.forget()

    assert service.chosen(store, wanted=None, country="DE").is_own
    assert service.chosen(store, wanted=None, country="GB").currency == "GBP"


def test_a_rate_set_by_hand_and_the_own_currency_do_not_age(store: StoreContext) -> None:
    set_rates()
    create_market(store, "EUR", "DE", manual_rate="0.9")
    create_market(store, "USD", "CA", adjustment_basis_points=1000)
    rates_are(timedelta(days=30))

    price = Money(1000, "USD")

    assert service.chosen(store, wanted=None, country="DE").price(price) == Money(900, "EUR")
    assert service.chosen(store, wanted=None, country="CA").price(price) == Money(1100, "USD")


def test_fresh_rates_bring_the_market_back(store: StoreContext, euros: Market) -> None:
    rates_are(timedelta(days=30))
    assert service.chosen(store, wanted=None, country="DE").is_own

    set_rates()

    assert service.chosen(store, wanted=None, country="DE").currency == "EUR"


def test_the_merchant_reads_which_rate_is_too_old_and_of_when_it_is(
    store: StoreContext, euros: Market
) -> None:
    as_of = (clock.now() - timedelta(days=8)).replace(microsecond=0)
    set_rates(as_of=as_of)

    [market] = call(handler, "GET", f"/api/v1/stores/{store.store_id}/markets", as_=store).body[
        "items"
    ]
    known = call(handler, "GET", f"/api/v1/stores/{store.store_id}/currencies", as_=store).body

    said = {
        "rate": "0.92",
        "source": "openexchangerates",
        "as_of": as_of.isoformat().replace("+00:00", "Z"),
        "is_stale": True,
    }
    assert (market["is_offered"], market["rate"]) == (False, said)
    assert market["example"]["shown"] is None
    assert next(one for one in known["items"] if one["code"] == "EUR")["rate"] == said
