"""The European Central Bank's reference rates of the day: free, without a key, 30 currencies.

GET eurofxref-daily.xml -> <Cube time='2026-11-20'><Cube currency='USD' rate='1.0853'/>...; what
one euro costs, published about 16:00 Central European Time on working days.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

from windlass.adapters import rates_http
from windlass.adapters.rates_http import Published, RatesUnavailable
from windlass.kit import config

NAME = "ecb"
TITLE = "The European Central Bank"
PUBLISHED_AT_HOUR = 15  # UTC
_DAY = re.compile(rb"<Cube\s+time=['\"](\d{4}-\d\d-\d\d)['\"]")
_RATE = re.compile(rb"<Cube\s+currency=['\"]([A-Z]{3})['\"]\s+rate=['\"]([0-9.]+)['\"]")


def latest() -> Published:
    """Those of the last working day. Raises RatesUnavailable."""
    status, _etag, body = rates_http.get(config.ECB_RATES_URL)
    day = _DAY.search(body)
    found = {"EUR": Decimal(1)}
    for code, written in _RATE.findall(body):
        rate = rates_http.rate(written.decode())
        if rate is not None:
            found[code.decode()] = rate
    if status >= 400 or day is None or len(found) == 1:
        raise RatesUnavailable(f"{TITLE} answered {status} without rates.")
    try:
        as_of = datetime.fromisoformat(day[1].decode()).replace(tzinfo=UTC, hour=PUBLISHED_AT_HOUR)
    except ValueError:
        raise RatesUnavailable(f"{TITLE}: its answer has no day.") from None
    return Published("EUR", found, as_of)
