"""HTTP as all suppliers need it: bounded times, reads tried again, writes never."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from windlass.adapters.supplier_errors import (
    SupplierThrottled,
    SupplierUnavailable,
    UnknownOutcome,
)

if TYPE_CHECKING:
    import httpx

READ_ATTEMPTS = 3
PAUSE_SECONDS = 0.3
TOO_MANY_REQUESTS = 429


def exchange(
    method: str,
    url: str,
    *,
    writes: bool,
    timeout_seconds: float,
    params: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    json_body: object = None,
    form: Mapping[str, str] | None = None,
) -> Any:
    """The parsed JSON answer, with Decimal for numbers that have a fraction.

    Raises SupplierUnavailable when nothing was done (not connected, or a read that failed three
    times), UnknownOutcome for a write that was sent without a readable answer, SupplierThrottled.
    """
    import httpx

    for attempt in range(1, READ_ATTEMPTS + 1):
        try:
            response = _client().request(
                method,
                url,
                params=params,
                headers=headers,
                json=json_body,
                data=form,
                timeout=httpx.Timeout(timeout_seconds, connect=min(3, timeout_seconds)),
            )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            failure: Exception = SupplierUnavailable(f"No connection: {type(error).__name__}.")
        except httpx.HTTPError as error:
            failure = _lost(writes, f"No answer: {type(error).__name__}.")
        else:
            if response.status_code == TOO_MANY_REQUESTS:
                raise SupplierThrottled(
                    "The supplier asks for a pause.", retry_after=_pause(response)
                )
            if response.status_code < 500:
                parsed = _parsed(response)
                if parsed is not None:
                    return parsed
            failure = _lost(writes, f"The supplier answered {response.status_code}.")
        if isinstance(failure, UnknownOutcome) or attempt == READ_ATTEMPTS:
            raise failure
        time.sleep(PAUSE_SECONDS * attempt)
    raise AssertionError("unreachable")


def _lost(writes: bool, message: str) -> Exception:
    return UnknownOutcome(message) if writes else SupplierUnavailable(message)


def _parsed(response: httpx.Response) -> Any:
    try:
        parsed = json.loads(response.content, parse_float=Decimal)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict) else None


def _pause(response: httpx.Response) -> int:
    told = response.headers.get("retry-after", "")
    return int(told) if told.isdigit() else 1


@cache
def _client() -> httpx.Client:
    import httpx

    return httpx.Client(follow_redirects=False, trust_env=False)
