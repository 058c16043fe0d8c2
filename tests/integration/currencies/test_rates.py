"""The rates of the day, when providers behave and when they do not."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from infra.local.sandbox.context import Sandbox
from schedules.app import handler
from tests.support.api import CONTEXT
from windlass.currencies import refreshing, repository
from windlass.currencies.models import Rates
from windlass.currencies.quotes import Quote

pytestmark = pytest.mark.usefixtures("table")

MONDAY = datetime(2031, 11, 3, 9, 30, tzinfo=UTC)  # later than any clock of the providers
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)


def latest() -> Rates:
    found = repository.latest_rates(is_consistent=True)
    assert found is not None
    return found


def rate(code: str) -> Decimal:
    return Quote.of(latest().quotes[code]).rate


def source(code: str) -> str:
    return Quote.of(latest().quotes[code]).source


def asked(sandbox: Sandbox, path: str) -> int:
    return sum(entry["path"].startswith(path) for entry in sandbox.journal.entries(limit=100))


def wrong(sandbox: Sandbox, provider: str, **factors: str) -> None:
    sandbox.trouble.set_custom(provider, {"factors": factors})


def out_of_order(sandbox: Sandbox, provider: str) -> None:
    sandbox.trouble.apply(
        {"rules": [*sandbox_rules(sandbox), {"provider": provider, "kind": "5xx"}]}
    )


def sandbox_rules(sandbox: Sandbox) -> list[dict[str, object]]:
    return [vars(rule) for rule in sandbox.trouble.rules()]


def test_schedule_brings_the_rates_of_every_currency_known(sandbox: Sandbox) -> None:
    handler({"job": "refresh_rates"}, CONTEXT)

    assert (rate("EUR"), source("EUR")) == (Decimal("0.92"), "openexchangerates")
    assert (rate("KWD"), rate("JPY"), rate("USD")) == (
        Decimal("0.307"),
        Decimal("151.3"),
        Decimal(1),
    )
    assert len(latest().quotes) == 54
    assert asked(sandbox, "/ecb/") == 0


def test_once_a_day_is_enough_and_every_day_is_kept(sandbox: Sandbox) -> None:
    refreshing.refresh(now=MONDAY)
    again = refreshing.refresh(now=MONDAY + timedelta(hours=3))
    wrong(sandbox, "openexchangerates", EUR="1.01")
    refreshing.refresh(now=TUESDAY)
    monday, tuesday = repository.rates_of("2031-11-03"), repository.rates_of("2031-11-04")

    assert again.changed == 0
    assert asked(sandbox, "/openexchangerates/") == 2
    assert rate("EUR") == Decimal("0.9292")
    assert monday is not None
    assert tuesday is not None
    assert Quote.of(monday.quotes["EUR"]).rate == Decimal("0.92")
    assert Quote.of(tuesday.quotes["EUR"]).rate == Decimal("0.9292")


def test_unchanged_rates_are_asked_for_by_their_tag(sandbox: Sandbox) -> None:
    refreshing.refresh(now=MONDAY)
    outcome = refreshing.refresh(now=TUESDAY)

    assert outcome == refreshing.Outcome(0)
    assert latest().changed_at == MONDAY
    assert latest().checked_at == TUESDAY
    assert repository.rates_of("2031-11-04") is None


def test_without_the_first_source_the_central_bank_is_asked(sandbox: Sandbox) -> None:
    out_of_order(sandbox, "openexchangerates")

    outcome = refreshing.refresh(now=MONDAY)

    assert outcome.problem == ""
    assert (rate("GBP"), source("GBP")) == (Decimal("0.789972401104"), "ecb")
    assert (rate("EUR"), rate("USD")) == (Decimal("0.919963201472"), Decimal(1))
    assert "KWD" not in latest().quotes


def test_failures_leave_the_last_good_rates_and_say_how_old_they_are(sandbox: Sandbox) -> None:
    refreshing.refresh(now=MONDAY)
    as_of = Quote.of(latest().quotes["EUR"]).as_of
    out_of_order(sandbox, "openexchangerates")
    out_of_order(sandbox, "ecb")

    outcome = refreshing.refresh(now=TUESDAY)

    assert outcome.problem == "It answered 500. It answered 503."
    assert latest().problem == outcome.problem
    assert (latest().changed_at, latest().checked_at) == (MONDAY, TUESDAY)
    assert (rate("EUR"), Quote.of(latest().quotes["EUR"]).as_of) == (Decimal("0.92"), as_of)


def test_after_a_failure_the_next_hour_tries_again(sandbox: Sandbox) -> None:
    refreshing.refresh(now=MONDAY)
    out_of_order(sandbox, "openexchangerates")
    out_of_order(sandbox, "ecb")
    refreshing.refresh(now=TUESDAY)
    sandbox.trouble.replace_rules([])
    wrong(sandbox, "openexchangerates", EUR="1.01")

    at_once = refreshing.refresh(now=TUESDAY + timedelta(minutes=10))
    later = refreshing.refresh(now=TUESDAY + timedelta(hours=1))

    assert at_once == refreshing.Outcome(0)
    assert later.problem == ""
    assert (rate("EUR"), latest().problem) == (Decimal("0.9292"), "")


def test_wrong_key_is_told_in_words(sandbox: Sandbox) -> None:
    sandbox.trouble.set_custom("openexchangerates", {"revoked_ids": ["tests-rates-app-id"]})
    out_of_order(sandbox, "ecb")

    outcome = refreshing.refresh(now=MONDAY)

    assert outcome.problem == "Open Exchange Rates answered invalid_app_id. It answered 503."


def test_jump_that_only_one_source_tells_waits(sandbox: Sandbox) -> None:
    refreshing.refresh(now=MONDAY)
    wrong(sandbox, "openexchangerates", JPY="10", GBP="1.1")

    outcome = refreshing.refresh(now=TUESDAY)

    assert outcome.waiting == ("JPY",)
    assert (rate("JPY"), rate("GBP")) == (Decimal("151.3"), Decimal("0.869"))


def test_jump_that_both_sources_tell_is_taken(sandbox: Sandbox) -> None:
    refreshing.refresh(now=MONDAY)
    wrong(sandbox, "openexchangerates", JPY="2")
    wrong(sandbox, "ecb", JPY="2.01")

    outcome = refreshing.refresh(now=TUESDAY)

    assert outcome.waiting == ()
    assert rate("JPY") == Decimal("302.6")


def test_currency_that_is_left_out_keeps_its_last_rate(sandbox: Sandbox) -> None:
    refreshing.refresh(now=MONDAY)
    sandbox.trouble.set_custom("openexchangerates", {"left_out": ["KWD"]})

    refreshing.refresh(now=TUESDAY)

    assert rate("KWD") == Decimal("0.307")


def test_two_runs_at_once_keep_what_one_of_them_brought(sandbox: Sandbox) -> None:
    refreshing.refresh(now=MONDAY)
    before = latest()
    repository.keep_problem(latest(), checked_at=TUESDAY, problem="")

    repository.keep_rates({}, {}, etag="", changed_at=WEDNESDAY, previous=before)

    assert len(latest().quotes) == 54
    assert repository.rates_of("2031-11-05") is None
