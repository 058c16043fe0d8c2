"""Which of a cart's promotions count together, and what each takes. Pure.

The rules, whatever the order in which lines and promotions are given:

- Two discounts may count together when each says that it combines with the other's class.
- Of all sets in which every two may count together, and to which none can be added, the one that
  saves the shopper most counts: off goods and delivery together. Of equals, the one with more codes
  that somebody typed, then of higher priority, then the first ids.
- Product discounts take first, then order discounts of what is left, then shipping discounts.
  Within a class: buy X get Y, then shares, then amounts; each takes of what those before it left.
- Minimums and tiers look at prices before any discount, and only at what the discount covers.
- A share is rounded half up once: per line for product discounts, over the whole order for order
  discounts. In currencies that cards round (KWD) it is rounded up to what they can pay.
- Nothing goes below zero, so a second free delivery takes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from windlass.discounts import refusals, taking
from windlass.discounts.parts import (
    EVERYTHING,
    Applied,
    CustomerFacts,
    DiscountClass,
    Kind,
    Outcome,
    PromoLine,
    Promotion,
    Rejected,
    Scope,
    Tier,
)
from windlass.discounts.taking import Covered, Ground
from windlass.kit.money import Money

__all__ = [
    "EVERYTHING",
    "Applied",
    "CustomerFacts",
    "DiscountClass",
    "Kind",
    "Outcome",
    "PromoLine",
    "Promotion",
    "Rejected",
    "Scope",
    "Tier",
    "apply",
    "may_combine",
]

_CLASSES = (DiscountClass.PRODUCT, DiscountClass.ORDER, DiscountClass.SHIPPING)

type _Set = tuple[Covered, ...]


def apply(
    lines: Sequence[PromoLine],
    promotions: Sequence[Promotion],
    *,
    shipping: Money | None,
    currency: str,
) -> Outcome:
    """What the promotions take off these lines, and off `shipping` once a delivery is chosen.

    Lines that no discount may touch (gift cards) are not given. Codes that do nothing are
    `rejected`, each with its reason; automatic discounts that do nothing are passed over.
    """
    if not promotions:
        return Outcome((), ())
    ground = Ground.of(lines, currency)
    open_, rejected = _judge(sorted(promotions, key=_order), ground, currency)
    reckoning = _Reckoning(ground, None if shipping is None else shipping.amount)
    best = max(_largest_sets(open_), key=reckoning.rank, default=())
    applied = reckoning.applied(best, currency)
    counted = {(one.discount_id, one.code) for one in applied}
    for covered in open_:
        promotion = covered.promotion
        if promotion.code and (promotion.discount_id, promotion.code) not in counted:
            others = [one.label for one in applied]
            rejected.append(refusals.passed_over(promotion, covered in best, others))
    return Outcome(applied, tuple(sorted(rejected, key=lambda one: one.code)))


def may_combine(one: Promotion, other: Promotion) -> bool:
    """Both must say so."""
    return (
        other.discount_class in one.combines_with
        and one.discount_class in other.combines_with
        and one.discount_id != other.discount_id
    )


def _order(promotion: Promotion) -> tuple[int, int, str, str]:
    """Of taking: class, then kind, then id."""
    is_amount = bool(promotion.amount) or any(tier.amount for tier in promotion.tiers)
    rank = 0 if promotion.kind is Kind.BUY_X_GET_Y else 2 if is_amount else 1
    place = _CLASSES.index(promotion.discount_class)
    return place, rank, promotion.discount_id, promotion.code or ""


def _judge(
    promotions: Sequence[Promotion], ground: Ground, currency: str
) -> tuple[list[Covered], list[Rejected]]:
    """Those that could count alone, and the codes among the rest."""
    open_, rejected = [], []
    for promotion in promotions:
        covered = Covered.of(promotion, ground)
        refusal = refusals.of_cart(covered, ground, currency)
        if refusal is None:
            open_.append(covered)
        elif promotion.code is not None:
            rejected.append(refusal)
    return open_, rejected


def _largest_sets(open_: Sequence[Covered]) -> list[_Set]:
    """The maximal cliques (Bron and Kerbosch, with a pivot) of what may be combined."""
    friends = [
        {j for j, other in enumerate(open_) if may_combine(one.promotion, other.promotion)}
        for one in open_
    ]
    found: list[_Set] = []

    def grow(chosen: list[int], possible: set[int], seen: set[int]) -> None:
        if not possible and not seen:
            found.append(tuple(open_[i] for i in sorted(chosen)))
            return
        pivot = max(possible | seen, key=lambda i: len(friends[i] & possible))
        for i in sorted(possible - friends[pivot]):
            grow([*chosen, i], possible & friends[i], seen & friends[i])
            possible = possible - {i}
            seen = seen | {i}

    grow([], set(range(len(open_))), set())
    return found


class _Reckoning:
    """What sets take. Product discounts are reckoned once per set of them: the order's total is
    all that order discounts need, until the set that counts is known."""

    def __init__(self, ground: Ground, shipping: int | None) -> None:
        self._ground = ground
        self._shipping = shipping
        self._products: dict[_Set, tuple[list[dict[int, int]], list[int]]] = {}

    def rank(self, chosen: _Set) -> tuple[int, int, int, tuple[int, ...], tuple[str, ...]]:
        promotions = [covered.promotion for covered in chosen]
        _taken, left = self._of_products(chosen)
        goods = sum(left)
        for covered in _of_class(chosen, DiscountClass.ORDER):
            goods -= self._off_order(covered, goods)
        delivery = sum(self._off_shipping(chosen))
        ids = [promotion.discount_id for promotion in promotions]
        return (
            sum(self._ground.amounts) - goods + delivery,
            sum(promotion.code is not None for promotion in promotions),
            sum(promotion.priority for promotion in promotions),
            tuple(-ord(letter) for letter in ",".join(sorted(ids))),
            tuple(promotion.code or "" for promotion in promotions),
        )

    def applied(self, chosen: _Set, currency: str) -> tuple[Applied, ...]:
        """Those of the set that take something."""
        lines, (taken, left) = self._ground.lines, self._of_products(chosen)
        products = _of_class(chosen, DiscountClass.PRODUCT)
        result = [
            _applied(
                covered.promotion,
                currency,
                {lines[i].line_id: off for i, off in own.items() if off},
            )
            for covered, own in zip(products, taken, strict=True)
            if any(own.values())  # a share of a cent may round to nothing
        ]
        left = list(left)
        for covered in _of_class(chosen, DiscountClass.ORDER):
            parts = self._ground.spread(self._off_order(covered, sum(left)), left)
            left = [amount - part for amount, part in zip(left, parts, strict=True)]
            own = {line.line_id: part for line, part in zip(lines, parts, strict=True) if part}
            if own:
                result.append(_applied(covered.promotion, currency, own))
        deliveries = _of_class(chosen, DiscountClass.SHIPPING)
        for covered, off in zip(deliveries, self._off_shipping(chosen), strict=True):
            if off or self._shipping is None:
                result.append(_applied(covered.promotion, currency, {}, off))
        return tuple(result)

    def _of_products(self, chosen: _Set) -> tuple[list[dict[int, int]], list[int]]:
        products = _of_class(chosen, DiscountClass.PRODUCT)
        if products not in self._products:
            left, all_taken = list(self._ground.amounts), []
            for covered in products:
                taken = taking.take(covered, self._ground, left)
                for i, off in taken.items():
                    left[i] -= off
                all_taken.append(taken)
            self._products[products] = all_taken, left
        return self._products[products]

    def _off_order(self, covered: Covered, goods: int) -> int:
        basis_points, amount = covered.value
        return self._ground.share(goods, basis_points) if basis_points else min(amount, goods)

    def _off_shipping(self, chosen: _Set) -> list[int]:
        left, result = self._shipping or 0, []
        for covered in _of_class(chosen, DiscountClass.SHIPPING):
            is_free = covered.promotion.kind is Kind.FREE_SHIPPING
            off = left if is_free else self._off_order(covered, left)
            left -= off
            result.append(off)
        return result


def _of_class(chosen: _Set, discount_class: DiscountClass) -> _Set:
    return tuple(one for one in chosen if one.promotion.discount_class is discount_class)


def _applied(promotion: Promotion, currency: str, taken: dict[str, int], off: int = 0) -> Applied:
    return Applied(
        discount_id=promotion.discount_id,
        code=promotion.code,
        label=promotion.label,
        discount_class=promotion.discount_class,
        taken={line_id: Money(amount, currency) for line_id, amount in taken.items()},
        shipping_off=Money(off, currency),
        title=promotion.title,
        source_title=promotion.source_title,
    )
