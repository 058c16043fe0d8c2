"""Outgoing webhooks: a queue that survives restarts, with retries and the trouble switches."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

import httpx

from infra.local.sandbox.journal import Journal, decoded
from infra.local.sandbox.providers import Provider
from infra.local.sandbox.state import State
from infra.local.sandbox.trouble import Trouble

RETRY_SECONDS = (2, 5, 15, 60, 300, 1_800, 3_600, 10_800)
ANSWER_SECONDS = 30
POLL_SECONDS = 0.5
REORDER_WINDOW_SECONDS = 1

SCHEMA = """
CREATE TABLE IF NOT EXISTS webhooks (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT NOT NULL, topic TEXT NOT NULL,
  url TEXT NOT NULL, body BLOB NOT NULL, due REAL NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, status TEXT NOT NULL DEFAULT 'waiting'
)
"""


class Webhooks:
    """`send` inside a State transaction: the webhook then exists exactly if the change does.

    Delivery is one lane per provider, oldest first, at least once; a webhook that is not
    answered with 2xx is tried again with growing pauses and does not hold up the others.
    """

    def __init__(
        self,
        state: State,
        journal: Journal,
        trouble: Trouble,
        providers: dict[str, Provider],
        clock: Callable[[], datetime],
    ) -> None:
        self._state = state
        self._journal = journal
        self._trouble = trouble
        self._providers = providers
        self._clock = clock
        self._stopping = threading.Event()
        self._wake: dict[str, threading.Event] = {}
        self._threads: list[threading.Thread] = []
        self._client = httpx.Client(timeout=ANSWER_SECONDS, trust_env=False)
        state.execute(SCHEMA)

    def send(self, provider: str, url: str, body: bytes, topic: str = "") -> None:
        """Queue one webhook; its headers are made by the provider when it goes out."""
        switches = self._trouble.webhooks(provider)
        concerned = not switches["topics"] or fnmatchcase(topic, switches["topics"])
        now = self._clock().timestamp()
        if concerned and switches["drop"]:
            if switches["drop"] > 0:
                self._trouble.set_webhooks(provider, {"drop": switches["drop"] - 1})
            self._record(provider, topic, url, body, outcome="dropped")
            return
        due = now
        if concerned:
            due += switches["delay_seconds"]
            due += REORDER_WINDOW_SECONDS if switches["reorder"] else 0
        for _ in range(1 + (switches["duplicates"] if concerned else 0)):
            self._state.execute(
                "INSERT INTO webhooks (provider, topic, url, body, due) VALUES (?, ?, ?, ?, ?)",
                provider,
                topic,
                url,
                body,
                due,
            )
        if wake := self._wake.get(provider):
            self._state.after_commit(wake.set)

    def waiting(self, provider: str | None = None) -> int:
        """How many webhooks are still to be delivered, now or later."""
        rows = self._state.execute(
            "SELECT count(*) FROM webhooks WHERE status = 'waiting'"
            " AND (?1 IS NULL OR provider = ?1)",
            provider,
        )
        return int(rows[0][0])

    def deliver_due(self, provider: str, *, ignore_time: bool = False) -> int:
        """Deliver what is due now, in the caller's thread; how many were tried."""
        tried = 0
        newest_first = self._trouble.webhooks(provider)["reorder"]
        rows = self._state.execute(
            "SELECT seq, topic, url, body, attempts FROM webhooks WHERE provider = ?"
            " AND status = 'waiting' AND (due <= ? OR ?)"
            f" ORDER BY seq {'DESC' if newest_first else 'ASC'} LIMIT 50",
            provider,
            self._clock().timestamp(),
            ignore_time,
        )
        for seq, topic, url, body, attempts in rows:
            if self._stopping.is_set():
                break
            self._deliver(provider, seq, topic, url, body, attempts)
            tried += 1
        return tried

    def start(self) -> None:
        """Deliver in the background from now on, one thread per provider."""
        self._stopping.clear()
        for name in self._providers:
            self._wake[name] = threading.Event()
            thread = threading.Thread(target=self._run, args=(name,), name=f"webhooks-{name}")
            thread.daemon = True
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Stop after the delivery that is under way; the rest waits for the next start."""
        self._stopping.set()
        for wake in self._wake.values():
            wake.set()
        for thread in self._threads:
            thread.join(timeout=ANSWER_SECONDS)
        self._threads.clear()

    def _run(self, provider: str) -> None:
        wake = self._wake[provider]
        while not self._stopping.is_set():
            wake.clear()
            if self.deliver_due(provider) == 0:
                wake.wait(POLL_SECONDS)

    def _deliver(
        self, provider: str, seq: int, topic: str, url: str, body: bytes, attempts: int
    ) -> None:
        answer, outcome = self._post(provider, url, body)
        delivered = answer is not None and 200 <= answer < 300
        if delivered or attempts >= len(RETRY_SECONDS):
            status, due = ("delivered" if delivered else "given up"), 0.0
        else:
            status = "waiting"
            due = self._clock().timestamp() + RETRY_SECONDS[attempts]
        self._state.execute(
            "UPDATE webhooks SET status = ?, due = ?, attempts = attempts + 1 WHERE seq = ?",
            status,
            due,
            seq,
        )
        self._state.execute("DELETE FROM webhooks WHERE status <> 'waiting' AND seq < ?", seq - 500)
        self._record(
            provider, topic, url, body, status=answer, outcome=outcome, attempt=attempts + 1
        )

    def _post(self, provider: str, url: str, body: bytes) -> tuple[int | None, str]:
        known = self._providers[provider]
        by_url = known.webhook_headers_by_url
        headers = by_url(url, body) if by_url else known.webhook_headers(body)
        try:
            response = self._client.post(url, content=body, headers=headers)
        except httpx.HTTPError as failure:
            return None, f"{type(failure).__name__}: {failure}"
        return response.status_code, "delivered" if response.is_success else response.text[:300]

    def _record(self, provider: str, topic: str, url: str, body: bytes, **facts: Any) -> None:
        self._journal.record(
            provider=provider,
            direction="sent",
            at=self._clock(),
            method="POST",
            topic=topic,
            url=url,
            body=decoded(body, "application/json"),
            **facts,
        )
