"""Whether who gets something back can use it: gift cards that were closed since they paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from windlass.gift_cards import balances
from windlass.kit import clock

if TYPE_CHECKING:
    from windlass.orders.refund_plans import Plan
    from windlass.tenancy.context import StoreContext


class Closed(Struct, frozen=True):
    card_id: str
    label: str
    problem: Literal["disabled", "expired"]


def closed(store: StoreContext, plan: Plan) -> list[Closed]:
    """The gift cards that this refund fills again and nobody can pay with, as long as the merchant
    does not open them. One batch read where gift cards paid, else none; asks for no permission."""
    labels = {share.credit_id: share.label for share in plan.to_credits}
    now = clock.now()
    return [
        Closed(card.card_id, labels[card.card_id], "disabled" if card.is_disabled else "expired")
        for card in balances.read(store, labels)
        if card.is_disabled or (card.expires_at is not None and card.expires_at <= now)
    ]
