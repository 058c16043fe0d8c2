"""HTTP to tax services: short times, for a shopper waits, and reads tried twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from windlass.adapters.tax_provider import TaxProviderFailed

if TYPE_CHECKING:
    import httpx

ATTEMPTS = 2
TIMEOUT_SECONDS = 4.0


def exchange(
    method: str,
    url: str,
    *,
    body: object = None,
    headers: Mapping[str, str] | None = None,
    timeout_seconds: float = TIMEOUT_SECONDS,
) -> tuple[int, dict[str, Any]]:
    """The status and the parsed JSON object, with Decimal for fractions. Only what may be sent
    twice belongs here. Raises TaxProviderFailed without an answer below 500."""
    import httpx

    failure = ""
    for _attempt in range(ATTEMPTS):
        try:
            response = _client().request(
                method, url, json=body, headers=headers, timeout=timeout_seconds
            )
        except httpx.TimeoutException:
            failure = "It did not answer in time."
            break  # the shopper has waited long enough
        except httpx.HTTPError as error:
            failure = f"No connection: {type(error).__name__}."
            continue
        if response.status_code < 500:
            return response.status_code, _parsed(response)
        failure = f"It answered {response.status_code}."
    raise TaxProviderFailed(failure)


def _parsed(response: httpx.Response) -> dict[str, Any]:
    try:
        parsed = json.loads(response.content, parse_float=Decimal)
    except ValueError:
        raise TaxProviderFailed("Its answer could not be read.") from None
    if not isinstance(parsed, dict):
        raise TaxProviderFailed("Its answer could not be read.")
    return parsed


@cache
def _client() -> httpx.Client:
    import httpx

    return httpx.Client(follow_redirects=False, trust_env=False)
