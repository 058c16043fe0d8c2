"""When gift cards expire: never, unless the merchant says so, and never before the law allows.

The table is what we know, checked in November 2026; it is no legal advice. A country that is not
in it has no minimum that we know of.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

NEVER = 0  # the law forbids an expiry

LEAST_MONTHS = {
    "US": 60,  # Credit CARD Act of 2009, 15 U.S.C. 1693l-1(c); some states forbid any expiry
    "CA": NEVER,  # consumer protection acts of the provinces, e.g. Ontario O. Reg. 17/05 s. 25.3
    "AU": 36,  # Australian Consumer Law s. 99B
    "NZ": 36,  # Fair Trading (Gift Card Expiry) Amendment Act 2024
    "IE": 60,  # Consumer Protection (Gift Vouchers) Act 2019
    "DE": 48,  # BGB 195, 199: three years from the end of the year of sale
    "AT": 360,  # ABGB 1478: thirty years
}


def least_months(country: str) -> int | None:
    """The shortest time a card sold by a store of this country must be good for, `NEVER` where it
    may not expire; None without a minimum."""
    return LEAST_MONTHS.get(country)


def end_after(months: int, *, now: datetime, time_zone: str) -> datetime:
    """The last moment of the day so many months from now, in the store's zone."""
    zone = ZoneInfo(time_zone)
    today = now.astimezone(zone).date()
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    first = today.replace(year=year, month=month + 1, day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    day = min(today.day, (following - timedelta(days=1)).day)
    last = datetime.combine(first.replace(day=day), time(23, 59, 59), zone)
    return last.astimezone(now.tzinfo)
