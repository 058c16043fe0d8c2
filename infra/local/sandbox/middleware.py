"""Stands before every provider: keeps the journal and makes the trouble."""

from __future__ import annotations

import asyncio
from time import perf_counter
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.journal import decoded, masked
from infra.local.sandbox.providers import Provider
from infra.local.sandbox.trouble import Rule

ALWAYS_SHOWN_HEADERS = ("content-type", "idempotency-key")


class Answer:
    """Holds back what the provider answers until the journal knows it."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    async def __call__(self, message: Message) -> None:
        self.messages.append(message)

    @property
    def status(self) -> int:
        """500 when the provider failed before it answered."""
        return int(self.messages[0]["status"]) if self.messages else 500

    @property
    def content_type(self) -> str:
        if not self.messages:
            return ""
        return Headers(raw=self.messages[0]["headers"]).get("content-type", "")

    @property
    def body(self) -> bytes:
        return b"".join(bytes(message.get("body", b"")) for message in self.messages)


class ProviderMiddleware:
    def __init__(self, app: ASGIApp, sandbox: Sandbox) -> None:
        self._app = app
        self._sandbox = sandbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        provider = self._provider_of(scope)
        if provider is None:
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        body = await _whole_body(receive)
        rule = await self._rule(provider, scope)
        answer = Answer()
        try:
            await self._serve(provider, rule, scope, body, answer)
        finally:
            milliseconds = round((perf_counter() - began) * 1000)
            await run_in_threadpool(self._record, provider, rule, scope, body, answer, milliseconds)
        if rule is not None and rule.kind == "lost_answer":
            await _hang(rule, scope, receive, send)
            return
        for message in answer.messages:
            await send(message)

    async def _serve(
        self, provider: Provider, rule: Rule | None, scope: Scope, body: bytes, answer: Answer
    ) -> None:
        receive = _replay(body)
        kind = rule.kind if rule else ""
        seconds = rule.seconds if rule else 0
        if kind == "429" or kind == "5xx":
            await provider.trouble_answer("429" if kind == "429" else "5xx")(scope, receive, answer)
            return
        if kind == "timeout":
            await asyncio.sleep(seconds)
            await PlainTextResponse("Gateway timeout", 504)(scope, receive, answer)
            return
        if kind == "slow":
            scope.setdefault("state", {})["slow_seconds"] = seconds
            if not provider.slows_itself:
                await asyncio.sleep(seconds)
        await self._app(scope, receive, answer)

    def _provider_of(self, scope: Scope) -> Provider | None:
        if scope["type"] != "http":
            return None
        return next(
            (
                provider
                for provider in self._sandbox.providers.values()
                if scope["path"].startswith(provider.prefixes)
            ),
            None,
        )

    async def _rule(self, provider: Provider, scope: Scope) -> Rule | None:
        if not scope["path"].startswith(provider.api_prefixes):
            return None
        return await run_in_threadpool(
            self._sandbox.trouble.next_rule, provider.name, scope["method"], scope["path"]
        )

    def _record(
        self,
        provider: Provider,
        rule: Rule | None,
        scope: Scope,
        body: bytes,
        answer: Answer,
        milliseconds: int,
    ) -> None:
        headers = Headers(scope=scope)
        shown = {*ALWAYS_SHOWN_HEADERS, *provider.journal_headers}
        self._sandbox.journal.record(
            provider=provider.name,
            direction="received",
            at=self._sandbox.clock(),
            method=scope["method"],
            path=scope["path"],
            query=masked(dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))),
            body=decoded(body, headers.get("content-type", "")),
            headers={name: headers[name] for name in sorted(shown) if name in headers},
            status=answer.status,
            answer=decoded(answer.body, answer.content_type)
            if "json" in answer.content_type
            else answer.content_type,
            milliseconds=milliseconds,
            trouble=rule.kind if rule else None,
        )


async def _whole_body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return body


def _replay(body: bytes) -> Receive:
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            await asyncio.Event().wait()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _hang(rule: Rule, scope: Scope, receive: Receive, send: Send) -> None:
    """The work is done and the answer lost: the caller waits in vain."""
    await asyncio.sleep(rule.seconds)
    await PlainTextResponse("Gateway timeout", 504)(scope, receive, send)
