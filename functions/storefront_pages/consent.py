"""What a visitor allows beyond what the shop needs to work: kept in one cookie that islands can
read, with the version of the text that was answered and the moment. Nowhere else: who is asked is
nobody we know."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct

from storefront_pages.http import Request, Response, cookie
from windlass.kit import clock

COOKIE: Final = "windlass_consent"
TEXT_VERSION: Final = 1  # a new text asks anew: also in sections/consent.html
PREFERENCES: Final = "preferences"  # what was looked at, to show it again
NOTHING: Final = "none"
KEPT_SECONDS: Final = 180 * 24 * 60 * 60

_VALUE = re.compile(r"(\d{1,4})\.(preferences|none)\.(\d{1,11})\Z")


class Consent(Struct, frozen=True):
    allows_preferences: bool
    chosen_at: datetime


def of(request: Request) -> Consent | None:
    """None while nothing was chosen under the present text."""
    found = _VALUE.match(request.cookies.get(COOKIE, ""))
    if found is None or int(found[1]) != TEXT_VERSION:
        return None
    return Consent(found[2] == PREFERENCES, datetime.fromtimestamp(int(found[3]), UTC))


def remember(response: Response, request: Request, *, allows_preferences: bool) -> Response:
    chosen = PREFERENCES if allows_preferences else NOTHING
    value = f"{TEXT_VERSION}.{chosen}.{int(clock.now().timestamp())}"
    response.cookies.append(
        cookie(COOKIE, value, max_age=KEPT_SECONDS, is_secure=request.is_secure, is_readable=True)
    )
    return response
