"""Brings the rates of the day: from Open Exchange Rates with a key, else from the European Central
Bank, which is also asked when the first fails or says something hard to believe."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from msgspec import Struct

from windlass.adapters.ecb import client as ecb
from windlass.adapters.openexchangerates import client as openexchangerates
from windlass.adapters.rates_http import Published, RatesUnavailable
from windlass.currencies import quotes, repository, service
from windlass.currencies.models import Rates
from windlass.currencies.quotes import PIVOT, Quote
from windlass.kit import clock, config, currencies

PATIENCE = timedelta(minutes=50)  # after a failure: the next run, an hour later, tries again


class Outcome(Struct, frozen=True):
    """`problem` says in words why there are no new ones; `waiting` are currencies whose new rate is
    too far off to be believed yet."""

    changed: int
    waiting: tuple[str, ...] = ()
    problem: str = ""


def refresh(*, now: datetime | None = None) -> Outcome:
    """Once a day; again after an hour when it failed. Harmless when it runs twice, also at once.
    What fails leaves the last good rates in use."""
    now = now or clock.now()
    latest = repository.latest_rates(is_consistent=True)
    if latest is not None and not _is_due(latest, now):
        return Outcome(0)
    known = service.quotes_of(latest)
    waiting = {code: Quote.of(text) for code, text in latest.waiting.items()} if latest else {}
    try:
        published, source, etag = _published(latest)
    except RatesUnavailable as error:
        if latest is not None:
            repository.keep_problem(latest, checked_at=now, problem=error.message)
        return Outcome(0, problem=error.message)
    if published is None:
        if latest is not None:
            repository.keep_problem(latest, checked_at=now, problem="")
        return Outcome(0)
    fresh = _per_dollar(published, source)
    judged = quotes.judge(known, waiting, fresh, {})
    if judged.waiting and source != ecb.NAME:
        judged = quotes.judge(known, waiting, fresh, _second())
    repository.keep_rates(judged.quotes, judged.waiting, etag=etag, changed_at=now, previous=latest)
    service.forget()
    changed = sum(known.get(code) != quote for code, quote in judged.quotes.items())
    return Outcome(changed, tuple(sorted(judged.waiting)))


def ensure() -> Outcome:
    """For a store's first market: rates at once where there never were any."""
    return refresh() if repository.latest_rates() is None else Outcome(0)


def _is_due(latest: Rates, now: datetime) -> bool:
    if latest.problem:
        return now - latest.checked_at >= PATIENCE
    return latest.checked_at.date() < now.date()


def _published(latest: Rates | None) -> tuple[Published | None, str, str]:
    """None for unchanged ones. Raises RatesUnavailable when nobody has any."""
    if not config.OPENEXCHANGERATES_APP_ID:
        return ecb.latest(), ecb.NAME, ""
    try:
        found = openexchangerates.latest(etag=latest.etag if latest else "")
    except RatesUnavailable as first:
        try:
            return ecb.latest(), ecb.NAME, ""
        except RatesUnavailable as second:
            raise RatesUnavailable(f"{first.message} {second.message}") from None
    return found, openexchangerates.NAME, found.etag if found else ""


def _second() -> dict[str, Quote]:
    try:
        return _per_dollar(ecb.latest(), ecb.NAME)
    except RatesUnavailable:
        return {}


def _per_dollar(published: Published, source: str) -> dict[str, Quote]:
    """Only of currencies that can be sold in. Raises RatesUnavailable without the dollar."""
    dollars = published.rates.get(PIVOT) or (Decimal(1) if published.base == PIVOT else None)
    if dollars is None:
        raise RatesUnavailable("Its answer has no US dollar.")
    found = {
        code: Quote(quotes.significant(rate / dollars), published.as_of, source)
        for code, rate in published.rates.items()
        if code in currencies.CODES
    }
    return found | {PIVOT: Quote(Decimal(1), published.as_of, source)}
