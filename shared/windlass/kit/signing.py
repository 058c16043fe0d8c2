"""Signatures of our own. They stay good while the key they were made with is being replaced."""

from __future__ import annotations

import hmac
from collections.abc import Callable

from windlass.kit import config


def sign(purpose: str, told: str) -> bytes:
    """32 bytes that only we can make, and for this purpose only."""
    return hmac.digest(config.key(purpose), told.encode(), "sha256")


def is_signed(
    claimed: str | bytes, purpose: str, told: str, *, shaped: Callable[[bytes], str | bytes]
) -> bool:
    """True if we signed it so, with today's key or the one before. `shaped` is what becomes of the
    32 bytes where they are sent."""
    sent = _bytes(claimed)
    digests = (hmac.digest(key, told.encode(), "sha256") for key in config.keys(purpose))
    return any(hmac.compare_digest(sent, _bytes(shaped(digest))) for digest in digests)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
