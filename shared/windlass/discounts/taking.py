"""What one product discount takes off the lines it covers, in minor units. Pure integers."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from windlass.discounts.parts import Kind, PromoLine, Promotion, Scope, Tier
from windlass.kit import currencies
from windlass.kit.money import BASIS_POINTS


class Ground(Struct, frozen=True):
    """The lines, ordered by line id, so that no other order can matter."""

    lines: tuple[PromoLine, ...]
    amounts: tuple[int, ...]  # before any discount
    step: int  # amounts to pay are multiples of it

    @classmethod
    def of(cls, lines: Sequence[PromoLine], currency: str) -> Ground:
        ordered = tuple(sorted(lines, key=lambda line: line.line_id))
        amounts = tuple(line.unit_price.amount * line.quantity for line in ordered)
        return cls(ordered, amounts, currencies.step(currency))

    def places(self, scope: Scope) -> tuple[int, ...]:
        """Of the lines that it covers."""
        if scope.is_everything:
            return tuple(range(len(self.lines)))
        return tuple(i for i, line in enumerate(self.lines) if scope.covers(line))

    def share(self, amount: int, basis_points: int) -> int:
        """Rounded half up, then up to what cards can pay; never more than there is."""
        off = (amount * basis_points + BASIS_POINTS // 2) // BASIS_POINTS
        return min(amount, -(-off // self.step) * self.step)

    def spread(self, off: int, left: Sequence[int]) -> list[int]:
        """By what is left, largest remainder first, ties to the first line id; in amounts that
        cards can pay where the whole is made of such."""
        step = self.step
        if step > 1 and (off % step or any(amount % step for amount in left)):
            step = 1
        whole = sum(left) // step
        if not whole:
            return [0] * len(left)
        units = off // step
        parts, remainders = [], []
        for i, amount in enumerate(left):
            part, remainder = divmod(units * (amount // step), whole)
            parts.append(part)
            remainders.append((-remainder, i))
        for _remainder, i in sorted(remainders)[: units - sum(parts)]:
            parts[i] += 1
        return [part * step for part in parts]


class Covered(Struct, frozen=True):
    """A promotion with the places of its lines."""

    promotion: Promotion
    places: tuple[int, ...]
    subtotal: int
    quantity: int

    @classmethod
    def of(cls, promotion: Promotion, ground: Ground) -> Covered:
        places = ground.places(promotion.scope)
        return cls(
            promotion,
            places,
            sum(ground.amounts[i] for i in places),
            sum(ground.lines[i].quantity for i in places),
        )

    @property
    def tier(self) -> Tier | None:
        """The highest one that is reached."""
        promotion = self.promotion
        reached = self.quantity if promotion.tiers_by_quantity else self.subtotal
        tiers = [tier for tier in promotion.tiers if tier.minimum <= reached]
        return max(tiers, key=lambda tier: tier.minimum, default=None)

    @property
    def value(self) -> tuple[int, int]:
        """Basis points and minor units off: one of them is zero."""
        promotion = self.promotion
        source = self.tier if promotion.kind is Kind.TIERED else promotion
        if source is None:
            return 0, 0
        return source.basis_points, source.amount.amount if source.amount else 0


def take(covered: Covered, ground: Ground, left: Sequence[int]) -> dict[int, int]:
    """By place, of what is `left` of every line."""
    promotion, places = covered.promotion, covered.places
    if promotion.kind is Kind.BUY_X_GET_Y:
        return _take_units(covered, ground, left)
    basis_points, amount = covered.value
    if basis_points:
        return {i: ground.share(left[i], basis_points) for i in places if left[i]}
    if promotion.is_per_item:
        return {i: min(left[i], amount * ground.lines[i].quantity) for i in places if left[i]}
    own = [left[i] for i in places]
    parts = ground.spread(min(amount, sum(own)), own)
    return {i: part for i, part in zip(places, parts, strict=True) if part}


def times(covered: Covered, ground: Ground) -> tuple[int, tuple[int, ...]]:
    """How often a buy-X-get-Y is fulfilled, and the places of what may be got, cheapest first.

    No unit is both bought and got, so all three must fit: what is bought, what is got, and both
    together in the units that count for either.
    """
    promotion, lines = covered.promotion, ground.lines
    got = ground.places(promotion.get_scope)
    to_get = sum(lines[i].quantity for i in got)
    both = sum(lines[i].quantity for i in {*covered.places, *got})
    buy, get = promotion.buy_quantity, promotion.get_quantity
    most = min(covered.quantity // buy, to_get // get, both // (buy + get))
    if promotion.most_times is not None:
        most = min(most, promotion.most_times)
    return most, tuple(sorted(got, key=lambda i: (lines[i].unit_price.amount, lines[i].line_id)))


def _take_units(covered: Covered, ground: Ground, left: Sequence[int]) -> dict[int, int]:
    """The cheapest units are got, as far as enough others remain that count as bought."""
    promotion = covered.promotion
    count, got = times(covered, ground)
    wanted = count * promotion.get_quantity
    bought = set(covered.places)
    spare = covered.quantity - count * promotion.buy_quantity
    taken: dict[int, int] = {}
    for i in got:
        units = min(ground.lines[i].quantity, wanted, spare if i in bought else wanted)
        if units == 0:
            continue
        wanted -= units
        spare -= units if i in bought else 0
        off = ground.share(ground.lines[i].unit_price.amount * units, promotion.get_basis_points)
        if off := min(left[i], off):
            taken[i] = off
    return taken
