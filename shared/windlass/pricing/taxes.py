"""The taxes of a sale, in the terms of a breakdown. The rates and their rounding are the tax
feature's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from windlass.kit.money import Money
from windlass.pricing.models import PricedTax, PricingInput

if TYPE_CHECKING:
    from windlass.tax.rules import TaxPart

GOODS, SHIPPING = "goods", "shipping"


class Taxes(Struct, frozen=True):
    """`parts` are by rate, goods before shipping; `by_rate` adds goods and shipping up."""

    lines: Mapping[str, tuple[PricedTax, ...]] = field(default_factory=dict)
    shipping: tuple[PricedTax, ...] = ()
    parts: tuple[PricedTax, ...] = ()
    by_rate: tuple[PricedTax, ...] = ()
    inclusive: bool = False


NONE = Taxes()


def of(given: PricingInput, nets: Mapping[str, int], delivered: int) -> Taxes:
    """`nets` by line id and `delivered`, what shipping costs, both after discounts."""
    if given.tax is None:
        return NONE
    from windlass.tax import rules

    currency, table = given.currency, given.tax
    taxed = rules.apply(
        table,
        lines={
            line.line_id: (Money(nets[line.line_id], currency), line.tax_class)
            for line in given.lines
            if not line.is_gift_card
        },
        shipping=Money(delivered, currency),
    )
    inclusive = table.inclusive
    lines = {
        line_id: tuple(_priced(part, GOODS, inclusive=inclusive) for part in parts)
        for line_id, parts in taxed.lines.items()
    }
    of_shipping = taxed.shipping if given.shipping else ()
    shipping = tuple(_priced(part, SHIPPING, inclusive=inclusive) for part in of_shipping)
    goods = merged(part for parts in lines.values() for part in parts)
    parts = (*goods, *merged(shipping))
    return Taxes(lines, shipping, parts, merged(parts), inclusive)


def amount_of(parts: Iterable[PricedTax], currency: str) -> Money:
    return Money(sum(part.amount.amount for part in parts), currency)


def merged(parts: Iterable[PricedTax]) -> tuple[PricedTax, ...]:
    """One part per rate, bases and amounts added up, ordered by rate."""
    found: dict[tuple[str, str, int], list[PricedTax]] = {}
    for part in parts:
        key = part.jurisdiction, part.name, part.parts_per_million
        found.setdefault(key, []).append(part)
    return tuple(_sum_of(found[key]) for key in sorted(found))


def _sum_of(parts: list[PricedTax]) -> PricedTax:
    first = parts[0]
    currency = first.base.currency
    return PricedTax(
        jurisdiction=first.jurisdiction,
        name=first.name,
        parts_per_million=first.parts_per_million,
        base=Money(sum(part.base.amount for part in parts), currency),
        amount=Money(sum(part.amount.amount for part in parts), currency),
        inclusive=first.inclusive,
        of=first.of,
    )


def _priced(part: TaxPart, of_: str, *, inclusive: bool) -> PricedTax:
    return PricedTax(
        jurisdiction=part.rate.jurisdiction,
        name=part.rate.name,
        parts_per_million=part.rate.parts_per_million,
        base=part.base,
        amount=part.amount,
        inclusive=inclusive,
        of=of_,
    )
