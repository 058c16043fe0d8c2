"""What was received and what was sent, for the page and for tests; bounded."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from infra.local.sandbox.state import Doc, State

KEPT_ENTRIES = 2_000
SHOWN_CHARACTERS = 16_000
SECRET_FIELDS = {"card_number", "cvc", "number", "exp", "apikey", "refreshtoken", "accesstoken"}

SCHEMA = """
CREATE TABLE IF NOT EXISTS journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT NOT NULL, direction TEXT NOT NULL,
  entry TEXT NOT NULL
)
"""


class Journal:
    def __init__(self, state: State) -> None:
        self._state = state
        state.execute(SCHEMA)

    def record(self, *, provider: str, direction: str, at: datetime, **facts: Any) -> None:
        """direction is `received` or `sent`; facts are whatever helps whoever reads it."""
        entry = {"provider": provider, "direction": direction, "at": at.isoformat(), **facts}
        rows = self._state.execute(
            "INSERT INTO journal (provider, direction, entry) VALUES (?, ?, ?) RETURNING seq",
            provider,
            direction,
            json.dumps(entry, default=str),
        )
        self._state.execute("DELETE FROM journal WHERE seq <= ?", int(rows[0][0]) - KEPT_ENTRIES)

    def entries(
        self,
        provider: str | None = None,
        direction: str | None = None,
        *,
        limit: int = 100,
        path: str | None = None,
    ) -> list[Doc]:
        """Newest first; `path` keeps entries whose path or url contains it."""
        rows = self._state.execute(
            "SELECT seq, entry FROM journal WHERE (?1 IS NULL OR provider = ?1)"
            " AND (?2 IS NULL OR direction = ?2)"
            " AND (?3 IS NULL OR instr(coalesce(json_extract(entry, '$.path'),"
            " json_extract(entry, '$.url'), ''), ?3) > 0) ORDER BY seq DESC LIMIT ?4",
            provider,
            direction,
            path,
            limit,
        )
        return [{"seq": seq, **json.loads(entry)} for seq, entry in rows]


def decoded(body: bytes, content_type: str) -> Any:
    """A body as a person reads it: an object where it is JSON or a form, else (cut) text."""
    if not body:
        return None
    text = body[:SHOWN_CHARACTERS].decode("utf-8", "replace")
    if len(body) <= SHOWN_CHARACTERS and ("json" in content_type or text[:1] in "{["):
        try:
            return masked(json.loads(body))
        except ValueError:
            return text
    if "form-urlencoded" in content_type:
        return masked(dict(parse_qsl(text, keep_blank_values=True)))
    return text


def masked(value: Any) -> Any:
    """The same value without card data and credentials."""
    if isinstance(value, dict):
        return {
            key: "***"
            if key.lower().replace("]", "").split("[")[-1] in SECRET_FIELDS and item
            else masked(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [masked(item) for item in value]
    return value
