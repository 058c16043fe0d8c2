"""Amounts and dates as people of the visit's language write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_interval, format_skeleton

from windlass.kit import money_text

if TYPE_CHECKING:
    from storefront_pages.views.store import StoreView

KEPT = 1_000  # dates of one form; a page repeats few

money = money_text.written  # as mails write it, too


def days(earliest: date, latest: date, store: StoreView) -> str:
    """`12-18 Jun`, or `12 June` when both are the same."""
    return _days(earliest, latest, _date_locale(store))


@lru_cache(KEPT)
def _days(earliest: date, latest: date, locale: str) -> str:
    if earliest == latest:
        noon = datetime.combine(earliest, time(12), UTC)
        return format_skeleton("MMMMd", noon, locale=locale)
    return format_interval(earliest, latest, "MMMMd", locale=locale)


def day(at: datetime, store: StoreView) -> str:
    """`12 June 2026` in the store's zone."""
    return date_of(_local(at, store).date(), _date_locale(store))


@lru_cache(KEPT)
def date_of(day: date, locale: str) -> str:
    """`12 June 2026`, of a date without a time."""
    return format_date(day, "long", locale=locale)


def moment(at: datetime, store: StoreView) -> str:
    """`12 June 2026, 14:05 CEST` in the store's zone."""
    local = _local(at, store)
    return f"{day(at, store)}, {local:%H:%M %Z}"


def inside(word: str, locale: str) -> str:
    """A label as it stands within a sentence: German keeps the capitals of its nouns."""
    return word if locale[:2] == "de" else word.lower()


def _local(at: datetime, store: StoreView) -> datetime:
    return at.astimezone(ZoneInfo(store.time_zone))


def _date_locale(store: StoreView) -> str:
    """English is written day first everywhere but in the United States."""
    return "en_GB" if store.locale == "en" and store.country != "US" else store.locale
