"""The door of the API: keys, accounts, idempotency, errors; then the resource's handler."""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import errors
from infra.local.sandbox.stripe.books import Books, token
from infra.local.sandbox.stripe.call import Call, Handler
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.expand import rendered
from infra.local.sandbox.stripe.forms import Params, parse

IDEMPOTENCY_SECONDS = 86_400
KEY_LENGTH = 255
SAVED_STATUSES = (200, 402)


@dataclass(frozen=True)
class Received:
    """A request read whole, so that the rest runs in a worker thread."""

    method: str
    path: str
    encoded: str
    api_key: str
    account: str
    idempotency_key: str | None
    request_id: str

    @property
    def claim(self) -> tuple[str, str] | None:
        if self.method != "POST" or not self.idempotency_key:
            return None
        return self.account, self.idempotency_key

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.encoded.encode()).hexdigest()


@dataclass
class StripeApi:
    """`routes` are (method, path with {id}, handler), the first match wins."""

    sandbox: Sandbox
    routes: list[tuple[str, str, Handler]]
    _in_flight: set[tuple[str, str]] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    async def endpoint(self, request: Request) -> Response:
        received = await _received(request)
        slow_seconds = request.scope.get("state", {}).get("slow_seconds", 0)
        headers = {"Request-Id": received.request_id}
        try:
            self._enter(received)
        except StripeRefusal as refusal:
            return JSONResponse(refusal.body, refusal.status, headers)
        try:
            await asyncio.sleep(slow_seconds)
            status, body, more = await run_in_threadpool(self._answer, received)
        finally:
            self._leave(received)
        return JSONResponse(body, status, headers | more)

    def _enter(self, received: Received) -> None:
        with self._lock:
            if received.claim is None:
                return
            if received.claim in self._in_flight:
                raise StripeRefusal(
                    "There is currently another in-progress request using this Idempotent Key"
                    " (that probably means you submitted twice, and the other request is still"
                    " going through).",
                    status=409,
                    type="idempotency_error",
                    code="idempotency_key_in_use",
                )
            self._in_flight.add(received.claim)

    def _leave(self, received: Received) -> None:
        if received.claim is not None:
            with self._lock:
                self._in_flight.discard(received.claim)

    def _answer(self, received: Received) -> tuple[int, Doc, dict[str, str]]:
        """Everything the request does is one transaction; a refusal undoes it, a decline not."""
        state = self.sandbox.state
        try:
            with state.transaction():
                self._authenticate(received)
                handler, args = self._matched(received)
                if replay := self._replay(received):
                    return replay
                status, body = self._handled(received, handler, args)
                self._keep(received, status, body)
                return status, body, {}
        except StripeRefusal as refusal:
            return refusal.status, refusal.body, {}

    def _handled(
        self, received: Received, handler: Handler, args: dict[str, str]
    ) -> tuple[int, Doc]:
        books = Books(self.sandbox, received.account, received.request_id, received.idempotency_key)
        params = Params(parse(received.encoded))
        try:
            doc = handler(Call(books, params, args))
        except StripeRefusal as refusal:
            if not refusal.keeps_changes:
                raise
            return refusal.status, refusal.body
        return 200, rendered(books, doc, params.texts("expand"))

    def _authenticate(self, received: Received) -> None:
        if not received.api_key:
            raise StripeRefusal(
                "You did not provide an API key. You need to provide your API key in the"
                " Authorization header, using Bearer auth (e.g. 'Authorization: Bearer"
                " YOUR_SECRET_KEY').",
                status=401,
            )
        if not re.fullmatch(r"sk_test_\w+", received.api_key):
            raise StripeRefusal(
                f"Invalid API Key provided: {received.api_key[:8]}{'*' * 8}", status=401
            )
        if received.account:
            account = self.sandbox.state.get("stripe.account", received.account)
            if account is None or account["_revoked"]:
                raise errors.account_invalid(received.api_key, received.account)

    def _matched(self, received: Received) -> tuple[Handler, dict[str, str]]:
        for method, path, handler in self.routes:
            pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)
            if method == received.method and (found := re.fullmatch(pattern, received.path)):
                return handler, found.groupdict()
        raise StripeRefusal(
            f"Unrecognized request URL ({received.method}: {received.path}).", status=404
        )

    def _replay(self, received: Received) -> tuple[int, Doc, dict[str, str]] | None:
        key = received.idempotency_key
        if received.claim is None or key is None:
            return None
        if len(key) > KEY_LENGTH:
            raise StripeRefusal(
                f"Idempotency keys can have up to {KEY_LENGTH} characters.",
                type="idempotency_error",
            )
        kept = self.sandbox.state.get("stripe.idempotency_key", key, received.account)
        if kept is None or kept["at"] + IDEMPOTENCY_SECONDS <= self.sandbox.timestamp():
            return None
        if kept["path"] != received.path:
            raise StripeRefusal(
                "Keys for idempotent requests can only be used for the same endpoint they were"
                f" first used for ('{received.path}' vs '{kept['path']}'). Try using a key other"
                f" than '{key}' if you meant to execute a different request.",
                type="idempotency_error",
            )
        if kept["fingerprint"] != received.fingerprint:
            raise StripeRefusal(
                "Keys for idempotent requests can only be used with the same parameters they were"
                f" first used with. Try using a key other than '{key}' if you meant to execute a"
                " different request.",
                type="idempotency_error",
            )
        headers = {"Idempotent-Replayed": "true", "Original-Request": kept["request_id"]}
        return kept["status"], kept["body"], headers

    def _keep(self, received: Received, status: int, body: Doc) -> None:
        if received.claim is None or status not in SAVED_STATUSES:
            return
        kept = {
            "at": self.sandbox.timestamp(),
            "path": received.path,
            "fingerprint": received.fingerprint,
            "status": status,
            "body": body,
            "request_id": received.request_id,
        }
        account, key = received.claim
        self.sandbox.state.put("stripe.idempotency_key", key, kept, account)


async def _received(request: Request) -> Received:
    api_key = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    body = (await request.body()).decode()
    return Received(
        method=request.method,
        path=request.url.path.removeprefix("/stripe"),
        encoded=body if request.method == "POST" else request.url.query,
        api_key=api_key,
        account=request.headers.get("stripe-account", ""),
        idempotency_key=request.headers.get("idempotency-key"),
        request_id=f"req_{token(14)}",
    )
