"""Which tax is in a refund, so that all refunds of an order sum to its taxes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from copy import replace
from typing import TYPE_CHECKING, Any

from windlass.invoices.documents import merged
from windlass.kit.money import Money
from windlass.orders import worth
from windlass.pricing.models import Breakdown, PricedTax

if TYPE_CHECKING:
    from windlass.currencies.exchange import Exchange
    from windlass.orders.models import Refund


def taxes_in(
    breakdown: Breakdown,
    amount: Money,
    *,
    said: Sequence[PricedTax] | None,
    credited: Iterable[dict[str, Any]],
    credited_amount: Money,
) -> list[PricedTax]:
    """The taxes of a refund of `amount`. `said` is what the refund itself says, of the lines that
    came back, which may be none: gift cards carry no tax. Without it the taxes that are left are
    divided by what is left of the money.
    `credited` are the tax rows of the credit notes before, which together never exceed the
    invoice: the last refund takes exactly the rest."""
    left = _left(breakdown, credited)
    remaining = breakdown.total - credited_amount
    if amount >= remaining:
        return [part for part in left if part.amount.amount or part.base.amount]
    if said is not None:
        return _capped(merged(said), left)
    if not remaining.amount:
        return []
    return [
        replace(
            part,
            base=_share(part.base, amount, remaining),
            amount=_share(part.amount, amount, remaining),
        )
        for part in left
    ]


def untaxed(breakdown: Breakdown, gift_card_lines: Iterable[str]) -> Money:
    """What was sold without any tax part, apart from gift cards, which are money and no sale."""
    skipped = set(gift_card_lines)
    lines = [
        line.net for line in breakdown.lines if not line.tax_parts and line.line_id not in skipped
    ]
    found = sum(net.amount for net in lines)
    has_parts = any(part.of == "shipping" for part in breakdown.tax_parts)
    if not has_parts:
        found += breakdown.shipping.amount
    return Money(found, breakdown.currency)


def said_by(refund: Refund | None, currency: str) -> list[PricedTax] | None:
    """The taxes that a refund names; None for one that was made at the provider."""
    if refund is None or not (refund.tax_parts or _says_what(refund)):
        return None
    return [
        PricedTax(
            jurisdiction=row["jurisdiction"],
            name=row["name"],
            parts_per_million=row["parts_per_million"],
            base=Money(row["base"], currency),
            amount=Money(row["amount"], currency),
            inclusive=row["inclusive"],
            of=row["of"],
        )
        for row in refund.tax_parts
    ]


def untaxed_in(
    breakdown: Breakdown,
    exchange: Exchange,
    amount: Money,
    gift_card_lines: Collection[str],
    *,
    refund: Refund | None,
    before: Money,
) -> Money:
    """What was sold without tax of a refund of `amount`, in the store's currency: what it names, or
    in proportion, so that all refunds sum to all of it. `before` was credited already."""
    if refund is not None and _says_what(refund):
        return exchange.back(_untaxed_of(breakdown, refund, gift_card_lines))
    free, whole = untaxed(breakdown, gift_card_lines), breakdown.total.amount

    def until(credited: Money) -> Money:
        return Money(free.amount * credited.amount // whole if whole else 0, free.currency)

    start = until(before)
    return worth.next_part(exchange, until(before + amount) - start, before=start)


def _says_what(refund: Refund) -> bool:
    """Whether it names what came back, and not an amount alone."""
    return bool(refund.lines) or refund.shipping is not None


def _untaxed_of(breakdown: Breakdown, refund: Refund, gift_card_lines: Collection[str]) -> Money:
    nets = [
        int(line["net"])
        for line in refund.lines
        if line["line_id"] not in gift_card_lines and not breakdown.line(line["line_id"]).tax_parts
    ]
    has_parts = any(part.of == "shipping" for part in breakdown.tax_parts)
    if refund.shipping is not None and not has_parts:
        nets.append(refund.shipping.amount)
    return Money(sum(nets), breakdown.currency)


def _left(breakdown: Breakdown, credited: Iterable[dict[str, Any]]) -> list[PricedTax]:
    taken: dict[tuple[Any, ...], tuple[int, int]] = {}
    for row in credited:
        key = (row["jurisdiction"], row["name"], row["parts_per_million"])
        base, amount = taken.get(key, (0, 0))
        taken[key] = (base + row["base"], amount + row["amount"])
    currency = breakdown.currency
    found = []
    for part in merged(breakdown.tax_parts):
        key = (part.jurisdiction, part.name, part.parts_per_million)
        base, amount = taken.get(key, (0, 0))
        found.append(
            replace(
                part,
                base=Money(max(part.base.amount - base, 0), currency),
                amount=Money(max(part.amount.amount - amount, 0), currency),
            )
        )
    return found


def _capped(parts: Iterable[PricedTax], left: Iterable[PricedTax]) -> list[PricedTax]:
    most = {(part.jurisdiction, part.name, part.parts_per_million): part for part in left}
    found = []
    for part in parts:
        limit = most.get((part.jurisdiction, part.name, part.parts_per_million))
        if limit is not None:
            found.append(
                replace(
                    part,
                    base=min(part.base, limit.base),
                    amount=min(part.amount, limit.amount),
                )
            )
    return found


def _share(part: Money, amount: Money, of: Money) -> Money:
    """Rounded half up, of what is left: never more than that."""
    exact = part.amount * amount.amount
    return Money((2 * exact + of.amount) // (2 * of.amount), part.currency)
