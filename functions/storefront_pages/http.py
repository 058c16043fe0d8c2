"""A request as the pages see it, and the answer as API Gateway (REST, v1) wants it."""

from __future__ import annotations

from base64 import b64decode
from copy import replace
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from msgspec import Struct, field

from windlass.kit.errors import Invalid

MAX_FIELDS = 300  # a product has at most 250 variants
MAX_BODY_CHARACTERS = 64_000

PUBLIC = "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
PRIVATE = "private, no-store"


class FormUnreadable(Invalid):
    code = "form_unreadable"


class Request(Struct, frozen=True):
    method: str
    path: str
    host: str  # as the viewer typed it, without port; already proven to come from the edge
    is_secure: bool
    client_ip: str  # as the edge tells it, else of whoever called the gateway
    query: dict[str, str]
    headers: dict[str, str]  # names in lower case
    cookies: dict[str, str]
    body: str
    prefix: str = ""  # of the language that was asked for, already taken off the path
    pairs: tuple[tuple[str, str], ...] = ()  # the query with every value of a repeated name

    def spoken(self, prefix: str) -> Request:
        """The same in the language with this prefix, which the path no longer has."""
        path = self.path[len(prefix) :] if prefix else self.path
        return replace(self, path=path or "/", prefix=prefix)

    @property
    def form(self) -> dict[str, str]:
        """The fields of a posted form, the last of a name winning, surrounding spaces removed."""
        if len(self.body) > MAX_BODY_CHARACTERS:
            raise FormUnreadable("This form is too long.")
        try:
            pairs = parse_qsl(self.body, keep_blank_values=True, max_num_fields=MAX_FIELDS)
        except ValueError:
            raise FormUnreadable("This form has too many fields.") from None
        return {name: value.replace("\x00", "").strip() for name, value in pairs}

    @property
    def is_same_origin(self) -> bool:
        """What the browser itself says about where the request comes from; False if nothing."""
        if "sec-fetch-site" in self.headers:
            return self.headers["sec-fetch-site"] in ("same-origin", "none")
        try:
            return urlsplit(self.headers.get("origin", "")).hostname == self.host
        except ValueError:  # http://[
            return False

    @property
    def fragment(self) -> str:
        """The part of a page that an island asks for instead of the whole, empty for the whole."""
        return self.headers.get("x-windlass-fragment", "")

    @property
    def viewer_country(self) -> str:
        """Where the edge thinks the viewer is, empty when it does not know."""
        return self.headers.get("cloudfront-viewer-country", "")

    def path_with_query(self, path: str | None = None) -> str:
        chosen = quote(path or self.path, safe="/%:@!$&'()*+,;=-._~")
        query = self.pairs or tuple(self.query.items())
        return f"{chosen}?{urlencode(query)}" if query else chosen


class Response(Struct):
    status: int = 200
    body: str = ""
    content_type: str = "text/html; charset=utf-8"
    cache: str = PRIVATE
    headers: dict[str, str] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)
    pays_at: str = ""  # the origin that the form of this page may lead to
    frames: tuple[str, ...] = ()  # origins whose pages this one may show inside

    def to_proxy(self, *, with_body: bool = True) -> dict[str, Any]:
        headers = {"Content-Type": self.content_type, "Cache-Control": self.cache, **self.headers}
        proxy: dict[str, Any] = {
            "statusCode": int(self.status),
            "headers": headers,
            "body": self.body if with_body else "",
            "isBase64Encoded": False,
        }
        if self.cookies:
            proxy["multiValueHeaders"] = {"Set-Cookie": self.cookies}
        return proxy


def redirect(location: str, *, status: int = 303, cache: str = PRIVATE) -> Response:
    return Response(status, headers={"Location": location}, cache=cache)


def moved(location: str) -> Response:
    """For good, but not forever in a cache: a merchant may take a handle back."""
    return redirect(location, status=301, cache=PUBLIC)


def read(event: dict[str, Any], *, host: str, is_secure: bool) -> Request:
    headers = headers_of(event)
    body = event.get("body") or ""
    if event.get("isBase64Encoded"):
        body = b64decode(body).decode("utf-8", "replace")
    return Request(
        method=event["httpMethod"].upper(),
        path=event["path"] or "/",
        host=host,
        is_secure=is_secure,
        client_ip=headers.get("x-windlass-client-ip") or _source_ip(event),
        query={name: value for name, value in (event.get("queryStringParameters") or {}).items()},
        headers=headers,
        cookies=_cookies(headers.get("cookie", "")),
        body=body,
        pairs=_pairs(event),
    )


def _pairs(event: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    several = event.get("multiValueQueryStringParameters") or {}
    return tuple((name, value) for name, values in several.items() for value in values)


def _source_ip(event: dict[str, Any]) -> str:
    identity = (event.get("requestContext") or {}).get("identity") or {}
    return str(identity.get("sourceIp") or "unknown")


def headers_of(event: dict[str, Any]) -> dict[str, str]:
    return {name.lower(): value for name, value in (event.get("headers") or {}).items()}


def cookie(
    name: str, value: str, *, max_age: int, is_secure: bool, is_readable: bool = False
) -> str:
    """A host-only cookie of this storefront. `is_readable` lets islands see it."""
    parts = [f"{name}={value}", "Path=/", f"Max-Age={max_age}", "SameSite=Lax"]
    if not is_readable:
        parts.append("HttpOnly")
    if is_secure:
        parts.append("Secure")
    return "; ".join(parts)


def _cookies(header: str) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(header)
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}
