"""Talks to the local cloud as the three kinds of people do, by host name through the edge."""

from __future__ import annotations

import time
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx

from infra.local.place import Place

PATIENCE_SECONDS = 240  # on a busy machine; after a kill, claims and leases have to lapse first


class Refused(Exception):
    """An API said no."""


class World:
    def __init__(self, place: Place) -> None:
        self.port = place.port
        # It speaks for several people: one's cookies would sign in the next, who has none.
        nobodys = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        self._http = httpx.Client(timeout=60, trust_env=False, cookies=nobodys)
        self._token = ""

    def call(self, host: str, method: str, path: str, **sent: Any) -> httpx.Response:
        """One request to `<host>.localhost`; redirects are returned, not followed."""
        headers = {"Host": f"{host}.localhost:{self.port}"} | sent.pop("headers", {})
        return self._http.request(
            method, f"http://127.0.0.1:{self.port}{path}", headers=headers, **sent
        )

    def merchant(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The merchant API, signed in once `sign_in` was called."""
        sent = {"X-Windlass-Request": "1"} | headers
        if self._token:
            sent["Authorization"] = f"Bearer {self._token}"
        path = f"/api/v1{path}"
        answer = self.call("dashboard", method, path, json=body, headers=sent)
        if answer.is_error:
            raise Refused(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json() if answer.content else None

    def shop(self, slug: str, method: str, path: str, body: Any = None) -> Any:
        """The storefront API of one store."""
        path = f"/api/v1/public/stores/{slug}{path}"
        answer = self.call(slug, method, path, json=body)
        if answer.is_error:
            raise Refused(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json()

    def sign_in(self, email: str, password: str) -> None:
        body = {"email": email, "password": password}
        self._token = self.merchant("POST", "/auth/login", body)["access_token"]

    def browse(self, url: str, form: dict[str, str] | None = None) -> httpx.Response:
        """Open or submit a page of the provider sandbox, given by its public address."""
        path = url.partition(f".localhost:{self.port}")[2] or url
        method = "GET" if form is None else "POST"
        return self.call("sandbox", method, path, data=form)

    def sandbox(self, method: str, path: str, body: Any = None) -> Any:
        return self.call("sandbox", method, path, json=body).json()

    def mail_to(self, address: str, *, containing: str) -> str:
        """The text of the newest mail to this address with that in it, when it has come."""

        def find() -> str | None:
            texts = [str(mail.get("text", "")) for mail in self._mails_to(address)]
            return next((text for text in texts if containing in text), None)

        return wait_for(find, f"a mail to {address} with {containing}")

    def subjects_to(self, address: str) -> list[str]:
        return [str(mail["subject"]) for mail in self._mails_to(address)]

    def _mails_to(self, address: str) -> list[dict[str, Any]]:
        answer = self.call("mail", "GET", "/messages.json", params={"to": address})
        found: list[dict[str, Any]] = answer.json()["messages"]
        return found


def wait_for[Found](look: Callable[[], Found | None], what: str) -> Found:
    """Look again and again until there is something. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.5)
    raise TimeoutError(f"waited {PATIENCE_SECONDS} s for {what}")
