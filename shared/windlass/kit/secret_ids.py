"""Ids that open what they name, such as a cart or a guest's wishlist: unlike our other ids, all of
their 130 bits are random."""

from __future__ import annotations

import re
import secrets
from typing import Final

from windlass.kit.ids import CROCKFORD

_ID: Final = re.compile(rf"[{CROCKFORD}]{{26}}")


def new_secret_id() -> str:
    """26 base32 characters."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(26))


def is_secret_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None
