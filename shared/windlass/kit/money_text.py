"""Amounts as people of a language write them."""

from __future__ import annotations

import re
from copy import copy
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from windlass.kit import currencies

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

    from windlass.kit.money import Money

# A minus stays before its figures, and the sign of "US$" behind its letters, also where text runs
# from right to left.
_FROM_RIGHT, _FROM_LEFT = "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT-TO-RIGHT MARK}"

_ENDS_IN_A_SIGN = re.compile(r"[A-Z][^\w\s]$")


@lru_cache(maxsize=4096)
def written(value: Money, locale: str) -> str:
    """`€1,234.50`, `¥1,200`, `KWD1.250`: always with exactly the currency's own decimals."""
    pattern = _pattern(locale.replace("-", "_"), currencies.exponent(value.currency))
    text = str(
        pattern.apply(
            Decimal(value.decimal()),
            locale.replace("-", "_"),
            currency=value.currency,
            currency_digits=False,
        )
    )
    if text.startswith(_FROM_RIGHT) and _ENDS_IN_A_SIGN.search(text):
        text += _FROM_LEFT
    if not text.startswith(_FROM_RIGHT + "-"):
        return text
    figures = text.removeprefix(_FROM_RIGHT).replace("\N{NO-BREAK SPACE}", f"{_FROM_RIGHT}\xa0", 1)
    return _FROM_RIGHT + _FROM_LEFT + figures


def for_merchant(value: Money) -> str:
    """As the dashboard, which speaks English, writes it: in timelines, tasks and refusals."""
    return written(value, "en")


@cache
def _pattern(locale: str, places: int) -> NumberPattern:
    """The locale's way to write money, with the decimals that we keep, not those of its data."""
    from babel import Locale

    pattern: NumberPattern = copy(Locale.parse(locale).currency_formats["standard"])
    pattern.frac_prec = (places, places)
    return pattern
