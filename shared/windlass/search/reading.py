"""One index file, open for searching. What every search needs is loaded once per version."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from windlass.catalog import parts
from windlass.catalog.kinds import Kind
from windlass.catalog.parts import Image
from windlass.kit.money import Money
from windlass.search import bits
from windlass.search.documents import IN_STOCK, SOLD_OUT, STATUS, STOCK
from windlass.search.layout import SCHEMA

_ON_SALE = "json_extract(card, '$.status') = 'active'"


class IndexUnreadable(Exception):
    """The file is damaged or of another schema: it must be built anew."""


class Hit(Struct, frozen=True):
    """A product as lists show it: what a card of the catalogue has, without reading the table."""

    row: int
    product_id: str
    title: str
    handle: str
    status: str
    price: Money
    highest_price: Money
    compare_at: Money | None
    image: Image | None
    second_image: Image | None
    is_sold_out: bool
    rating_hundredths: int | None
    rating_count: int
    variant_count: int
    lowest_before: Money | None = None
    only_variant_id: str | None = None
    few_left: int | None = None
    published_at: datetime | None = None
    market_prices: dict[str, Any] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)  # by language
    kind: str = Kind.PHYSICAL.value
    measure: str | None = None  # of the variant with the lowest price


class Value(Struct, frozen=True):
    value: str
    label: str
    members: int | array[int]


class Reader:
    def __init__(self, path: Path) -> None:
        """Raises IndexUnreadable."""
        self._db = sqlite3.connect(
            f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            self._db.execute("PRAGMA mmap_size = 268435456")
            facts = dict(self._db.execute("SELECT name, value FROM meta"))
            if int(facts["schema"]) != SCHEMA:
                raise IndexUnreadable(f"schema {facts['schema']}, not {SCHEMA}")
        except (sqlite3.DatabaseError, KeyError) as error:
            self._db.close()
            raise IndexUnreadable(str(error)) from error
        self.currency = facts.get("currency", "")
        self.locale: str = facts.get("locale", "")
        self.products = int(facts["products"])
        self.size = int(facts["size"])

    def close(self) -> None:
        self._db.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        return self._db.execute(sql, values).fetchall()

    @cached_property
    def facets(self) -> dict[str, list[Value]]:
        """By name, the values with the products that have them."""
        found: dict[str, list[Value]] = {}
        for name, value, label, kind, members in self._db.execute(
            "SELECT name, value, coalesce(title, label), facet.kind, members FROM facet "
            "LEFT JOIN place ON place.kind = facet.name AND place.id = facet.value"
        ):
            found.setdefault(name, []).append(Value(value, label, bits.unpack(kind, members)))
        return found

    @cached_property
    def facet_labels(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT * FROM facet_name"))

    @cached_property
    def has_compounds(self) -> bool:
        return bool(self.rows("SELECT 1 FROM tail LIMIT 1"))

    @cached_property
    def active(self) -> int:
        return self.members(STATUS, "active")

    @cached_property
    def sold_out(self) -> int:
        return self.members(STOCK, SOLD_OUT)

    @cached_property
    def in_stock(self) -> int:
        return self.members(STOCK, IN_STOCK)

    @cached_property
    def everything(self) -> int:
        return bits.of(self.order("newest"), self.size)

    @cached_property
    def _orders(self) -> dict[str, array[int]]:
        return {}

    def order(self, name: str) -> array[int]:
        """Rows in this order; of `prices` the amounts in the order of `price`, of `popularity`
        the units sold by row."""
        if name not in self._orders:
            found = array("q" if name == "prices" else "I")
            [[data]] = self.rows("SELECT rows FROM sorting WHERE name = ?", [name])
            found.frombytes(data)
            self._orders[name] = found
        return self._orders[name]

    def members(self, name: str, value: str) -> int:
        """The products with this value of a facet, as bits."""
        for each in self.facets.get(name, ()):
            if each.value == value:
                return bits.as_bits(each.members, self.size)
        return 0

    def rows_of(self, product_ids: Iterable[str]) -> dict[str, int]:
        wanted = json.dumps(list(product_ids))
        return dict(
            self.rows(
                "SELECT product_id, id FROM product "
                "WHERE product_id IN (SELECT value FROM json_each(?))",
                [wanted],
            )
        )

    def product_ids(self, rows: Sequence[int]) -> list[str]:
        """In the order of the rows."""
        marks = ",".join("?" * len(rows))
        found = dict(self.rows(f"SELECT id, product_id FROM product WHERE id IN ({marks})", rows))
        return [found[row] for row in rows]

    @cached_property
    def count_on_sale(self) -> int:
        [[count]] = self.rows(f"SELECT count(*) FROM product WHERE {_ON_SALE}")
        return int(count)

    def on_sale(self, start: int, limit: int) -> list[tuple[str, datetime | None]]:
        """(handle, when it was changed), the oldest first: what comes later moves none of them."""
        found = self.rows(
            "SELECT handle, json_extract(card, '$.updated') FROM product "
            f"WHERE {_ON_SALE} ORDER BY product_id LIMIT ? OFFSET ?",
            [limit, start],
        )
        return [(handle, at and datetime.fromtimestamp(at, UTC)) for handle, at in found]

    def hits(self, rows: Sequence[int]) -> list[Hit]:
        """In the order of the rows, of which a page has few."""
        marks = ",".join("?" * len(rows))
        found = {
            row[0]: row
            for row in self.rows(
                "SELECT id, product_id, title, handle, price, rating, created, card FROM product "
                f"WHERE id IN ({marks})",
                rows,
            )
        }
        return [self._hit(found[row]) for row in rows]

    def _hit(self, row: Any) -> Hit:
        number, product_id, title, handle, price, rating, created, card = row
        facts = json.loads(card)
        compare_at, before = facts["compare_at"], facts.get("lowest_before")
        return Hit(
            row=number,
            product_id=product_id,
            title=title,
            handle=handle,
            status=facts["status"],
            price=Money(price, self.currency),
            highest_price=Money(facts["highest"], self.currency),
            compare_at=None if compare_at is None else Money(compare_at, self.currency),
            image=_image(facts["image"]),
            second_image=_image(facts["second"]),
            is_sold_out=facts["sold_out"],
            rating_hundredths=rating or None,
            rating_count=facts["reviews"],
            variant_count=facts["variants"],
            lowest_before=None if before is None else Money(before, self.currency),
            only_variant_id=facts.get("only_variant"),
            few_left=facts.get("few_left"),
            published_at=datetime.fromtimestamp(created, UTC),
            market_prices=facts.get("markets") or {},
            titles=facts.get("titles") or {},
            kind=facts.get("kind") or Kind.PHYSICAL.value,
            measure=facts.get("measure"),
        )


def _image(document: dict[str, Any] | None) -> Image | None:
    return None if document is None else parts.image_of(document["id"], document)
