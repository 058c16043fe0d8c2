"""Everything that a checkout holds, moved as one: each function adds its writes to the caller's
transaction, so that an order has all of it or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from windlass.catalog import stock
from windlass.catalog.parts import StockLine
from windlass.orders import rules

if TYPE_CHECKING:
    from pynamodb.exceptions import TransactWriteError
    from pynamodb.transactions import TransactWrite

    from windlass.checkout.models import Checkout
    from windlass.tenancy.context import StoreContext


@dataclass(frozen=True, slots=True)
class Refusal:
    """What there is too little of; empty when something else failed the transaction."""

    variants: Sequence[tuple[str, str]] = ()  # product id, variant id

    def __bool__(self) -> bool:
        return bool(self.variants)


@dataclass(slots=True)
class Moves:
    """What was added to a transaction, to explain a refusal."""

    stock: stock.Moves

    def refusal(self, error: TransactWriteError) -> Refusal:
        return Refusal(variants=self.stock.sold_out(error))


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a checkout holds while it is open."""

    reference: str
    lines: tuple[StockLine, ...]

    @classmethod
    def of(cls, checkout: Checkout) -> Holdings:
        lines = map(rules.line_from, checkout.lines)
        return cls(
            reference=checkout.checkout_id,
            lines=tuple(
                StockLine(line.line_id, line.product_id, line.variant_id, line.quantity)
                for line in lines
            ),
        )

    def without(self, refusal: Refusal) -> Holdings:
        """Without products deleted meanwhile, of which nothing is held any more."""
        kept = [
            line
            for line in self.lines
            if (line.product_id, line.variant_id) not in refusal.variants
        ]
        return Holdings(self.reference, tuple(kept))


def hold(t: TransactWrite, store: StoreContext, held: Holdings) -> Moves:
    return Moves(stock.reserve(t, store, reference=held.reference, lines=held.lines))


def release(t: TransactWrite, store: StoreContext, held: Holdings) -> Moves:
    return Moves(stock.release(t, store, reference=held.reference, lines=held.lines))


def commit(t: TransactWrite, store: StoreContext, held: Holdings) -> Moves:
    return Moves(stock.commit(t, store, reference=held.reference, lines=held.lines))


def take(t: TransactWrite, store: StoreContext, held: Holdings) -> Moves:
    """Without holding: the money came after the release."""
    return Moves(stock.take(t, store, reference=held.reference, lines=held.lines))
