"""How texts and queries are compared: the same folding for what is indexed and what is asked. Pure.

Letters of every script become ASCII ones, so the index knows no language: `Größe` is `grosse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

LONGEST = 40
MOST_WORDS = 12  # of a query; more say nothing new
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_PIECES = re.compile(r"[a-z0-9]+")
_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))


def fold(text: str) -> str:
    return anyascii(text).lower()


def parts(text: str) -> Iterator[list[str]]:
    """Each part between spaces as its pieces: `T-shirt XL` is [t, shirt], [xl]."""
    for part in fold(text).replace("'", "").split():
        if pieces := _PIECES.findall(part):
            yield [piece[:LONGEST] for piece in pieces]


def indexed(text: str) -> str:
    """What the full-text index is given: pieces, and joined what was written together."""
    found: list[str] = []
    for pieces in parts(text):
        if 1 < len(pieces) < 5:
            found.append("".join(pieces)[:LONGEST])
        found += pieces
    return " ".join(found)


def asked(query: str) -> list[list[str]]:
    return list(parts(query))[:MOST_WORDS]


def key(text: str) -> str:
    """Equal for texts that differ only in case, accents and punctuation."""
    return " ".join(piece for pieces in parts(text) for piece in pieces)


def code_key(text: str) -> str:
    """The same for article numbers, where spaces and hyphens say nothing either."""
    return "".join(piece for pieces in parts(text) for piece in pieces)


def singulars(word: str) -> list[str]:
    """What it may be the plural of, as a shopper's guess: `lamps` is also `lamp`."""
    if len(word) < 4 or not word.isalpha() or word.endswith("ss"):
        return []
    found = [word[: -len(end)] + new for end, new in _PLURALS if word.endswith(end)]
    return [one for one in dict.fromkeys(found) if len(one) > 2]


def one_slip_away(word: str) -> list[str]:
    """Every text that one missing, doubled, wrong or swapped letter turns into this one."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = [a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1]
    found += [a + b[1:] for a, b in splits if b]
    for letter in ALPHABET:
        found += [a + letter + b[1:] for a, b in splits if b]
        found += [a + letter + b for a, b in splits]
    return [one for one in dict.fromkeys(found) if one != word]
