"""HTTP to who publishes exchange rates: reads only, tried twice, small answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.kit.errors import UpstreamFailed

if TYPE_CHECKING:
    import httpx

ATTEMPTS = 2
TIMEOUT_SECONDS = 5.0
MOST_BYTES = 1_000_000


class RatesUnavailable(UpstreamFailed):
    """No usable answer: the last good rates stay. `message` may be shown to the merchant."""

    code = "rates_unavailable"


class Published(Struct, frozen=True):
    """What one `base` costs in each currency."""

    base: str
    rates: dict[str, Decimal]
    as_of: datetime
    etag: str = ""


def get(url: str, *, headers: Mapping[str, str] | None = None) -> tuple[int, str, bytes]:
    """Status, ETag and body. Raises RatesUnavailable without an answer below 500."""
    import httpx

    failure = ""
    for _attempt in range(ATTEMPTS):
        try:
            response = _client().get(url, headers=headers)
        except httpx.TimeoutException:
            failure = "It did not answer in time."
            continue
        except httpx.HTTPError as error:
            failure = f"No connection: {type(error).__name__}."
            continue
        if len(response.content) > MOST_BYTES:
            raise RatesUnavailable("Its answer is too long.")
        if response.status_code < 500:
            return response.status_code, response.headers.get("etag", ""), response.content
        failure = f"It answered {response.status_code}."
    raise RatesUnavailable(failure)


def rate(written: object) -> Decimal | None:
    """A rate that can be used: a positive number."""
    try:
        found = Decimal(str(written))
    except InvalidOperation:
        return None
    return found if found.is_finite() and found > 0 else None


@cache
def _client() -> httpx.Client:
    import httpx

    return httpx.Client(follow_redirects=False, trust_env=False, timeout=TIMEOUT_SECONDS)
