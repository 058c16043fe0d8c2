"""Gift cards as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from windlass.gift_cards import codes
from windlass.gift_cards.models import GiftCard
from windlass.kit import clock
from windlass.kit.money import Money

HEADINGS = (
    "id",
    "code",
    "status",
    "currency",
    "initial",
    "balance",
    "recipient_name",
    "recipient_email",
    "order",
    "issued_at",
    "sent_at",
    "expires_at",
    "note",
)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def csv_of(cards: Iterable[GiftCard]) -> str:
    """Codes masked, amounts in major units, times in UTC."""
    now, out = clock.now(), io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for card in cards:
        writer.writerow(
            [
                card.card_id,
                codes.masked(card.last_four),
                card.status_at(now).value,
                card.currency,
                Money(card.initial, card.currency).decimal(),
                Money(card.balance, card.currency).decimal(),
                _plain(card.recipient_name),
                _plain(card.recipient_email),
                "" if card.order_number is None else card.order_number,
                card.created_at.isoformat(timespec="seconds"),
                card.sent_at.isoformat(timespec="seconds") if card.sent_at else "",
                card.expires_at.isoformat(timespec="seconds") if card.expires_at else "",
                _plain(card.note),
            ]
        )
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text
