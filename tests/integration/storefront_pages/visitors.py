"""A visitor with a browser: cookies, forms and redirects, against the real handler."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from storefront_pages.app import handler
from tests.unit.storefront_pages.pages import Page
from windlass.kit import config

CONTEXT = SimpleNamespace(aws_request_id="reference-1")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    set_cookies: list[str]
    body: str

    @property
    def page(self) -> Page:
        return Page(self.body)


@dataclass
class Visitor:
    host: str
    secret: str = config.EDGE_SECRET
    proto: str = "http"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str, **headers: str) -> Answer:
        return self.send("GET", address, headers=headers)

    def post(self, address: str, form: dict[str, str] | None = None, **headers: str) -> Answer:
        """As a browser posts: it says where the form was."""
        own = {"Origin": f"{self.proto}://{self.host}:8080"}
        sent = own | {"Content-Type": "application/x-www-form-urlencoded"} | headers
        return self.send("POST", address, headers=sent, body=urlencode(form or {}))

    def send(
        self, method: str, address: str, *, headers: dict[str, str], body: str | None = None
    ) -> Answer:
        parts = urlsplit(address)
        query = dict(parse_qsl(parts.query, keep_blank_values=True)) or None
        several: dict[str, list[str]] = {}
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            several.setdefault(name, []).append(value)
        sent = {
            "X-Windlass-Host": self.host,
            "X-Windlass-Proto": self.proto,
            "X-Windlass-Edge": self.secret,
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        event: dict[str, Any] = {
            "resource": "/{proxy+}",
            "path": parts.path,
            "httpMethod": method,
            "headers": sent,
            "queryStringParameters": query,
            "multiValueQueryStringParameters": several or None,
            "pathParameters": {"proxy": parts.path.removeprefix("/")},
            "requestContext": {"stage": "live", "path": parts.path, "httpMethod": method},
            "body": body,
            "isBase64Encoded": False,
        }
        raw = handler(event, CONTEXT)
        answer = Answer(
            raw["statusCode"],
            raw["headers"],
            raw.get("multiValueHeaders", {}).get("Set-Cookie", []),
            raw["body"],
        )
        self._keep(answer.set_cookies)
        return answer

    def _keep(self, set_cookies: list[str]) -> None:
        for line in set_cookies:
            name, value = line.split(";")[0].split("=", 1)
            if "Max-Age=0" in line:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
