"""Answers searches and lists from a store's index file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from msgspec import Struct, field

from windlass.kit import paging
from windlass.search import bits, matching, words
from windlass.search.facets import Chosen, FacetCounts, Prices, narrow
from windlass.search.places import Place
from windlass.search.reading import Hit, Reader

if TYPE_CHECKING:
    from windlass.catalog.parts import Image

ORDERS: Mapping[str, tuple[str, bool]] = {
    "newest": ("newest", False),
    "price-up": ("price", False),
    "price-down": ("price", True),
    "title": ("title", False),
    "rating": ("rating", False),
    "popular": ("popular", False),
}
RELEVANCE = "relevance"
MOST_LOOKED_AT = 8  # products, for their pictures
SORTS = (RELEVANCE, *ORDERS)


class Rule(Struct, frozen=True):
    """What a merchant decided about one query: these first, those never."""

    query: str
    pinned: tuple[str, ...] = ()  # product ids, the first first
    hidden: tuple[str, ...] = ()


class Decided(Struct, frozen=True):
    """All that the merchant decided about searching."""

    synonyms: tuple[tuple[str, ...], ...] = ()
    rules: tuple[Rule, ...] = ()
    sold_out_last: bool = True

    def rule(self, query: str) -> Rule | None:
        asked = words.key(query)
        return next((rule for rule in self.rules if words.key(rule.query) == asked), None)


class Wanted(Struct, frozen=True):
    """One page of a search, or of a list when there is no query. A list may be that of a category
    or collection; `order` are the product ids of a collection that the merchant sorted by hand."""

    query: str = ""
    chosen: Chosen = field(default_factory=Chosen)
    within: tuple[str, str] | None = None  # a facet and its value: ("collection", id)
    order: Sequence[str] = ()
    sort: str = RELEVANCE
    limit: int = 24
    cursor: str | None = None
    is_for_shoppers: bool = True  # active products only

    @property
    def scope(self) -> str:
        """What a cursor of this list is good for."""
        price = self.chosen.price
        return json.dumps(
            [
                words.key(self.query),
                self.chosen.normal(),
                [price.low, price.high],
                self.within,
                self.sort,
                self.is_for_shoppers,
            ]
        )


class Found(Struct, frozen=True):
    hits: list[Hit]
    total: int
    next_cursor: str | None
    facets: tuple[FacetCounts, ...]
    prices: Prices
    correction: str = ""  # what was searched for instead
    has_all_words: bool = True
    before: int = 0  # how many come before the first of these
    labels: Mapping[str, str] = field(default_factory=dict)  # of options, by facet


def search(reader: Reader, wanted: Wanted, decided: Decided) -> Found:
    """Raises CursorInvalid (422) for a cursor of another list."""
    rule = decided.rule(wanted.query) if wanted.query else None
    base = reader.active if wanted.is_for_shoppers else reader.everything
    if wanted.within is not None:
        base &= reader.members(*wanted.within)
    matched = matching.Match([])
    if wanted.query:
        matched = matching.match(reader, wanted.query, decided.synonyms)
        base &= bits.of(matched.rows, reader.size)
    pinned: list[int] = []
    if rule is not None:
        visible = reader.active if wanted.is_for_shoppers else reader.everything
        known = reader.rows_of([*rule.pinned, *rule.hidden])
        hidden = bits.of((known[one] for one in rule.hidden if one in known), reader.size)
        pinned = [known[one] for one in rule.pinned if one in known]
        base = (base | bits.of(pinned, reader.size) & visible) & ~hidden
    narrowed = narrow(
        reader,
        base,
        wanted.chosen,
        without=frozenset(() if wanted.within is None else wanted.within[:1]),
    )
    total = narrowed.rows.bit_count()

    def ordered() -> Iterator[int]:
        return _ordered(reader, wanted, matched.rows, pinned, narrowed.rows, decided)

    start = _start(wanted, ordered)
    page = list(islice(ordered(), start, start + wanted.limit))
    cursor = None
    if start + wanted.limit < total:
        cursor = paging.seal(f"{start + wanted.limit} {page[-1]}", scope=wanted.scope)
    return Found(
        hits=reader.hits(page),
        total=total,
        next_cursor=cursor,
        facets=narrowed.facets,
        prices=narrowed.prices,
        correction=matched.correction,
        has_all_words=matched.has_all_words,
        before=start,
        labels=reader.facet_labels,
    )


def pictures(reader: Reader, facet: str, value: str) -> list[Image]:
    """Those of the newest of these products that are on sale."""
    rows = reader.members(facet, value) & reader.active
    newest = islice(bits.chosen(reader.order("newest"), rows, reader.size), MOST_LOOKED_AT)
    return [hit.image for hit in reader.hits(list(newest)) if hit.image]


def _ordered(
    reader: Reader,
    wanted: Wanted,
    matched: list[int],
    pinned: list[int],
    remaining: int,
    decided: Decided,
) -> Iterator[int]:
    """The remaining rows one by one: of a long list a page needs the beginning only."""
    name, is_reversed = ORDERS.get(wanted.sort, ("", False))
    if name:
        rows: Sequence[int] = reader.order(name)
        return bits.chosen(reversed(rows) if is_reversed else rows, remaining, reader.size)
    if wanted.order and not wanted.query:
        known = reader.rows_of(wanted.order)
        by_hand = [known[one] for one in wanted.order if one in known]
        rows = list(dict.fromkeys([*by_hand, *reader.order("newest")]))
        return bits.chosen(rows, remaining, reader.size)
    rows = matched if wanted.query else reader.order("newest")
    first = [row for row in pinned if remaining >> row & 1]
    rest = remaining & ~bits.of(first, reader.size) if first else remaining
    if not (decided.sold_out_last and wanted.is_for_shoppers and rest & reader.sold_out):
        return chain(first, bits.chosen(rows, rest, reader.size))
    return chain(
        first,
        bits.chosen(rows, rest & reader.in_stock, reader.size),
        bits.chosen(rows, rest & reader.sold_out, reader.size),
    )


def _start(wanted: Wanted, ordered: Callable[[], Iterator[int]]) -> int:
    """Where the page begins: behind the last product of the page before, wherever that is now."""
    if not wanted.cursor:
        return 0
    place, last = map(int, paging.unseal(wanted.cursor, scope=wanted.scope).split(" "))
    if next(islice(ordered(), place - 1, place), None) == last:
        return place
    found = (number for number, row in enumerate(ordered(), 1) if row == last)
    return next(found, place)


class Suggestions(Struct, frozen=True):
    hits: list[Hit]
    places: list[Place]
    queries: list[str]
    total: int
    correction: str = ""


def suggest(
    reader: Reader,
    query: str,
    decided: Decided,
    *,
    popular: Sequence[str],
    products: int = 6,
    others: int = 4,
) -> Suggestions:
    """What to offer while someone types; for nothing typed yet, what others look for."""
    asked = words.key(query)
    if not asked:
        return Suggestions([], [], list(popular[:others]), 0)
    found = search(reader, Wanted(query, limit=products), decided)
    pieces = asked.split()
    places = [
        Place(kind, id_, path, title)
        for kind, id_, path, title, known in reader.rows(
            "SELECT kind, id, path, title, words FROM place ORDER BY kind, title"
        )
        if all(any(word.startswith(piece) for word in known.split()) for piece in pieces)
    ]
    queries = [one for one in popular if words.key(one).startswith(asked)]
    return Suggestions(found.hits, places[:others], queries[:others], found.total, found.correction)
