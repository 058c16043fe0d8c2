"""When something is to happen to a card next: it is sent, its holder is reminded, it ends. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from windlass.gift_cards import models
from windlass.gift_cards.models import GiftCard

REMINDED_BEFORE = timedelta(days=30)
LIVES_LONG = timedelta(days=60)  # who got it for less needs no reminder


def is_to_send(card: GiftCard) -> bool:
    return bool(card.recipient_email) and card.sent_at is None and not card.is_disabled


def is_to_remind(card: GiftCard, now: datetime) -> bool:
    """Its last month has begun, and something is left that somebody could be told of."""
    at = reminder_at(card)
    return at is not None and at <= now and card.balance > 0 and not card.is_expired(now)


def reminder_at(card: GiftCard) -> datetime | None:
    if card.expires_at is None or card.reminded_at is not None or card.is_disabled:
        return None
    begun = card.send_at or card.created_at
    if not card.recipient_email or card.expires_at - begun < LIVES_LONG:
        return None
    return card.expires_at - REMINDED_BEFORE


def next_at(card: GiftCard, now: datetime) -> datetime | None:
    """None when nothing is left to come. A reminder that nobody needs is passed over."""
    if card.is_disabled or card.is_expired(now):
        return None
    moments = [card.expires_at, card.send_at or now if is_to_send(card) else None]
    reminder = reminder_at(card)
    if reminder is not None and (card.balance > 0 or reminder > now):
        moments.append(reminder)
    return min((at for at in moments if at is not None), default=None)


def index(card: GiftCard, now: datetime) -> None:
    """Set the keys by which the schedule finds the card, or take them away."""
    at = next_at(card, now)
    card.gsi3pk = models.due_pk(models.shard_of(card.card_id)) if at else None
    card.gsi3sk = models.moment_sk(at, card.card_id) if at else None
