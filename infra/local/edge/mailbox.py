"""The mailbox: every mail that SES would have sent, kept through restarts of the cloud."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

EVERY_SECONDS = 1.0
MOST_SHOWN = 200
templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
)
# A mail brings its own styles and pictures, but no scripts; its links open where one clicks them.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; font-src *"

Mail = dict[str, Any]
templates.filters["moment"] = lambda sent_at: datetime.fromisoformat(sent_at).strftime(
    "%d %b %Y, %H:%M:%S UTC"
)


class Mailbox:
    def __init__(self, http: httpx.AsyncClient, source: str, state: Path):
        self.http, self.source = http, source
        self.kept = sqlite3.connect(state / "mailbox.db", isolation_level=None)
        self.kept.execute("PRAGMA journal_mode=WAL")
        self.kept.execute(
            "CREATE TABLE IF NOT EXISTS mails (id TEXT PRIMARY KEY, sent_at TEXT, mail TEXT)"
        )

    @asynccontextmanager
    async def collecting(self) -> AsyncIterator[None]:
        """Collects in the background, so that a mail is kept even if nobody looks."""
        task = asyncio.create_task(self._collect_forever())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        self.kept.close()

    async def _collect_forever(self) -> None:
        while True:
            await self.collect()
            await asyncio.sleep(EVERY_SECONDS)

    async def collect(self) -> None:
        try:
            answer = await self.http.get(self.source)
        except httpx.TransportError:  # the cloud is starting again; what is kept can be read
            return
        for sent in answer.json().get("messages", {}).values():
            for mail in sent:
                self.kept.execute(
                    "INSERT OR IGNORE INTO mails VALUES (?, ?, ?)",
                    (mail["MessageId"], str(mail["Timestamp"]), json.dumps(shaped(mail))),
                )

    def sent(self, to: str = "") -> list[Mail]:
        rows = self.kept.execute("SELECT mail FROM mails ORDER BY sent_at DESC, rowid DESC")
        found = (json.loads(row[0]) for row in rows)
        wanted = to.strip().lower()
        return [m for m in found if any(wanted in address.lower() for address in m["to"])]

    def find(self, mail_id: str) -> Mail | None:
        row = self.kept.execute("SELECT mail FROM mails WHERE id = ?", (mail_id,)).fetchone()
        return json.loads(row[0]) if row else None

    def routes(self) -> list[Route]:
        return [
            Route("/", self.show_list),
            Route("/messages.json", self.show_json),
            Route("/messages/{id}", self.show_mail),
            Route("/messages/{id}/html", self.show_html),
            Route("/messages/{id}/text", self.show_text),
        ]

    async def show_list(self, request: Request) -> Response:
        await self.collect()
        to = request.query_params.get("to", "")
        mails = self.sent(to)
        page = templates.get_template("mailbox.html")
        return HTMLResponse(page.render(mails=mails[:MOST_SHOWN], count=len(mails), to=to))

    async def show_json(self, request: Request) -> Response:
        await self.collect()
        return JSONResponse({"messages": self.sent(request.query_params.get("to", ""))})

    async def show_mail(self, request: Request) -> Response:
        mail = self.find(request.path_params["id"])
        if mail is None:
            return _not_found()
        return HTMLResponse(templates.get_template("mail.html").render(mail=mail))

    async def show_html(self, request: Request) -> Response:
        mail = self.find(request.path_params["id"])
        if mail is None or not mail["html"]:
            return _not_found()
        body = mail["html"]
        if "framed" in request.query_params:  # a link must not open within the mailbox's frame
            at = body.find("<head>") + len("<head>") if "<head>" in body else 0
            body = f'{body[:at]}<base target="_blank">{body[at:]}'
        return HTMLResponse(body, headers={"Content-Security-Policy": MAIL_POLICY})

    async def show_text(self, request: Request) -> Response:
        mail = self.find(request.path_params["id"])
        return PlainTextResponse(mail["text"]) if mail else _not_found()


def shaped(mail: dict[str, Any]) -> Mail:
    return {
        "id": mail["MessageId"],
        "from": mail["Source"],
        "to": [*mail["To"], *mail["CC"], *mail["BCC"]],
        "subject": mail["Subject"],
        "text": mail["BodyText"] or "",
        "html": mail["BodyHtml"] or "",
        "sent_at": datetime.fromtimestamp(mail["Timestamp"], UTC).isoformat(timespec="seconds"),
    }


def _not_found() -> Response:
    return PlainTextResponse("There is no such mail.", 404)
