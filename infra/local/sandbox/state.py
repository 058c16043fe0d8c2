"""What the sandbox remembers: JSON documents in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

type Doc = dict[str, Any]
type Docs = list[Doc]
type Values = list[Any]
type Owned = list[tuple[str, Doc]]
type Rows = list[tuple[Any, ...]]

SCHEMA = """
CREATE TABLE IF NOT EXISTS docs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, account TEXT NOT NULL, id TEXT NOT NULL, doc TEXT NOT NULL,
  UNIQUE (kind, account, id)
);
CREATE INDEX IF NOT EXISTS docs_by_kind ON docs (kind, seq);
CREATE TABLE IF NOT EXISTS numbers (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""


class State:
    """Documents by (kind, account, id), newest first when listed; safe to share between threads.

    A document is handed out as a copy: change it, then `put` it back. Everything inside
    `transaction()` is kept together or not at all, and no other thread writes in between.
    """

    def __init__(self, path: Path | str) -> None:
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._depth = 0
        self._after_commit: list[Callable[[], None]] = []
        self._db = sqlite3.connect(str(path), check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One writer at a time; nests (the outermost decides); an exception undoes all of it."""
        with self._lock:
            if self._depth == 0:
                self._db.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._db.execute("ROLLBACK")
                    self._after_commit.clear()
                raise
            self._depth -= 1
            if self._depth > 0:
                return
            self._db.execute("COMMIT")
            callbacks, self._after_commit = self._after_commit, []
        for callback in callbacks:
            callback()

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Call back once the running transaction is kept, or at once outside of one."""
        with self._lock:
            if self._depth > 0:
                self._after_commit.append(callback)
                return
        callback()

    def execute(self, sql: str, *values: object) -> Rows:
        """Plain SQL for parts with tables of their own (journal, webhook queue)."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def put(self, kind: str, id: str, doc: Doc, account: str = "") -> Doc:
        """Insert or replace; a replaced document keeps its place in lists."""
        self.execute(
            "INSERT INTO docs (kind, account, id, doc) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (kind, account, id) DO UPDATE SET doc = excluded.doc",
            kind,
            account,
            id,
            json.dumps(doc),
        )
        return doc

    def get(self, kind: str, id: str, account: str = "") -> Doc | None:
        rows = self.execute(
            "SELECT doc FROM docs WHERE kind = ? AND account = ? AND id = ?", kind, account, id
        )
        return json.loads(rows[0][0]) if rows else None

    def find(self, kind: str, account: str | None = "", **equal: Any) -> Doc | None:
        """The newest document whose fields equal these; `a__b` reaches into nested objects."""
        rows = self.list(kind, account, limit=1, **equal)
        return rows[0] if rows else None

    def list(
        self,
        kind: str,
        account: str | None = "",
        *,
        limit: int = 100,
        after: str | None = None,
        before: str | None = None,
        **equal: Any,
    ) -> Docs:
        """Newest first. `after` and `before` are ids in that order; account None means all.

        With `before` the documents nearest to it are returned, as in Stripe's ending_before.
        """
        where, values = ["kind = ?"], [kind]
        if account is not None:
            where.append("account = ?")
            values.append(account)
        for sign, cursor in (("<", after), (">", before)):
            if cursor is not None:
                where.append(f"seq {sign} (SELECT seq FROM docs WHERE kind = ? AND id = ?)")
                values += [kind, cursor]
        comparisons: Values = [*values]
        for field, value in equal.items():
            where.append("json_extract(doc, ?) IS ?")
            comparisons += [f"$.{field.replace('__', '.')}", value]
        order = "ASC" if before is not None else "DESC"
        rows = self.execute(
            f"SELECT doc FROM docs WHERE {' AND '.join(where)} ORDER BY seq {order} LIMIT ?",
            *comparisons,
            limit,
        )
        docs = [json.loads(row[0]) for row in rows]
        return docs[::-1] if before is not None else docs

    def newest(self, kind: str, limit: int) -> Owned:
        """The newest documents of all accounts, each with its account."""
        rows = self.execute(
            "SELECT account, doc FROM docs WHERE kind = ? ORDER BY seq DESC LIMIT ?", kind, limit
        )
        return [(account, json.loads(doc)) for account, doc in rows]

    def delete(self, kind: str, id: str, account: str = "") -> bool:
        """Whether there was something to delete."""
        return bool(
            self.execute(
                "DELETE FROM docs WHERE kind = ? AND account = ? AND id = ? RETURNING 1",
                kind,
                account,
                id,
            )
        )

    def next_number(self, name: str) -> int:
        """1, 2, 3, ... per name, never the same twice."""
        rows = self.execute(
            "INSERT INTO numbers (name, value) VALUES (?, 1)"
            " ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            name,
        )
        return int(rows[0][0])

    def clear(self, tables: tuple[str, ...] = ("docs", "numbers")) -> None:
        """Forget the documents and numbers (and other tables by name)."""
        with self.transaction():
            for table in tables:
                self.execute(f"DELETE FROM {table}")

    def close(self) -> None:
        with self._lock:
            self._db.close()
