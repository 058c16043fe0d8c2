"""How CJ speaks: one envelope, mostly HTTP 200, a code that says what happened."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers.cj import quota
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal

PREFIX = "/cj/api2.0/v1"
ACCOUNT = "cj_account"  # kinds of documents
TOKEN = "cj_token"
ORDER = "cj_order"


@dataclass(frozen=True)
class Call:
    """One request of a signed-in account (an empty document before sign-in)."""

    sandbox: Sandbox
    account: Doc
    query: QueryParams
    body: Any
    base_url: str

    @property
    def open_id(self) -> str:
        return str(self.account["openId"])

    def text(self, name: str) -> str:
        """A required field of the body. Raises CjRefusal 16900403 naming it."""
        value = self.body.get(name)
        if value is None or value == "":
            raise CjRefusal(16900403, f"{name} can not be empty")
        return str(value)

    def parameter(self, name: str) -> str:
        value = self.query.get(name)
        if not value:
            raise CjRefusal(16900403, f"{name} can not be empty")
        return value


type Handler = Callable[[Call], Any]


def route(
    sandbox: Sandbox,
    method: str,
    path: str,
    handler: Handler,
    *,
    login: bool = True,
    points: int = 0,
) -> Route:
    """`points` are what a call takes off the day's allowance."""

    def answer(request: Request, raw: bytes) -> Response:
        try:
            account = _account(sandbox, request) if login else {}
            if login:
                quota.spend(sandbox, account, points)
            call = Call(sandbox, account, request.query_params, _json(method, raw), _base(request))
            return JSONResponse(envelope(200, "Success", handler(call)))
        except CjRefusal as refusal:
            return JSONResponse(envelope(refusal.code, refusal.message, refusal.data))

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request, await request.body())

    return Route(PREFIX + path, endpoint, methods=[method])


def envelope(code: int, message: str, data: Any = None) -> Doc:
    return {
        "code": code,
        "result": code == 200,
        "message": message,
        "data": data,
        "requestId": token_hex(24),
        "success": code == 200,
    }


def usd(cents: int) -> float:
    """Money as CJ sends it: a JSON number with two places, so a float, and here alone."""
    return float(f"{cents // 100}.{cents % 100:02d}")


def _json(method: str, raw: bytes) -> Any:
    if method in ("GET", "DELETE"):
        return {}
    if not raw:
        raise CjRefusal(16900204, "Request body is missing")
    try:
        body = json.loads(raw)
    except ValueError:
        raise CjRefusal(16900205, "Request body is not JSON") from None
    if not isinstance(body, dict):
        raise CjRefusal(16900205, "Request body is not a JSON object")
    return body


def _account(sandbox: Sandbox, request: Request) -> Doc:
    given = request.headers.get("CJ-Access-Token", "")
    if not given:
        raise CjRefusal(1600002, "Access token is empty")
    token = sandbox.state.get(TOKEN, given)
    if token is None or token["kind"] != "access" or token["expires_at"] <= sandbox.timestamp():
        raise CjRefusal(1600001, "Invalid API key or access token")
    account = sandbox.state.get(ACCOUNT, token["openId"])
    if account is None or token["apiKey"] in sandbox.trouble.value("cj", "revoked_keys"):
        raise CjRefusal(1600001, "Invalid API key or access token")
    return account


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")
