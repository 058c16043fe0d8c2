"""Which tax comes back with money: exact to the minor unit, whatever comes back in which order.

Units of lines and the delivery that come back by name take exactly their own tax. An amount alone
is for what was sold, in proportion to what of it has not come back by name, and so has that part's
tax and no other: of taxed goods and a taxed delivery. Gift cards are money and no sale: they carry
no tax, and an amount is for them only once all of the goods and the delivery is back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import replace

from msgspec import Struct, field

from windlass.kit.money import Money, total
from windlass.pricing import refunds
from windlass.pricing.models import Breakdown, PricedTax, Refund

type Key = tuple[str, str, int, bool, str]


class Returned(Struct, frozen=True):
    """All that has come back of a breakdown: so much money, and what of it by name."""

    money: Money
    quantities: Mapping[str, int] = field(default_factory=dict)  # line id -> units
    with_shipping: bool = False


def taxes_of(
    breakdown: Breakdown, returned: Returned, *, gift_cards: Collection[str] = ()
) -> tuple[PricedTax, ...]:
    """The taxes in all that came back, one for each of the breakdown's; `gift_cards` are ids of
    lines. All of them once everything is back, and never less when more came back."""
    named = _named(breakdown, returned, gift_cards, are_cards=False)
    cards = _named(breakdown, returned, gift_cards, are_cards=True).total
    own = {_key(part): part for part in named.tax_parts}
    of_cards = [line.net for line in breakdown.lines if line.line_id in gift_cards]
    sold = breakdown.total - total(of_cards, breakdown.currency)
    rest = (sold - named.total).amount
    unnamed = max((returned.money - named.total - cards).amount, 0)

    def until(whole: Money, by_name: Money) -> Money:
        if unnamed >= rest:
            return whole
        left = (whole - by_name).amount
        return by_name + Money(left * unnamed // rest, whole.currency)

    zero = Money.zero(breakdown.currency)
    found = []
    for part in breakdown.tax_parts:
        known = own.get(_key(part))
        base, amount = (known.base, known.amount) if known else (zero, zero)
        made = replace(part, base=until(part.base, base), amount=until(part.amount, amount))
        found.append(made)
    return tuple(found)


def taxes_within(
    breakdown: Breakdown,
    amount: Money,
    *,
    before: Returned,
    after: Returned | None = None,
    gift_cards: Collection[str] = (),
    given: Sequence[PricedTax] | None = None,
) -> tuple[PricedTax, ...]:
    """The taxes in a refund of `amount`, those of `after` that were not given back yet. Without
    `after` the amount is for nothing by name. `given` are the taxes of the refunds `before`, where
    it is known; then the taxes of all refunds sum to the breakdown's also when one of them came
    back from the bank. None of them is negative."""
    if after is None:
        after = replace(before, money=before.money + amount)
    if given is None:
        given = taxes_of(breakdown, before, gift_cards=gift_cards)
    back = {_key(part): part for part in given}
    zero = Money.zero(breakdown.currency)
    found = []
    for part in taxes_of(breakdown, after, gift_cards=gift_cards):
        known = back.get(_key(part))
        if known is not None:
            part = replace(
                part,
                base=max(part.base - known.base, zero),
                amount=max(part.amount - known.amount, zero),
            )
        if part.base.amount or part.amount.amount:
            found.append(part)
    return tuple(found)


def added_up(
    breakdown: Breakdown, given: Sequence[PricedTax], more: Sequence[PricedTax], *, sign: int = 1
) -> tuple[PricedTax, ...]:
    """Both together, or the first without the second, one for each of the breakdown's."""
    found = []
    for part in breakdown.tax_parts:
        here = [(1, one) for one in given if _key(one) == _key(part)]
        here += [(sign, one) for one in more if _key(one) == _key(part)]
        base = sum(times * one.base.amount for times, one in here)
        amount = sum(times * one.amount.amount for times, one in here)
        currency = breakdown.currency
        found.append(replace(part, base=Money(base, currency), amount=Money(amount, currency)))
    return tuple(found)


def _named(
    breakdown: Breakdown, returned: Returned, gift_cards: Collection[str], *, are_cards: bool
) -> Refund:
    quantities = {
        line_id: units
        for line_id, units in returned.quantities.items()
        if units and (line_id in gift_cards) == are_cards
    }
    with_shipping = returned.with_shipping and not are_cards
    return refunds.refund(breakdown, quantities, with_shipping=with_shipping)


def _key(part: PricedTax) -> Key:
    return part.jurisdiction, part.name, part.parts_per_million, part.inclusive, part.of
