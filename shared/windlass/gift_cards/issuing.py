"""New cards: of an order, or by the merchant's hand."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from windlass.gift_cards import codes, due, expiry, ledger
from windlass.gift_cards.events import FundsMoved, GiftCardReady
from windlass.gift_cards.models import EntryKind, GiftCard, Status
from windlass.gift_cards.repository import GiftCardRepository
from windlass.gift_cards.words import words_of
from windlass.kit import clock
from windlass.stores import service as stores

if TYPE_CHECKING:
    from windlass.kit.money import Money
    from windlass.tenancy.context import StoreContext

SENT_FROM = time(8)  # on the chosen day, in the store's zone


class NewCard(Struct, frozen=True):
    """Who gets a card, from whom, and when. `send_on` is a day of the store's calendar; none, today
    and days before are at once."""

    card_id: str
    amount: Money
    source: str  # order, issued
    recipient_name: str = ""
    recipient_email: str = ""
    message: str = ""
    sender_name: str = ""
    sender_email: str = ""
    locale: str = "en"
    note: str = ""
    send_on: date | None = None
    expires_at: datetime | None = None  # none: by the store's rule
    order_id: str | None = None
    order_number: int | None = None
    line_id: str | None = None


def issue(store: StoreContext, new: NewCard, *, expires_by_rule: bool = True) -> bool:
    """Make the card, with its pointer, its first ledger line and the events that send it, in one
    transaction. False when a card with this id was made before: then nothing happens."""
    cards, front, now = GiftCardRepository(store.store_id), stores.storefront_of(store), clock.now()
    salt = codes.new_salt()
    code = codes.make(store.store_id, new.card_id, salt)
    expires_at = new.expires_at
    months = cards.rule().months if expires_by_rule and expires_at is None else None
    if months:
        expires_at = expiry.end_after(months, now=now, time_zone=front.time_zone)
    send_at = _moment(new.send_on, front.time_zone)
    amount = new.amount
    card = GiftCard(
        fund_id=new.card_id,
        currency=amount.currency,
        balance=amount.amount,
        available=amount.amount,
        expires_at=expires_at,
        created_at=now,
        last_four=code[-codes.GROUP :],
        code_hash=codes.hashed(store.store_id, code),
        code_salt=salt,
        initial=amount.amount,
        status=Status.ACTIVE.value,
        source=new.source,
        recipient_name=new.recipient_name,
        recipient_email=new.recipient_email,
        message=new.message,
        sender_name=new.sender_name,
        sender_email=new.sender_email,
        locale=new.locale,
        note=new.note,
        order_id=new.order_id,
        order_number=new.order_number,
        line_id=new.line_id,
        send_at=send_at if send_at and send_at > now else None,
        created_by=store.actor_id,
    )
    card.words = words_of(card)
    events: list[Struct] = [FundsMoved([card.card_id])]
    if due.is_to_send(card) and card.send_at is None:
        card.sent_at = now
        events.append(GiftCardReady(card.card_id))
    due.index(card, now)
    first = ledger.entry(
        store, card.card_id, EntryKind.ISSUED, amount, reference=new.order_id, reason=new.note
    )
    return cards.add(card, first, events)


def _moment(day: date | None, time_zone: str) -> datetime | None:
    return datetime.combine(day, SENT_FROM, ZoneInfo(time_zone)) if day else None
