"""When something is to happen to a card next: it is sent, its holder is reminded, it ends. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from windlass.gift_cards import models
from windlass.gift_cards.models import GiftCard

REMINDED_BEFORE = timedelta(days=30)


def is_to_send(card: GiftCard) -> bool:
    return bool(card.recipient_email) and card.sent_at is None and not card.is_disabled


def next_at(card: GiftCard, now: datetime) -> datetime | None:
    """None when nothing is left to come."""
    if card.is_disabled or card.is_expired(now):
        return None
    moments = []
    if is_to_send(card):
        moments.append(card.send_at or now)
    if card.expires_at is not None:
        moments.append(card.expires_at)
        reminder = card.expires_at - REMINDED_BEFORE
        if card.reminded_at is None and card.recipient_email and card.balance:
            moments.append(reminder)
    return min(moments, default=None)


def index(card: GiftCard, now: datetime) -> None:
    """Set the keys by which the schedule finds the card, or take them away."""
    at = next_at(card, now)
    card.gsi3pk = models.due_pk(models.shard_of(card.card_id)) if at else None
    card.gsi3sk = models.moment_sk(at, card.card_id) if at else None
