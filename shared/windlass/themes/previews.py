"""Signed leave to look at a theme that is not live: for whoever has the link, for an hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from windlass.kit import clock
from windlass.web import tokens

LIVES_FOR: Final = timedelta(hours=1)
_PURPOSE: Final = "theme-preview"
LONGEST: Final = 1_000


class Wanted(Struct, frozen=True):
    number: int | None = None  # of a version, 0 for what is live; None for the draft
    preset: str = ""  # that it is shown in
    with_home: bool = False  # and with the preset's home page


def sign(store_id: str, wanted: Wanted) -> tuple[str, datetime]:
    """The token and when it is over."""
    until = clock.now() + LIVES_FOR
    claims = {
        "store": store_id,
        "version": wanted.number,
        "preset": wanted.preset,
        "with_home": wanted.with_home,
    }
    return tokens.sign(claims, purpose=_PURPOSE, until=until), until


def read(token: str, *, store_id: str) -> Wanted | None:
    """None when it is not ours, is over, or is another store's."""
    if len(token) > LONGEST:
        return None
    claims = tokens.read(token, purpose=_PURPOSE)
    if claims is None or claims.get("store") != store_id:
        return None
    return Wanted(claims.get("version"), claims.get("preset", ""), claims.get("with_home", False))
