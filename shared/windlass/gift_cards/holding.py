"""A card for whoever holds its link from the mail: the right to it is the link."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.gift_cards import codes
from windlass.gift_cards.repository import GiftCardRepository
from windlass.kit.money import Money

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext


class HeldCard(Struct, frozen=True):
    masked: str
    code: str
    balance: Money  # also what a checkout holds
    expires_at: datetime | None
    is_disabled: bool
    recipient: str
    sender: str
    message: str


def of_link(store: StoreContext, card_id: str, *, token: str) -> HeldCard | None:
    """The card with its code, or None for a link that we did not mail. One read."""
    card = GiftCardRepository(store.store_id).find(card_id)
    if card is None:
        return None
    sealed = {"store_id": store.store_id, "card_id": card_id, "salt": card.code_salt}
    if not codes.is_link_token(token, **sealed):
        return None
    code = codes.make(store.store_id, card_id, card.code_salt)
    return HeldCard(
        masked=codes.masked(card.last_four),
        code=codes.grouped(code),
        balance=Money(card.balance, card.currency),
        expires_at=card.expires_at,
        is_disabled=card.is_disabled,
        recipient=card.recipient_name,
        sender=card.sender_name,
        message=card.message,
    )
