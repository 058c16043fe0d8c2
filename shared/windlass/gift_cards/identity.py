"""Ids of cards that come from what they are made for: asked for again, it is the same card."""

from __future__ import annotations

from hashlib import sha256

from windlass.kit.ids import CROCKFORD

LENGTH = 26


def card_id_of(*parts: str) -> str:
    """26 characters like a ULID's, though not sorted by time."""
    number = int.from_bytes(sha256("\n".join(parts).encode()).digest())
    return "".join(CROCKFORD[number >> 5 * place & 31] for place in range(LENGTH))
