"""Everything that a checkout holds, moved as one: each function adds its writes to the caller's
transaction, so that an order has all of it or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import replace
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.catalog import stock
from windlass.catalog.parts import StockLine
from windlass.checkout import payments
from windlass.discounts import redemptions
from windlass.discounts.redemptions import Redemption
from windlass.gift_cards import spending
from windlass.orders import rules

if TYPE_CHECKING:
    from datetime import datetime

    from pynamodb.exceptions import TransactWriteError
    from pynamodb.transactions import TransactWrite

    from windlass.checkout.models import Checkout
    from windlass.kit.money import Money
    from windlass.tenancy.context import StoreContext


class Refusal(Struct, frozen=True):
    """What there is too little of; empty when something else failed the transaction."""

    variants: Sequence[tuple[str, str]] = ()  # product id, variant id
    funds: Sequence[str] = ()  # ids of gift cards and credit
    discounts: Sequence[str] = ()  # ids

    def __bool__(self) -> bool:
        return bool(self.variants or self.funds or self.discounts)

    @property
    def reason(self) -> str:
        """One word for what is missing."""
        return "sold_out" if self.variants else "card_spent" if self.funds else "code_used_up"


class Moves(Struct, frozen=True):
    """What was added to a transaction, to explain a refusal."""

    stock: stock.Moves
    funds: spending.Moves
    discounts: redemptions.Moves

    def refusal(self, error: TransactWriteError) -> Refusal:
        return Refusal(
            variants=self.stock.sold_out(error),
            funds=self.funds.too_little(error),
            discounts=self.discounts.used_up(error),
        )


class Holdings(Struct, frozen=True):
    """What a checkout holds while it is open."""

    reference: str
    lines: tuple[StockLine, ...]
    funds: Mapping[str, Money]  # by id of a gift card or credit, in the order they are spent
    redemptions: tuple[Redemption, ...]  # of limited discounts
    until: datetime

    @classmethod
    def of(cls, checkout: Checkout) -> Holdings:
        lines = map(rules.line_from, checkout.lines)
        return cls(
            reference=checkout.checkout_id,
            lines=tuple(
                StockLine(line.line_id, line.product_id, line.variant_id, line.quantity)
                for line in lines
            ),
            funds={part.credit_id: part.spent for part in payments.credits_of(checkout)},
            redemptions=tuple(map(Redemption.from_document, checkout.redemptions)),
            until=checkout.expires_at,
        )

    @property
    def most_items(self) -> int:
        """At most so many items of a transaction hold or take all of it."""
        of_discounts = redemptions.MOST_ITEMS * len(self.redemptions)
        of_funds = 3 * len(self.funds) + bool(self.funds)
        return 2 * len(self.lines) + 1 + of_discounts + of_funds

    def without(self, refusal: Refusal) -> Holdings:
        """Without products deleted meanwhile, of which nothing is held any more."""
        gone = set(refusal.variants)
        kept = [line for line in self.lines if (line.product_id, line.variant_id) not in gone]
        return replace(self, lines=tuple(kept))


def hold(t: TransactWrite, store: StoreContext, held: Holdings) -> Moves:
    reference = held.reference
    return Moves(
        stock.reserve(t, store, reference=reference, lines=held.lines),
        spending.hold(t, store, reference=reference, amounts=held.funds),
        redemptions.hold(
            t, store, reference=reference, redemptions=held.redemptions, until=held.until
        ),
    )


def release(t: TransactWrite, store: StoreContext, held: Holdings) -> Moves:
    reference = held.reference
    return Moves(
        stock.release(t, store, reference=reference, lines=held.lines),
        spending.release(t, store, reference=reference, amounts=held.funds),
        redemptions.release(t, store, reference=reference, redemptions=held.redemptions),
    )


def commit(t: TransactWrite, store: StoreContext, held: Holdings) -> Moves:
    reference = held.reference
    return Moves(
        stock.commit(t, store, reference=reference, lines=held.lines),
        spending.commit(t, store, reference=reference, amounts=held.funds),
        redemptions.commit(t, store, reference=reference, redemptions=held.redemptions),
    )


def take(t: TransactWrite, store: StoreContext, held: Holdings) -> Moves:
    """Without holding: the money came after the release."""
    reference = held.reference
    return Moves(
        stock.take(t, store, reference=reference, lines=held.lines),
        spending.take(t, store, reference=reference, amounts=held.funds),
        redemptions.take(t, store, reference=reference, redemptions=held.redemptions),
    )
