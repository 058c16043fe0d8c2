"""Gift cards that an order bought: issued once per unit, and disabled when the sale is undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from windlass.gift_cards import issuing, managing, recipients
from windlass.gift_cards.identity import card_id_of
from windlass.gift_cards.issuing import NewCard
from windlass.gift_cards.models import GiftCard
from windlass.gift_cards.repository import GiftCardRepository

if TYPE_CHECKING:
    from windlass.kit.money import Money
    from windlass.tenancy.context import StoreContext


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A line of a paid order, and who bought it."""

    order_id: str
    order_number: int
    line_id: str
    quantity: int
    amount: Money  # of one card
    properties: Mapping[str, str]
    buyer_name: str
    buyer_email: str
    locale: str


def issue(store: StoreContext, line: SoldLine) -> list[GiftCard]:
    """One card per unit, the same ones however often it is asked for, also by several at once."""
    who = recipients.as_sold(line.properties)
    cards = GiftCardRepository(store.store_id)
    for card_id in _ids(store, line):
        if cards.find(card_id) is not None:
            continue
        new = NewCard(
            card_id=card_id,
            amount=line.amount,
            source="order",
            recipient_name=who.name if who.email else line.buyer_name,
            recipient_email=who.email or line.buyer_email,
            message=who.message,
            sender_name=line.buyer_name,
            sender_email=line.buyer_email,
            locale=line.locale,
            send_on=who.send_on,
            order_id=line.order_id,
            order_number=line.order_number,
            line_id=line.line_id,
        )
        issuing.issue(store, new)
    return of_line(store, line)


def of_line(store: StoreContext, line: SoldLine) -> list[GiftCard]:
    """Those that were issued so far."""
    cards = GiftCardRepository(store.store_id)
    found = (cards.find(card_id) for card_id in _ids(store, line))
    return [card for card in found if card is not None]


def disable(
    store: StoreContext, line: SoldLine, *, reason: str, at_most: int | None = None
) -> list[GiftCard]:
    """Cards of a line that was cancelled or given back: those with the most left first, none on
    which nothing is left. Asked for again with the same reason, no more are disabled than the
    first time. Those that this call disabled."""
    found = of_line(store, line)
    before = [card for card in found if card.is_disabled and card.disabled_reason == reason]
    wanted = len(found) if at_most is None else at_most - len(before)
    open_ones = [card for card in found if not card.is_disabled and card.balance > 0]
    open_ones.sort(key=lambda card: (-card.balance, card.card_id))
    return [
        managing.disable(store, card.card_id, reason=reason) for card in open_ones[: max(wanted, 0)]
    ]


def _ids(store: StoreContext, line: SoldLine) -> list[str]:
    return [
        card_id_of(store.store_id, line.order_id, line.line_id, str(unit))
        for unit in range(line.quantity)
    ]
