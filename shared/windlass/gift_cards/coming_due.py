"""What the schedule does with cards: sends those whose day has come, reminds of those that end
soon, and takes those that ended out of what is owed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from aws_lambda_powertools import Logger

from windlass.gift_cards import due, models
from windlass.gift_cards.events import FundsMoved, GiftCardExpiring, GiftCardReady
from windlass.gift_cards.models import GiftCard
from windlass.gift_cards.repository import GiftCardRepository
from windlass.kit import clock
from windlass.tenancy import service as tenancy
from windlass.web.etags import VersionStale

if TYPE_CHECKING:
    from msgspec import Struct

    from windlass.tenancy.context import StoreContext

logger = Logger(child=True)

AT_ONCE = 100  # per shard and run, the longest due first


def work_off() -> int:
    """Of all stores; how many cards something was done with."""
    done = 0
    for shard in range(models.DUE_SHARDS):
        for listed in _due(shard, clock.now()):
            store = tenancy.act(listed.pk.split("#")[1], task="gift-cards")
            try:
                done += come_due(store, listed.card_id)
            except Exception:  # one card's trouble must not keep the others waiting
                logger.exception("a gift card was not worked off", card_id=listed.card_id)
    return done


def come_due(store: StoreContext, card_id: str) -> bool:
    """Do what is due of the card, once: what was done is written with the events that do it."""
    cards, now = GiftCardRepository(store.store_id), clock.now()
    card = cards.get(card_id)
    version = card.version
    events: list[Struct] = []
    if due.is_to_send(card) and (card.send_at or now) <= now and not card.is_expired(now):
        card.sent_at = now
        events.append(GiftCardReady(card_id))
    if due.is_to_remind(card, now):
        card.reminded_at = now
        events.append(GiftCardExpiring(card_id))
    if card.is_expired(now):
        events.append(FundsMoved([card_id]))
    before = (card.gsi3pk, card.gsi3sk)
    due.index(card, now)
    if not events and (card.gsi3pk, card.gsi3sk) == before:
        return False
    try:
        cards.change(card, version=version, events=events)
    except VersionStale:
        return False  # somebody changed it meanwhile, or did this: the next run looks again
    return bool(events)


def _due(shard: int, now: datetime) -> list[GiftCard]:
    found = GiftCard.gsi3.query(
        models.due_pk(shard),
        GiftCard.gsi3sk < models.moment_sk(now, "~"),
        limit=AT_ONCE,
        page_size=AT_ONCE,
    )
    return [item for item in found if isinstance(item, GiftCard)]
