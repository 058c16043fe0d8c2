"""Open Exchange Rates: what a US dollar costs in about 170 currencies.

GET /latest.json, `Authorization: Token <app id>` -> {timestamp, base, rates: {EUR: 0.9123, ...}}.
The free plan knows the base USD only, changes once an hour and takes 1,000 requests a month; with
If-None-Match it answers 304 while nothing changed. Errors are {error: true, status, message,
description}: 401 invalid_app_id, 403 not_allowed, 429 access_restricted.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

from windlass.adapters import rates_http
from windlass.adapters.rates_http import Published, RatesUnavailable
from windlass.kit import config

NAME = "openexchangerates"
TITLE = "Open Exchange Rates"


def latest(*, etag: str = "") -> Published | None:
    """The newest ones, None when nothing changed since the answer with this ETag. Raises
    RatesUnavailable."""
    headers = {"Authorization": f"Token {config.OPENEXCHANGERATES_APP_ID}"}
    if etag:
        headers["If-None-Match"] = etag
    url = f"{config.OPENEXCHANGERATES_API_BASE}/latest.json"
    status, tag, body = rates_http.get(url, headers=headers)
    if status == 304:
        return None
    try:
        answer = json.loads(body, parse_float=Decimal)
    except ValueError:
        raise RatesUnavailable(f"{TITLE}: its answer could not be read.") from None
    if not isinstance(answer, dict) or status >= 400 or answer.get("error"):
        said = answer.get("message") if isinstance(answer, dict) else None
        raise RatesUnavailable(f"{TITLE} answered {said or status}.")
    return _published(answer, tag)


def _published(answer: dict[str, object], etag: str) -> Published:
    rates, timestamp = answer.get("rates"), answer.get("timestamp")
    if not isinstance(rates, dict) or not isinstance(timestamp, int):
        raise RatesUnavailable(f"{TITLE}: its answer has no rates.")
    found = {
        str(code): rate
        for code, written in rates.items()
        if (rate := rates_http.rate(written)) is not None
    }
    as_of = datetime.fromtimestamp(timestamp, UTC)
    return Published(str(answer.get("base")), found, as_of, etag)
