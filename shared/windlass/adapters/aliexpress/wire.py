"""The two gateways of AliExpress: signed calls, envelopes, error codes, token renewal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from windlass.adapters import supplier_http
from windlass.adapters.aliexpress.signature import sign
from windlass.adapters.supplier_errors import (
    SupplierAuthFailed,
    SupplierFailed,
    SupplierRefused,
    SupplierThrottled,
    SupplierUnavailable,
    UnknownOutcome,
)
from windlass.kit import clock, config

TIMEOUT_SECONDS = 20.0
AUTH_CODES = {
    "27",
    "IllegalAccessToken",
    "IllegalRefreshToken",
    "InvalidCode",
    "isv.invalid-authorization",
}
THROTTLE_CODES = {"7", "AppCallLimit", "ApiCallLimit"}
BUSY_CODES = {"ServiceUnavailable", "SystemError", "InternalError", "isp.service-unavailable"}

type Renew = Callable[[str], str | None]


def no_renewal(_stale: str) -> str | None:
    """Leaves a refused token refused."""
    return None


class App(Struct, frozen=True):
    """Our application on the open platform."""

    key: str = config.ALIEXPRESS_APP_KEY
    secret: str = config.ALIEXPRESS_APP_SECRET
    base_url: str = config.ALIEXPRESS_API_BASE


class Wire(Struct):
    """`gate(points)` is asked before every call; `renew(stale token)` when a token is refused."""

    access_token: str
    app: App
    gate: Callable[[int], None] = lambda _points: None
    renew: Renew = no_renewal
    timeout_seconds: float = TIMEOUT_SECONDS

    def call(
        self, method: str, parameters: Mapping[str, str], *, writes: bool = False
    ) -> Mapping[str, Any]:
        """What is inside the method's envelope. Raises the SupplierFailed family."""
        for is_last in (False, True):
            self.gate(0)
            token = self.access_token
            answer = _post(
                f"{self.app.base_url}/sync",
                _signed(self.app, {**parameters, "method": method, "session": token}),
                writes=writes,
                timeout_seconds=self.timeout_seconds,
            )
            try:
                return _unwrapped(answer, method, writes)
            except SupplierAuthFailed:
                renewed = None if is_last else self.renew(token)
                if renewed is None:
                    raise
                self.access_token = renewed
        raise AssertionError("unreachable")


def rest(app: App, path: str, parameters: Mapping[str, str]) -> Mapping[str, Any]:
    """A system call. Raises the SupplierFailed family."""
    answer = _post(
        f"{app.base_url}/rest{path}",
        _signed(app, parameters, path),
        writes=False,
        timeout_seconds=TIMEOUT_SECONDS,
    )
    if str(answer.get("code", "0")) != "0":
        raise failure(str(answer["code"]), str(answer.get("message")), writes=False)
    return answer


def items_of(value: Any) -> list[Any]:
    """A list, however it is wrapped: without `simplify` it is the one value of an object."""
    if isinstance(value, dict):
        return next((part for part in value.values() if isinstance(part, list)), [])
    return value if isinstance(value, list) else []


def failure(code: str, message: str, *, writes: bool) -> SupplierFailed:
    told = f"AliExpress: {message} ({code})"
    if code in AUTH_CODES:
        return SupplierAuthFailed(told)
    if code in THROTTLE_CODES:
        seconds = re.search(r"(\d+)\s*s", message)
        return SupplierThrottled(told, retry_after=int(seconds[1]) if seconds else 1)
    if code in BUSY_CODES:
        return UnknownOutcome(told) if writes else SupplierUnavailable(told)
    return SupplierRefused(code, told)


def _unwrapped(answer: Mapping[str, Any], method: str, writes: bool) -> Mapping[str, Any]:
    error = answer.get("error_response")
    if error is not None:
        code, sub_code = str(error.get("code")), str(error.get("sub_code") or "")
        known = AUTH_CODES | THROTTLE_CODES | BUSY_CODES
        chosen = code if code in known or not sub_code else sub_code
        message = str(error.get("sub_msg") or error.get("msg") or "no reason given")
        raise failure(chosen, message, writes=writes)
    body = answer.get(f"{method.replace('.', '_')}_response")
    if not isinstance(body, dict):
        told = "AliExpress: an answer of unknown form."
        raise UnknownOutcome(told) if writes else SupplierUnavailable(told)
    return body


def _signed(app: App, parameters: Mapping[str, str], path: str = "") -> dict[str, str]:
    signed = {
        **parameters,
        "app_key": app.key,
        "timestamp": str(int(clock.now().timestamp() * 1000)),
        "sign_method": "sha256",
    }
    return signed | {"sign": sign(signed, app.secret, path)}


def _post(
    url: str, form: Mapping[str, str], *, writes: bool, timeout_seconds: float
) -> Mapping[str, Any]:
    answer: Mapping[str, Any] = supplier_http.exchange(
        "POST", url, writes=writes, timeout_seconds=timeout_seconds, form=form
    )
    return answer
