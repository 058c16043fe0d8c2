"""Which tax is in a refund, so that all refunds of an order sum to its taxes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import replace
from typing import TYPE_CHECKING, Any

from windlass.invoices.documents import merged
from windlass.kit.money import Money, total
from windlass.orders import taxes_back
from windlass.pricing.models import Breakdown, PricedTax

if TYPE_CHECKING:
    from windlass.orders.models import Refund


def taxes_in(
    breakdown: Breakdown,
    amount: Money,
    *,
    said: Sequence[PricedTax] | None,
    credited: Iterable[dict[str, Any]],
    credited_amount: Money,
    gift_card_lines: Collection[str] = (),
) -> list[PricedTax]:
    """The taxes of a refund of `amount`. `said` is what the refund itself says, which may be none:
    gift cards carry no tax. Without it the taxes that are left are divided by what is left of the
    money for goods and delivery; money for `gift_card_lines` comes back last.
    `credited` are the tax rows of the credit notes before, which together never exceed the
    invoice: the last refund takes exactly the rest."""
    left = _left(breakdown, credited)
    if amount >= breakdown.total - credited_amount:
        return [part for part in left if part.amount.amount or part.base.amount]
    if said is not None:
        return _capped(merged(said), left)
    remaining = _sold(breakdown, gift_card_lines) - credited_amount
    if remaining.amount <= 0:
        return []
    amount = min(amount, remaining)
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
    """The taxes that a refund names; None for one from before refunds did."""
    if refund is None or (refund.tax is None and not refund.tax_parts and not _says_what(refund)):
        return None
    return taxes_back.parts_from(refund.tax_parts, currency)


def untaxed_in(
    breakdown: Breakdown,
    amount: Money,
    gift_card_lines: Collection[str],
    *,
    refund: Refund | None,
    credited: Sequence[Mapping[str, Any]],
    credited_amount: Money,
) -> tuple[Money, Money]:
    """(what was sold without tax of a refund of `amount`, what was of the refunds before): what it
    names, or in proportion, and never more than is left. `credited` are the documents of the
    credit notes before; the last refund takes exactly the rest."""
    free, whole = untaxed(breakdown, gift_card_lines), _sold(breakdown, gift_card_lines).amount

    def until(money: Money) -> Money:
        part = min(money.amount, whole)  # money for gift cards comes back last
        return Money(free.amount * part // whole if whole else 0, free.currency)

    before = until(credited_amount)  # as it was before notes kept it
    if all("untaxed" in one for one in credited):
        before = Money(sum(one["untaxed"] for one in credited), free.currency)
    left = max(free - before, Money.zero(free.currency))
    if amount >= breakdown.total - credited_amount:
        return left, before
    if refund is not None and _says_what(refund):
        part = _untaxed_of(breakdown, refund, gift_card_lines)
    else:
        part = until(credited_amount + amount) - until(credited_amount)
    return min(part, left), before


def _sold(breakdown: Breakdown, gift_card_lines: Collection[str]) -> Money:
    """The total without gift cards."""
    cards = [line.net for line in breakdown.lines if line.line_id in gift_card_lines]
    return breakdown.total - total(cards, breakdown.currency)


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
