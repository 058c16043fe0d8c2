"""Forwards a request to an origin and its answer to the viewer, as CloudFront does."""

from __future__ import annotations

import gzip
import html
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

MAX_BODY = 10 * 1024 * 1024  # API Gateway's limit
NOT_FORWARDED = {
    *("connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer"),
    *("transfer-encoding", "upgrade", "content-length", "content-encoding", "host"),
    *("accept-encoding", "date"),  # compressed and dated here, for the viewer
}
# A viewer's own are dropped.
OURS = {"x-windlass-host", "x-windlass-proto", "x-windlass-edge", "x-windlass-client-ip"}
COMPRESSED = (
    *("text/", "application/json", "application/problem+json", "image/svg+xml"),
    *("application/javascript", "application/manifest+json", "application/xml"),
)

Headers = list[tuple[str, str]]


@dataclass
class Answer:
    """What an origin said. Headers are pairs, because Set-Cookie comes more than once."""

    status: int
    headers: Headers
    body: bytes
    facts: dict[str, str] = field(default_factory=dict)  # added by the edge, such as X-Cache

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key.lower() == name)

    def response(self, request: Request) -> Response:
        body, extra = self.body, dict(self.facts)
        kind = self.header("content-type")
        if len(body) > 500 and kind.startswith(COMPRESSED):
            extra["Vary"] = "Accept-Encoding"
            if "gzip" in request.headers.get("accept-encoding", ""):
                body = gzip.compress(body, compresslevel=6, mtime=0)
                extra["Content-Encoding"] = "gzip"
        response = Response(body, self.status)
        lowered = [(name.lower(), value) for name, value in [*self.headers, *extra.items()]]
        response.raw_headers = [
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in lowered
        ]
        response.headers["content-length"] = str(len(body))
        if request.method == "HEAD":
            response.body = b""
        return response


def to_origins(transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """Shared by all viewers, so it keeps no cookie: one viewer's would go along with the request
    of the next viewer who has none."""
    return httpx.AsyncClient(
        transport=transport,
        timeout=httpx.Timeout(35, connect=2),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    )


class Origin:
    """One gateway or process behind the edge. With a secret, it is told the viewer's host."""

    def __init__(
        self, http: httpx.AsyncClient, base: str, *, name: str, log: Path, secret: str | None
    ):
        self.http, self.base, self.name, self.log, self.secret = http, base, name, log, secret

    async def serve(self, request: Request) -> Response:
        return (await self.fetch(request)).response(request)

    async def asgi(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.serve(Request(scope, receive))
        await response(scope, receive, send)

    async def fetch(self, request: Request) -> Answer:
        body = await request.body()
        if len(body) > MAX_BODY:
            return problem(413, "body_too_large", "A request may carry 10 MB at most.")
        path = request.scope.get("raw_path", request.url.path.encode()).decode("latin-1")
        query = request.scope["query_string"].decode("latin-1")
        target = f"{self.base}{path}" + (f"?{query}" if query else "")
        try:
            got = await self.http.request(
                request.method, target, headers=self.forwarded(request), content=body
            )
        except httpx.TransportError as error:
            return self.out_of_reach(request, error)
        headers = [
            (name, value)
            for name, value in got.headers.multi_items()
            if name.lower() not in NOT_FORWARDED and not name.lower().startswith("x-amzn-remapped")
        ]
        return Answer(got.status_code, headers, got.content)

    def forwarded(self, request: Request) -> Headers:
        headers = [
            (name, value)
            for name, value in request.headers.items()
            if name not in NOT_FORWARDED and name not in OURS
        ]
        if self.secret is None:
            return [*headers, ("x-forwarded-host", request.headers.get("host", ""))]
        viewer = request.client.host if request.client else ""
        return [
            *headers,
            ("x-windlass-host", request.headers.get("host", "").lower().partition(":")[0]),
            ("x-windlass-proto", "http"),
            ("x-windlass-edge", self.secret),
            ("x-windlass-client-ip", viewer),
            ("x-forwarded-for", viewer),
        ]

    def out_of_reach(self, request: Request, error: httpx.TransportError) -> Answer:
        is_slow = isinstance(error, httpx.TimeoutException)
        what = "took too long" if is_slow else "does not answer"
        message = f"{self.name} {what}. It may be starting again; see {self.log} (`make logs`)."
        status = 504 if is_slow else 502
        if "text/html" not in request.headers.get("accept", ""):
            return problem(status, "origin_unreachable", message)
        page = (
            "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport "
            "content='width=device-width'><title>The local cloud does not answer</title>"
            "<style>body{font:16px/1.5 system-ui;max-width:38rem;margin:4rem auto;padding:0 1rem}"
            "</style><h1>The local cloud does not answer</h1>"
            f"<p>{html.escape(message)}</p><p>{html.escape(type(error).__name__)}: "
            f"{html.escape(str(error) or 'no details')}</p>"
        )
        return Answer(status, [("content-type", "text/html; charset=utf-8")], page.encode())


def problem(status: int, code: str, message: str) -> Answer:
    body = httpx.Response(200, json={"code": code, "message": message, "details": {}, "fields": []})
    headers = [("content-type", "application/problem+json"), ("cache-control", "no-store")]
    return Answer(status, headers, body.content)
