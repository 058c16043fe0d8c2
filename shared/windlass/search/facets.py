"""What a list can be narrowed by, with how many products each choice would leave.

A facet's own choice does not reduce its own counts: with Blue chosen, Red still says how many there
are, because choosing it too shows more. Within a facet one of the choices is enough, between facets
all must hold.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from msgspec import Struct, field

from windlass.search import bits
from windlass.search.documents import (
    CATEGORY,
    COLLECTION,
    RATING,
    STATUS,
    STOCK,
    TAG,
    TRANSLATION,
    TYPE,
    VENDOR,
    value_of,
)
from windlass.search.reading import Reader, Value

if TYPE_CHECKING:
    from windlass.currencies.exchange import Exchange
    from windlass.kit.money import Money

FIRST = (CATEGORY, COLLECTION, TYPE)  # before the options
LAST = (VENDOR, RATING, STOCK)
HIDDEN = frozenset({STATUS, TAG, TRANSLATION})  # may be chosen by, are not offered
MOST_VALUES = 50
IDS = frozenset(
    {CATEGORY, COLLECTION, STATUS, STOCK, RATING, TRANSLATION}
)  # values that are not words


class PriceRange(Struct, frozen=True):
    """In minor units, both ends included; None is open."""

    low: int | None = None
    high: int | None = None

    @property
    def is_open(self) -> bool:
        return self.low is None and self.high is None


class Chosen(Struct, frozen=True):
    """What someone narrows a list by."""

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    price: PriceRange = field(default_factory=PriceRange)

    def normal(self) -> dict[str, tuple[str, ...]]:
        """Sorted and folded, so that the same choice is always written the same way."""
        return {
            name: tuple(sorted({one if name in IDS else value_of(one) for one in given if one}))
            for name, given in sorted(self.values.items())
            if any(given)
        }


def chosen_in(
    exchange: Exchange, pairs: Iterable[tuple[str, str]], low: Money | None, high: Money | None
) -> Chosen:
    """`pairs` are facets and values. Prices are in what the exchange gives; the index knows them in
    the store's own currency."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return Chosen(
        values,
        PriceRange(
            None if low is None else exchange.lowest_from(low).amount,
            None if high is None else exchange.highest_to(high).amount,
        ),
    )


class Choice(Struct, frozen=True):
    value: str
    label: str
    count: int
    is_chosen: bool


class FacetCounts(Struct, frozen=True):
    name: str
    label: str  # of an option, as the merchant wrote it; empty for the others
    choices: tuple[Choice, ...]


class Filter(Struct, frozen=True):
    """An option or the kinds of products, with (value, label) as merchants wrote them."""

    name: str
    label: str  # empty for kinds
    values: tuple[tuple[str, str], ...]


class Prices(Struct, frozen=True):
    """Of what the other choices leave: minor units; None when nothing is left."""

    lowest: int | None
    highest: int | None


class Narrowed(Struct, frozen=True):
    rows: int  # as bits
    facets: tuple[FacetCounts, ...]
    prices: Prices


def narrow(
    reader: Reader, base: int, chosen: Chosen, *, without: frozenset[str] = frozenset()
) -> Narrowed:
    """`base` are the rows that the query or the page is about, as bits. The facets in `without`
    are not counted."""
    wanted = chosen.normal()
    sets = {name: _having(reader, name, values) for name, values in wanted.items()}
    if not chosen.price.is_open:
        sets["price"] = _costing(reader, chosen.price)
    everything = reduce(int.__and__, sets.values(), base)

    def others(name: str) -> int:
        if name not in sets:
            return everything
        return reduce(int.__and__, (one for key, one in sets.items() if key != name), base)

    counted = tuple(
        found
        for name in _shown(reader)
        if name not in without
        and (found := _count(reader, name, others(name), wanted.get(name, ()))).choices
    )
    return Narrowed(everything, counted, _prices(reader, others("price")))


def _shown(reader: Reader) -> list[str]:
    known = reader.facets
    options = sorted(name for name in known if name not in HIDDEN | {*FIRST, *LAST})
    return [name for name in (*FIRST, *options, *LAST) if name in known]


def _having(reader: Reader, name: str, values: Sequence[str]) -> int:
    """Products with one of the values. A value nobody has leaves nothing."""
    return reduce(int.__or__, (reader.members(name, value) for value in values), 0)


def _costing(reader: Reader, price: PriceRange) -> int:
    amounts, rows = reader.order("prices"), reader.order("price")
    low = 0 if price.low is None else bisect_left(amounts, price.low)
    high = len(amounts) if price.high is None else bisect_right(amounts, price.high)
    return bits.of(rows[low:high], reader.size)


def _count(reader: Reader, name: str, among: int, wanted: Sequence[str]) -> FacetCounts:
    members = among.to_bytes((reader.size >> 3) + 1, "little")
    found = [
        Choice(each.value, each.label, number, each.value in wanted)
        for each in reader.facets[name]
        if (number := bits.common(each.members, among, members)) or each.value in wanted
    ]
    if name in (RATING, STOCK):
        found.sort(key=lambda choice: choice.value, reverse=name == RATING)
    else:
        found.sort(key=lambda choice: (not choice.is_chosen, -choice.count, choice.label))
        found = found[:MOST_VALUES]
    return FacetCounts(name, reader.facet_labels.get(name, ""), tuple(found))


def _prices(reader: Reader, among: int) -> Prices:
    if not among:
        return Prices(None, None)
    rows, amounts = reader.order("price"), reader.order("prices")
    members = among.to_bytes((reader.size >> 3) + 1, "little")

    def first(places: range) -> int:
        return next(
            amounts[place] for place in places if members[rows[place] >> 3] >> (rows[place] & 7) & 1
        )

    return Prices(first(range(len(rows))), first(range(len(rows) - 1, -1, -1)))


def filters(reader: Reader) -> list[Filter]:
    """Brands stay what they are called."""
    known = {name: values for name, values in reader.facets.items() if name not in IDS | {TAG}}
    return [
        Filter(
            name,
            reader.facet_labels.get(name, ""),
            tuple(sorted((one.value, one.label) for one in values)),
        )
        for name, values in sorted(known.items())
        if name != VENDOR
    ]


def translated(reader: Reader, locale: str) -> dict[str, int]:
    """How many products are translated into the language, by how far."""
    found = (one.value.partition(":") for one in reader.facets.get(TRANSLATION, ()))
    return {
        status: reader.members(TRANSLATION, f"{code}:{status}").bit_count()
        for code, _, status in found
        if code == locale
    }


def labels_of(reader: Reader, name: str, values: Sequence[str]) -> dict[str, str]:
    """How chosen values are called, for chips; one that nobody has is called as it was sent."""
    known: dict[str, Value] = {each.value: each for each in reader.facets.get(name, ())}
    return {
        value: known[value].label if value in known and known[value].label else value
        for value in values
    }
