"""People, and the browsers they sit at."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from http.cookies import SimpleCookie
from typing import Any

from merchant_api.app import handler
from tests.support.api import CONTEXT
from tests.support.table import items
from windlass.accounts import passwords, repository, service
from windlass.accounts.events import UserRegistered
from windlass.accounts.models import User
from windlass.accounts.sessions import Client
from windlass.kit import clock, config
from windlass.kit.ids import new_id

EMAIL = "ada@example.com"
PASSWORD = "six geese a-laying"
CLIENT = Client(ip="203.0.113.7", user_agent="Firefox")


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: dict[str, list[str]]


@dataclass
class Browser:
    """Keeps the cookie and the access token as the dashboard does, and comes through the edge."""

    ip: str = CLIENT.ip
    user_agent: str = CLIENT.user_agent
    refresh_token: str | None = None
    access_token: str | None = None
    query: dict[str, str] | None = None
    headers: dict[str, str] = field(default_factory=lambda: {"X-Windlass-Request": "1"})

    def send(self, method: str, path: str, body: Any = None) -> Answer:
        sent = {
            "Content-Type": "application/json",
            "User-Agent": self.user_agent,
            "X-Windlass-Edge": config.EDGE_SECRET,
            "X-Windlass-Client-Ip": self.ip,
        } | self.headers
        if self.refresh_token is not None:
            sent["Cookie"] = f"theme=dark; windlass_refresh={self.refresh_token}"
        if self.access_token is not None:
            sent["Authorization"] = f"Bearer {self.access_token}"
        response = handler(
            _event(method, f"/api/v1{path}", sent, body) | _query(self.query), CONTEXT
        )
        headers = response["multiValueHeaders"]
        for header in headers.get("Set-Cookie", []):
            for cookie in SimpleCookie(header).values():
                self.refresh_token = cookie.value or None
        text = response["body"]
        return Answer(response["statusCode"], json.loads(text) if text else None, headers)

    def login(self, *, email: str = EMAIL, password: str = PASSWORD) -> Answer:
        answer = self.send("POST", "/auth/login", {"email": email, "password": password})
        if answer.status == 200:
            self.access_token = answer.body["access_token"]
        return answer


def register(*, email: str = EMAIL, password: str = PASSWORD, name: str = "Ada") -> str:
    """An account through the service; the user's id."""
    service.register(email=email, password=password, name=name, client=CLIENT)
    [claim] = [item for item in items("EmailClaim") if item["PK"]["S"] == f"EMAIL#{email}"]
    return str(claim["user_id"]["S"])


def unverified(email: str) -> str:
    """An account that nobody can log in to, made in a moment."""
    user = User(
        user_id=new_id(),
        email=email,
        name="Ada",
        password_hash=_some_hash(),
        created_at=clock.now(),
    )
    repository.add(user, UserRegistered(user.user_id))
    return str(user.user_id)


def verified(*, email: str = EMAIL) -> str:
    """An account whose address is proven."""
    user_id = register(email=email)
    service.verify_email(service.mint_verification(user_id), client=CLIENT)
    return user_id


@cache
def _some_hash() -> str:
    return passwords.hashed("nobody knows this one")


def _query(query: dict[str, str] | None) -> dict[str, Any]:
    several = {name: [value] for name, value in query.items()} if query else None
    return {"queryStringParameters": query, "multiValueQueryStringParameters": several}


def _event(method: str, path: str, headers: dict[str, str], body: Any) -> dict[str, Any]:
    return {
        "resource": "/{proxy+}",
        "path": path,
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "pathParameters": {"proxy": path.removeprefix("/")},
        "requestContext": {
            "stage": "live",
            "path": f"/live{path}",
            "httpMethod": method,
            "identity": {"sourceIp": "198.51.100.1"},
        },
        "body": None if body is None else json.dumps(body),
        "isBase64Encoded": False,
    }
