"""Gift cards that an order bought: issued once per unit, and disabled when the sale is undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.gift_cards import issuing, managing, recipients, taking_back
from windlass.gift_cards.issuing import NewCard
from windlass.gift_cards.models import GiftCard
from windlass.gift_cards.repository import GiftCardRepository

if TYPE_CHECKING:
    from windlass.kit.money import Money
    from windlass.tenancy.context import StoreContext


class SoldLine(Struct, frozen=True):
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
    """Those that were issued so far, oldest unit first; a consistent batch read."""
    found = {card.card_id: card for card in taking_back.by_ids(store, _ids(store, line))}
    return [found[card_id] for card_id in _ids(store, line) if card_id in found]


def disable(
    store: StoreContext, line: SoldLine, *, reason: str, at_most: int | None = None
) -> list[GiftCard]:
    """Cards of a line that was cancelled or given back: those with the most left first, none on
    which nothing is left. Asked for again with the same reason, no more are disabled than the
    first time. Those that this call disabled."""
    found = of_line(store, line)
    before = [card for card in found if card.is_disabled and card.disabled_reason == reason]
    wanted = None if at_most is None else at_most - len(before)
    return [
        managing.disable(store, card.card_id, reason=reason)
        for card in taking_back.to_take(found, wanted)
    ]


def _ids(store: StoreContext, line: SoldLine) -> list[str]:
    return taking_back.ids_of_line(store, line.order_id, line.line_id, line.quantity)
