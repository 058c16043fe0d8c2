"""The one way to CJ: envelope, error codes, quota and token renewal."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from windlass.adapters import supplier_http
from windlass.adapters.supplier_errors import (
    BalanceTooLow,
    DuplicateOrder,
    OutOfStock,
    SupplierAuthFailed,
    SupplierFailed,
    SupplierRefused,
    SupplierThrottled,
    SupplierUnavailable,
    UnknownOutcome,
)
from windlass.kit import clock, config

SUCCESS = 200
CURRENCY = "USD"
AUTH_CODES = {
    1600001, 1600002, 1600003, 1600004, 1600005, 1600006, 1600008, 1600030, 1600031
}  # fmt: skip
BUSY_CODES = {1600000, 1600301}
TOO_MANY_REQUESTS, QUOTA_USED_UP = 1600200, 1600201
REASONS = {
    1600300: "invalid_request",
    1602000: "variant_not_found",
    1602001: "product_not_found",
    1603002: "too_late",
    1603100: "order_not_found",
    1605000: "shipping_unavailable",
    1605001: "shipping_unavailable",
    1605002: "country_unsupported",
}
REFUSALS: dict[int, Callable[[str], SupplierRefused]] = {
    1602002: OutOfStock,
    1602003: OutOfStock,
    1603003: DuplicateOrder,
    1603102: OutOfStock,
    1604000: BalanceTooLow,
    1604001: BalanceTooLow,
}
TIMEOUT_SECONDS = 15.0
PAUSE_SECONDS, MOST_PAUSES = 1.1, 2  # when another program uses the same account

type Gate = Callable[[int], None]
type Renew = Callable[[str], str | None]


def no_gate(_points: int) -> None:
    """Lets every call pass at once."""


def no_renewal(_stale: str) -> str | None:
    """Leaves a refused token refused."""
    return None


class Wire(Struct):
    """`gate(points)` is asked before every call and may wait or raise SupplierThrottled.

    `renew(stale token)` is asked when CJ refuses the token; its answer is used once more.
    """

    access_token: str
    base_url: str = config.CJ_API_BASE
    gate: Gate = no_gate
    renew: Renew = no_renewal
    timeout_seconds: float = TIMEOUT_SECONDS

    def get(self, path: str, params: Mapping[str, str] | None = None, *, points: int = 0) -> Any:
        return self._call("GET", path, params=params, points=points)

    def send(self, method: str, path: str, body: object, *, writes: bool = True) -> Any:
        """`writes=False` for a POST that only asks: then it may be tried again."""
        return self._call(method, path, body=body, writes=writes)

    def delete(self, path: str, params: Mapping[str, str]) -> Any:
        return self._call("DELETE", path, params=params, writes=True)

    def _call(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: object = None,
        writes: bool = False,
        points: int = 0,
    ) -> Any:
        renewals = pauses = 0
        while True:
            self.gate(points)
            token = self.access_token
            try:
                answer = supplier_http.exchange(
                    method,
                    self.base_url + path,
                    writes=writes,
                    timeout_seconds=self.timeout_seconds,
                    params=params,
                    headers={"CJ-Access-Token": token},
                    json_body=body,
                )
                return unwrapped(answer, writes=writes)
            except SupplierThrottled as throttled:
                if pauses == MOST_PAUSES or throttled.retry_after > PAUSE_SECONDS:
                    raise
                pauses += 1
                time.sleep(PAUSE_SECONDS)
            except SupplierAuthFailed:
                renewed = None if renewals else self.renew(token)
                if renewed is None:
                    raise
                renewals, self.access_token = 1, renewed


def unwrapped(answer: Mapping[str, Any], *, writes: bool) -> Any:
    """The `data` of a successful answer. Raises the SupplierFailed family."""
    code = int(answer.get("code") or 0)
    if code == SUCCESS:
        return answer.get("data")
    raise _failure(code, str(answer.get("message") or "CJ gave no reason."), writes)


def _failure(code: int, message: str, writes: bool) -> SupplierFailed:
    told = f"CJ: {message} ({code})"
    if code in AUTH_CODES:
        return SupplierAuthFailed(told)
    if code == QUOTA_USED_UP or (code == TOO_MANY_REQUESTS and "daily" in message):
        return SupplierThrottled(told, retry_after=_seconds_to_midnight())
    if code == TOO_MANY_REQUESTS:
        return SupplierThrottled(told, retry_after=300 if "300" in message else 1)
    if code in BUSY_CODES:
        return UnknownOutcome(told) if writes else SupplierUnavailable(told)
    if code in REFUSALS:
        return REFUSALS[code](told)
    return SupplierRefused(REASONS.get(code, f"cj_{code}"), told)


def _seconds_to_midnight() -> int:
    now = clock.now()
    return 86_400 - (now.hour * 3600 + now.minute * 60 + now.second)
