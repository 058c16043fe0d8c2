"""What one US dollar costs in each currency, who said so and when. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from msgspec import Struct

from windlass.kit.money import BASIS_POINTS

PIVOT = "USD"
MANUAL = "manual"
DIGITS = 12  # of a rate between two currencies: enough for a million of the dearest in the cheapest
SANE_JUMP_BASIS_POINTS = 1500  # currencies move by less within days, mistakes by more
AGREE_BASIS_POINTS = 300  # what two sources, or two days, may differ and still say the same
WAITS = timedelta(hours=20)
BELIEVED_FOR = timedelta(days=7)  # longer than banks are closed at once


class Quote(Struct, frozen=True):
    rate: Decimal  # per US dollar
    as_of: datetime
    source: str  # openexchangerates, ecb or manual

    @property
    def text(self) -> str:
        """As it is kept: a map of maps of 170 currencies is slow to read."""
        return f"{self.rate} {int(self.as_of.timestamp())} {self.source}"

    def is_stale(self, now: datetime) -> bool:
        """Too old to charge anybody by. What was set by hand is as old as its owner likes."""
        return self.source != MANUAL and now - self.as_of > BELIEVED_FOR

    @classmethod
    def of(cls, text: str) -> Quote:
        rate, seconds, source = text.split(" ")
        return cls(Decimal(rate), datetime.fromtimestamp(int(seconds), UTC), source)


class Judged(Struct, frozen=True):
    quotes: dict[str, Quote]
    waiting: dict[str, Quote]


def between(quotes: Mapping[str, Quote], base: str, currency: str) -> Quote | None:
    """What one `base` costs in `currency`, as old as the older of the two; None if one is not
    known."""
    given, wanted = quotes.get(base), quotes.get(currency)
    if given is None or wanted is None:
        return None
    told = [quote for code, quote in ((base, given), (currency, wanted)) if code != PIVOT]
    older = min(told or [wanted], key=lambda quote: quote.as_of)
    return Quote(significant(wanted.rate / given.rate), older.as_of, older.source)


def significant(rate: Decimal) -> Decimal:
    """With so many digits that it is kept and multiplied without loss."""
    return Decimal(f"{Decimal(f'{rate:.{DIGITS}g}').normalize():f}")


def judge(
    known: Mapping[str, Quote],
    waiting: Mapping[str, Quote],
    fresh: Mapping[str, Quote],
    second: Mapping[str, Quote],
) -> Judged:
    """Which rates to use now.

    A currency that the source left out, or has an older rate of, keeps the one it has. One that
    jumps further than currencies do is believed when a second source says the same, or when the
    same was said most of a day before; until then the last good one stays.
    """
    quotes, waits = dict(known), {}
    for code, quote in fresh.items():
        last = known.get(code)
        if last is not None and quote.as_of < last.as_of:
            continue
        is_sane = last is None or _differ(quote.rate, last.rate) <= SANE_JUMP_BASIS_POINTS
        if is_sane or _says_the_same(second.get(code), quote) or _stood(waiting.get(code), quote):
            quotes[code] = quote
        else:
            before = waiting.get(code)
            waits[code] = before if before and _says_the_same(before, quote) else quote
    for code, quote in waiting.items():
        if code not in fresh:
            waits[code] = quote
    return Judged(quotes, waits)


def _stood(before: Quote | None, quote: Quote) -> bool:
    return (
        before is not None and _says_the_same(before, quote) and quote.as_of - before.as_of >= WAITS
    )


def _says_the_same(other: Quote | None, quote: Quote) -> bool:
    return other is not None and _differ(other.rate, quote.rate) <= AGREE_BASIS_POINTS


def _differ(one: Decimal, other: Decimal) -> Decimal:
    """In basis points of the smaller one: up by a half is as far as down by a third."""
    low, high = sorted((one, other))
    return (high - low) * BASIS_POINTS / low
