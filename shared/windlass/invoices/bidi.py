"""Text that runs from right to left, as a printer that knows only one direction needs it.

The Unicode Bidirectional Algorithm (UAX 9) without embeddings and isolates, which nobody types, and
without pairs of brackets (N0): each takes the direction around it. Arabic letters are given the
forms in which they join. Pure.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any
from unicodedata import bidirectional

# RLM, LRM, ALM, embeddings and isolates: they direct and are not drawn.
_UNSEEN = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_STRONG = frozenset({"L", "R"})
_NUMBER = frozenset({"EN", "AN"})


def runs_right_to_left(text: str) -> bool:
    """Whether something in it does."""
    return any(bidirectional(char) in ("R", "AL", "AN") for char in text)


def begins_from_right(text: str, *, otherwise: bool) -> bool:
    """As its first letter runs (P2), so that an address abroad reads as it is written there."""
    strong = (bidirectional(char) for char in text)
    first = next((one for one in strong if one in ("L", "R", "AL")), None)
    return otherwise if first is None else first != "L"


def joined(text: str) -> str:
    """Arabic letters in the forms that they take beside each other; vowel marks, which few write
    and no font without positions can place, are left out. What is not Arabic stays."""
    formed: str = _shaper().reshape(text)
    return formed


def visual(text: str, *, from_right: bool) -> str:
    """One line, its characters from left to right as they are printed; `from_right` is the
    direction of the paragraph."""
    levels = _levels([bidirectional(char) for char in text], 1 if from_right else 0)
    order = list(range(len(text)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        _turn(order, levels, level)
    shown = (
        text[place].translate(_MIRRORED) if levels[place] % 2 else text[place] for place in order
    )
    return "".join(char for char in shown if char not in _UNSEEN)


def _turn(order: list[int], levels: list[int], level: int) -> None:
    """L2: whatever is at this level or above it, the other way round."""
    start = 0
    for is_high, some in groupby([levels[place] >= level for place in order]):
        end = start + len(list(some))
        if is_high:
            order[start:end] = order[start:end][::-1]
        start = end


def _levels(types: list[str], base: int) -> list[int]:
    around = "R" if base else "L"
    known = _resolved_neutrals(_resolved_weak(types, around), around)
    levels = [_level(one, base) for one in known]
    for place in range(len(types) - 1, -1, -1):  # L1: spaces at the end are the paragraph's
        if types[place] not in ("WS", "BN", "S", "B"):
            break
        levels[place] = base
    return levels


def _level(type_: str, base: int) -> int:
    """I1 and I2."""
    if base % 2:
        return base if type_ == "R" else base + 1
    return {"L": base, "R": base + 1}.get(type_, base + 2)


def _resolved_weak(types: list[str], around: str) -> list[str]:
    found, strong, before = list(types), around, around
    for place, type_ in enumerate(found):  # W1 to W3
        if type_ == "NSM":
            found[place] = before
        elif type_ in ("L", "R", "AL"):
            strong = type_
        elif type_ == "EN" and strong == "AL":
            found[place] = "AN"
        before = found[place]
    found = ["R" if type_ == "AL" else type_ for type_ in found]
    for place in range(1, len(found) - 1):  # W4
        sides = {found[place - 1], found[place + 1]}
        if found[place] == "CS" and len(sides) == 1 and sides <= _NUMBER:
            found[place] = found[place - 1]
        elif found[place] == "ES" and sides == {"EN"}:
            found[place] = "EN"
    for start, end, type_ in _spans(found):  # W5 and W6
        sides = {found[start - 1] if start else "", found[end] if end < len(found) else ""}
        if type_ == "ET" and "EN" in sides:
            found[start:end] = ["EN"] * (end - start)
    found = ["ON" if type_ in ("ET", "ES", "CS") else type_ for type_ in found]
    strong = around
    for place, type_ in enumerate(found):  # W7
        if type_ in _STRONG:
            strong = type_
        elif type_ == "EN" and strong == "L":
            found[place] = "L"
    return found


def _resolved_neutrals(types: list[str], around: str) -> list[str]:
    """N1 and N2: what has no direction takes that of both sides, else the paragraph's. Numbers
    count as running from right to left here."""
    neutral = [type_ if type_ in _STRONG | _NUMBER else "ON" for type_ in types]
    found = list(neutral)
    for start, end, type_ in _spans(neutral):
        if type_ != "ON":
            continue
        before = neutral[start - 1] if start else around
        after = neutral[end] if end < len(neutral) else around
        sides = {"R" if side in _NUMBER else side for side in (before, after)}
        found[start:end] = [sides.pop() if len(sides) == 1 else around] * (end - start)
    return found


def _spans(types: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, type) of what stands together."""
    found, start = [], 0
    for type_, some in groupby(types):
        end = start + len(list(some))
        found.append((start, end, type_))
        start = end
    return found


@cache
def _shaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # The one ligature of a whole word that it makes by itself is in few fonts.
    return ArabicReshaper({"ARABIC LIGATURE ALLAH": False})
