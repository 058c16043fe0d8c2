"""Places in an order by hand, as texts: there is always one between two others, so moving one
thing writes one thing. Pure."""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LONGEST = 60


def between(before: str, after: str) -> str | None:
    """A text that sorts after `before` and before `after`; an empty one means the end on its side.
    None when there is no room (they are equal or out of order), or only by one that is too long:
    then all are to be spread anew."""
    if after and before >= after:
        return None
    found = _middle(before, after)
    return found if found is not None and len(found) <= LONGEST else None


def spread(count: int) -> list[str]:
    """So many places in order, with room between them and at both ends."""
    base, width = len(DIGITS), 1
    while base**width < (count + 1) * base:
        width += 1
    step = base**width // (count + 1)
    return [_written(step * place, width) + "V" for place in range(1, count + 1)]


def _middle(before: str, after: str) -> str | None:
    place, prefix = 0, ""
    while True:
        low = DIGITS.index(before[place]) if place < len(before) else -1
        high = DIGITS.index(after[place]) if place < len(after) else len(DIGITS)
        if after and place >= len(after):
            return None
        if low == high:
            prefix, place = prefix + DIGITS[low], place + 1
            continue
        if high - low > 1:
            digit = (low + high) // 2
            if digit > 0:
                return prefix + DIGITS[digit]
            prefix, place, after = prefix + DIGITS[0], place + 1, ""
            before = before if low == 0 else ""
            continue
        if low == -1:  # after begins with the lowest digit: go on behind it
            prefix, place = prefix + DIGITS[0], place + 1
            before = ""
            continue
        prefix, place, after = prefix + DIGITS[low], place + 1, ""


def _written(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, rest = divmod(number, len(DIGITS))
        digits.append(DIGITS[rest])
    return "".join(reversed(digits))
