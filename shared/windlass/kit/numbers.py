"""Numbers out of text: the plain digits that people write, and nothing else that Python reads."""

from __future__ import annotations

import re
from decimal import Decimal

LONGEST = 32  # characters
_WHOLE = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def whole(text: str) -> int:
    """Of digits only. Raises ValueError for a sign, blanks, `1_0`, `1e3`, digits of other scripts,
    and for more digits than any number of ours has."""
    if len(text) > LONGEST or not _WHOLE.fullmatch(text):
        raise ValueError("Write a whole number in digits only, such as 10.")
    return int(text)


def decimal(text: str) -> Decimal:
    """Digits, perhaps with a point between some of them and a minus before. Raises ValueError for
    a plus, blanks, commas, `1_0`, `1e3`, `.5`, `NaN`, digits of other scripts, and for more digits
    than any number of ours has."""
    if len(text) > LONGEST or not _DECIMAL.fullmatch(text):
        raise ValueError("Write a plain decimal number, such as 0.92.")
    return Decimal(text)
