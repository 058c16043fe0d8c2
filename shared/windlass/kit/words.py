"""Texts as words that can be compared: without case, accents and punctuation. Pure."""

from __future__ import annotations

import re

from anyascii import anyascii

LONGEST = 40


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared: `T-shirt Größe M` is tshirt, shirt, grosse, m."""
    found: list[str] = []
    for part in anyascii(text).lower().split():
        pieces = re.findall(r"[a-z0-9]+", part)
        found += ["".join(pieces)[:LONGEST], *(piece[:LONGEST] for piece in pieces)]
    return [token for token in dict.fromkeys(found) if len(token) > 1 or token.isdigit()]


def asked(query: str) -> list[str]:
    """What someone searches for, the longest word first: it finds the fewest."""
    joined = ("".join(re.findall(r"[a-z0-9]+", part)) for part in anyascii(query).lower().split())
    return sorted((word[:LONGEST] for word in dict.fromkeys(joined) if word), key=len, reverse=True)
