"""What gift cards keep of people: told to them, and made to name nobody. A card stays good for
whoever has its code, and the ledger stays as the books need it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.db import transactions
from windlass.gift_cards import balances, codes, models, words
from windlass.gift_cards.models import GiftCard, GiftCardWord
from windlass.kit.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pynamodb.expressions.update import Action

    from windlass.tenancy.context import StoreContext


def of_person(store: StoreContext, emails: Iterable[str]) -> list[GiftCard]:
    """Every card sent to, or bought with, one of the addresses; the newest first."""
    found: dict[str, GiftCard] = {}
    for email in emails:
        prefix = models.word_sk(words.address(email), "")
        listed = GiftCardWord.query(
            models.words_pk(store.store_id), GiftCardWord.sk.startswith(prefix)
        )
        for fund in balances.funds(store, [word.card_id for word in listed], is_consistent=True):
            if isinstance(fund, GiftCard) and email in (fund.recipient_email, fund.sender_email):
                found[fund.card_id] = fund
    return sorted(found.values(), key=lambda card: card.created_at, reverse=True)


def export(cards: Iterable[GiftCard]) -> list[dict[str, Any]]:
    """Without the code, which its holder has by mail."""
    return [
        {
            "code": codes.masked(card.last_four),
            "issued_at": card.created_at.isoformat(),
            "worth": _written(card.initial, card.currency),
            "left": _written(card.balance, card.currency),
            "recipient": {"name": card.recipient_name, "email": card.recipient_email},
            "sender": {"name": card.sender_name, "email": card.sender_email},
            "message": card.message,
        }
        for card in cards
    ]


def forget(store: StoreContext, emails: Iterable[str]) -> int:
    """How many cards named one of the addresses. Safe to repeat."""
    addresses = set(emails)
    cards = of_person(store, addresses)
    for card in cards:
        _forget(store, card, addresses)
    return len(cards)


def _forget(store: StoreContext, card: GiftCard, addresses: set[str]) -> None:
    before = list(card.words)
    if card.recipient_email in addresses:
        card.recipient_name = card.recipient_email = card.message = ""
    if card.sender_email in addresses:
        card.sender_name = card.sender_email = ""
    card.words = words.words_of(card)
    actions: list[Action] = [
        GiftCard.version.add(1),
        GiftCard.words.set(card.words),
        GiftCard.recipient_name.set(card.recipient_name),
        GiftCard.recipient_email.set(card.recipient_email),
        GiftCard.message.set(card.message),
        GiftCard.sender_name.set(card.sender_name),
        GiftCard.sender_email.set(card.sender_email),
    ]

    def commit() -> None:
        with transactions.write() as t:
            t.update(GiftCard(card.pk, card.sk), actions, condition=GiftCard.pk.exists())
            for word in before:
                if word not in card.words:
                    sk = models.word_sk(word, card.card_id)
                    t.delete(GiftCardWord(models.words_pk(store.store_id), sk))

    transactions.attempt(commit)


def _written(amount: int, currency: str) -> str:
    return f"{Money(amount, currency).decimal()} {currency}"
