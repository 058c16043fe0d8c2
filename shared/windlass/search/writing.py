"""Writes index files: documents in, the sets and orders that searching needs beside them."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import batched
from pathlib import Path

from windlass.search import bits, compounds, words
from windlass.search.documents import RATING, STOCK, Document
from windlass.search.layout import SCHEMA, TABLES
from windlass.search.places import Place

ORDERS = {
    "newest": "created DESC, id DESC",
    "price": "price, id",
    "title": "title_key, id",
    "rating": "rating DESC, popularity DESC, id DESC",
    "popular": "popularity DESC, created DESC, id DESC",
}
_DELETE_TEXT = (
    "INSERT INTO text (text, rowid, title, labels, description) VALUES ('delete', ?, ?, ?, ?)"
)


class Writer:
    """One file while it is written. Nothing reads it before `finish`."""

    def __init__(self, path: Path) -> None:
        is_new = not path.exists()
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")  # a file half written is thrown away
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA cache_size = -65536")
        if is_new:
            self._db.executescript(TABLES)
        self._db.execute("BEGIN")
        self._split: set[str] = set()  # words whose tails are there already

    def close(self) -> None:
        self._db.close()

    def product_ids(self) -> set[str]:
        return {row[0] for row in self._db.execute("SELECT product_id FROM product")}

    def put(self, document: Document) -> bool:
        """Add or replace. False when what is there comes from a later look at the product."""
        found = self._db.execute(
            "SELECT id, revision, read_at FROM product WHERE product_id = ?", [document.product_id]
        ).fetchone()
        row = None
        if found is not None:
            row, revision, read_at = found
            if (revision, read_at) > (document.revision, document.read_at):
                return False
            self._take_out(row)
        cursor = self._db.execute(
            "INSERT INTO product VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                row,
                document.product_id,
                document.revision,
                document.read_at,
                document.title,
                words.key(document.title),
                document.handle,
                document.price,
                document.created,
                document.rating,
                document.popularity,
                json.dumps(document.card, separators=(",", ":")),
                json.dumps(
                    [[f.name, f.value, f.label, f.name_label] for f in document.facets],
                    separators=(",", ":"),
                ),
                json.dumps(document.texts, separators=(",", ":")),
            ],
        )
        row = cursor.lastrowid
        self._db.executemany(
            "INSERT INTO variant VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row,
                    position,
                    variant.sku,
                    words.code_key(variant.sku),
                    json.dumps(variant.values),
                    variant.price,
                    variant.available,
                )
                for position, variant in enumerate(document.variants)
            ],
        )
        title, labels, description = document.texts
        self._db.execute(
            "INSERT INTO text (rowid, title, labels, description) VALUES (?, ?, ?, ?)",
            [row, title, labels, description],
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO term VALUES (?)",
            [(term,) for term in {*title.split(), *labels.split()} if len(term) > 2],
        )
        self._put_tails(document.compounds)
        return True

    def remove(self, product_id: str) -> bool:
        found = self._db.execute(
            "SELECT id FROM product WHERE product_id = ?", [product_id]
        ).fetchone()
        if found is not None:
            self._take_out(found[0])
        return found is not None

    def set_places(self, places: Iterable[Place]) -> None:
        """What else can be found, and how categories and collections are called."""
        self._db.execute("DELETE FROM place")
        self._db.executemany(
            "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?)",
            [(p.kind, p.id, p.path, p.title, words.indexed(p.title)) for p in places],
        )

    def finish(self, **facts: str | int) -> int:
        """Write the sets and orders, close the file and return how many products it holds."""
        size = self._db.execute("SELECT coalesce(max(id), 0) + 1 FROM product").fetchone()[0]
        self._write_facets(size)
        self._write_orders()
        count: int = self._db.execute("SELECT count(*) FROM product").fetchone()[0]
        known = facts | {"schema": SCHEMA, "products": count, "size": size}
        self._db.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            [(name, str(value)) for name, value in known.items()],
        )
        self._db.execute("COMMIT")
        self._db.close()
        return count

    def merge_texts(self) -> None:
        """One segment of the full-text index instead of many: smaller, and faster to search."""
        self._db.execute("INSERT INTO text (text) VALUES ('optimize')")

    def _put_tails(self, found: Iterable[str]) -> None:
        new = set(found) - self._split
        self._split |= new
        self._db.executemany(
            "INSERT OR IGNORE INTO tail VALUES (?, ?)",
            [(tail, word) for word in new for tail in compounds.tails(word)],
        )

    def _take_out(self, row: int) -> None:
        [texts] = self._db.execute("SELECT texts FROM product WHERE id = ?", [row]).fetchone()
        self._db.execute(_DELETE_TEXT, [row, *json.loads(texts)])
        self._db.execute("DELETE FROM product WHERE id = ?", [row])
        self._db.execute("DELETE FROM variant WHERE product = ?", [row])

    def _write_facets(self, size: int) -> None:
        members: dict[tuple[str, str], list[int]] = defaultdict(list)
        labels: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for row, facets in self._db.execute("SELECT id, facets FROM product ORDER BY id"):
            for name, value, label, name_label in json.loads(facets):
                members[name, value].append(row)
                labels[name, value][label] += 1
                names[name][name_label] += 1
        self._db.execute("DELETE FROM facet")
        self._db.execute("DELETE FROM facet_name")
        self._db.executemany(
            "INSERT INTO facet VALUES (?, ?, ?, ?, ?)",
            (
                (*key, labels[key].most_common(1)[0][0], *_packed(key[0], rows, size))
                for key, rows in members.items()
            ),
        )
        self._db.executemany(
            "INSERT INTO facet_name VALUES (?, ?)",
            [(name, counted.most_common(1)[0][0]) for name, counted in names.items()],
        )

    def _write_orders(self) -> None:
        for name, order in ORDERS.items():
            rows = array(
                "I", [r[0] for r in self._db.execute(f"SELECT id FROM product ORDER BY {order}")]
            )
            self._save_order(name, rows)
        prices = array(
            "q", [r[0] for r in self._db.execute("SELECT price FROM product ORDER BY price, id")]
        )
        self._save_order("prices", prices)
        size = self._db.execute("SELECT coalesce(max(id), 0) + 1 FROM product").fetchone()[0]
        sold = array("I", bytes(4 * size))
        for row, popularity in self._db.execute(
            "SELECT id, popularity FROM product WHERE popularity"
        ):
            sold[row] = popularity
        self._save_order("popularity", sold)

    def _save_order(self, name: str, rows: array[int]) -> None:
        self._db.execute("INSERT OR REPLACE INTO sorting VALUES (?, ?)", [name, rows.tobytes()])


def _packed(name: str, rows: list[int], size: int) -> tuple[str, bytes]:
    """What every search needs is kept as bits, whatever its number."""
    if name in (STOCK, RATING, "status"):
        return "bits", bits.of(rows, size).to_bytes((size >> 3) + 1, "little")
    return bits.pack(rows, size)


def write(path: Path, documents: Iterable[Document], **facts: str | int) -> int:
    """A whole file of these documents; how many products it holds."""
    writer = Writer(path)
    for some in batched(documents, 1000, strict=False):
        for document in some:
            writer.put(document)
    writer.merge_texts()
    return writer.finish(**facts)
