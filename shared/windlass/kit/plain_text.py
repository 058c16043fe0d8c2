"""Text that travels on labels and through suppliers: one line, nothing but characters to read."""

import unicodedata
from typing import Final

# Symbols that addresses really use: degree (French "n°"), numero, and the Japanese postal mark.
_SYMBOLS: Final = frozenset("°№〒")
_REFUSED: Final = frozenset({"Cc", "Cs", "Co", "Cn", "So"})


def one_line(text: str, *, is_code: bool = False) -> str:
    """Composed, without invisible characters and needless spaces. In a code, full-width letters
    and digits are made plain."""
    composed = unicodedata.normalize("NFKC" if is_code else "NFC", text)
    visible = "".join(c for c in composed if unicodedata.category(c) != "Cf")
    return " ".join(visible.split())


def is_plain(text: str) -> bool:
    """Without emoji and their modifiers, control, private and unassigned characters."""
    return not any(_is_refused(c) for c in text)


def _is_refused(c: str) -> bool:
    if c in _SYMBOLS:
        return False
    is_modifier = "\ufe00" <= c <= "\ufe0f" or "\U0001f3fb" <= c <= "\U0001f3ff" or c == "\u20e3"
    return is_modifier or unicodedata.category(c) in _REFUSED
