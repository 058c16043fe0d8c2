"""Gift cards that an order sold, and which of them a refund takes back: all that are open once
nothing of the order is left; of a line whose units go back, as many, the fullest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from windlass.gift_cards import codes, taking_back
from windlass.kit.money import Money, total
from windlass.kit.money_text import for_merchant
from windlass.orders import rules
from windlass.orders.errors import GiftCardsChanged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from windlass.gift_cards.models import GiftCard
    from windlass.orders.models import Order, Refund
    from windlass.orders.refund_plans import Asked, Plan
    from windlass.tenancy.context import StoreContext

GIFT_CARD: Final = "gift_card"  # a line's kind


class SoldCard(Struct, frozen=True):
    """worth = spent + left + what a checkout holds at this moment."""

    line_id: str
    masked: str  # "•••• 7K2Q"
    worth: Money
    spent: Money
    left: Money
    is_disabled: bool  # already
    is_taken: bool  # the refund disables it


class Taking(Struct, frozen=True):
    """What a refund takes back of what the order sold. `cards` are as they were read."""

    cards: tuple[GiftCard, ...]
    sold: tuple[SoldCard, ...]
    reason: str

    def left(self, currency: str) -> Money:
        return total([one.left for one in self.sold if one.is_taken], currency)


def taking_of(
    store: StoreContext, order: Order, asked: Asked, plan: Plan, *, refund_id: str
) -> Taking:
    """One batch read, none for an order without gift cards."""
    quantities = {
        line["line_id"]: line["quantity"] for line in order.lines if line.get("kind") == GIFT_CARD
    }
    payment = rules.payment_from(order.payment)
    is_whole = payment.given_back + plan.amount == payment.paid
    by_line = taking_back.of_order(store, order.order_id, quantities)
    taken: list[GiftCard] = []
    for line_id, cards in by_line.items():
        units = asked.quantities.get(line_id, 0)
        taken += taking_back.to_take(cards, None if is_whole else units)
    ids = {card.card_id for card in taken}
    sold = [
        _sold(line_id, card, is_taken=card.card_id in ids)
        for line_id, cards in by_line.items()
        for card in sorted(cards, key=lambda card: (card.available, card.card_id))
    ]
    return Taking(
        tuple(taken[: taking_back.MOST]),
        tuple(sold),
        reason_of(order.number, refund_id, is_whole=is_whole),
    )


def reason_of(number: int, refund_id: str, *, is_whole: bool) -> str:
    """On the cards. By it, the news of the refund knows which were taken already."""
    if is_whole:
        return f"Order {number} was refunded"
    return f"Refunded with order {number} ({refund_id[-6:]})"


def require_seen(seen: Money | None, taking: Taking, currency: str) -> None:
    """Raises GiftCardsChanged (409) when somebody has spent of them since they were shown."""
    left = taking.left(currency)
    if seen is not None and seen != left:
        raise GiftCardsChanged(
            f"{for_merchant(left)} is left on the gift cards now. Look at it again."
        )


def words(cards: Sequence[GiftCard], done: str) -> str:
    names = ", ".join(codes.masked(card.last_four) for card in cards)
    currency = cards[0].currency
    worth = for_merchant(total([Money(card.balance, currency) for card in cards], currency))
    if len(cards) == 1:
        return f"The gift card {names} with {worth} on it was {done}."
    return f"{len(cards)} gift cards with {worth} on them were {done}: {names}."


def taken_by(store: StoreContext, item: Refund) -> Sequence[GiftCard]:
    """The cards that the refund disabled and that nobody enabled or changed the reason of since."""
    cards = taking_back.by_ids(store, item.gift_cards)
    return [card for card in cards if card.is_disabled and card.disabled_reason == item.card_reason]


def _sold(line_id: str, card: GiftCard, *, is_taken: bool) -> SoldCard:
    currency = card.currency
    return SoldCard(
        line_id,
        codes.masked(card.last_four),
        worth=Money(card.initial, currency),
        spent=Money(max(card.initial - card.balance, 0), currency),
        left=Money(max(card.available, 0), currency),
        is_disabled=card.is_disabled,
        is_taken=is_taken,
    )
