"""Amounts as languages write them, also those that run from right to left."""

from __future__ import annotations

import pytest

from windlass.kit.money import Money
from windlass.kit.money_text import written


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        (2199, "USD", "en", "$21.99"),
        (2199, "EUR", "de", "21,99\xa0€"),
        (1200, "JPY", "en", "¥1,200"),
        (2199, "EUR", "ar", "\u200f21.99\xa0€"),
        (2199, "USD", "ar", "\u200f21.99\xa0US$\u200e"),  # else the sign goes before its letters
        # a minus stays before its figures, and the currency where it is without one
        (-2199, "USD", "ar", "\u200f\u200e-21.99\u200f\xa0US$\u200e"),
        (-2199, "EUR", "ar", "\u200f\u200e-21.99\u200f\xa0€"),
    ],
)
def test_amounts(amount: int, currency: str, locale: str, text: str) -> None:
    assert written(Money(amount, currency), locale) == text
