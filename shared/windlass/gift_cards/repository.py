"""Every read and write of gift cards but those that move money (see spending)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pynamodb.attributes import Attribute
from pynamodb.exceptions import PutError, TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.gift_cards import models
from windlass.gift_cards.errors import GiftCardNotFound
from windlass.gift_cards.models import (
    CodePointer,
    Entry,
    ExpiryRule,
    GiftCard,
    GiftCardWord,
    Status,
)
from windlass.kit import paging
from windlass.kit.ids import CROCKFORD
from windlass.kit.paging import Page
from windlass.web.etags import stale

if TYPE_CHECKING:
    from msgspec import Struct
    from pynamodb.expressions.update import Action

EXAMINED = 100
CARD_ID = re.compile(rf"[{CROCKFORD}]{{26}}")


class GiftCardRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def add(self, card: GiftCard, first: Entry, events: Sequence[Struct]) -> bool:
        """The card, what it is looked up by, its first ledger line and its events: all, or none.
        False when there is a card with this id already."""
        card.pk, card.sk = models.fund_pk(self._store_id, card.card_id), models.FUND_SK
        card.gsi1pk = models.cards_pk(self._store_id)
        card.gsi2pk = models.cards_pk(self._store_id, Status(card.status))
        card.gsi1sk = card.gsi2sk = models.moment_sk(card.created_at, card.card_id)

        def commit() -> None:
            with transactions.write() as t:
                t.save(card, condition=GiftCard.pk.does_not_exist())
                t.save(self._pointer(card), condition=CodePointer.pk.does_not_exist())
                t.save(first)
                for word in card.words:
                    t.save(self._word(word, card))
                for event in events:
                    t.save(outbox.to_item(self._store_id, event))

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if not condition_failed(error):
                raise
            return False
        return True

    def find(self, card_id: str) -> GiftCard | None:
        """A consistent read; None also for what cannot be a card's id."""
        if not CARD_ID.fullmatch(card_id):
            return None
        pk = models.fund_pk(self._store_id, card_id)
        try:
            return GiftCard.get(pk, models.FUND_SK, consistent_read=True)
        except GiftCard.DoesNotExist:
            return None

    def get(self, card_id: str) -> GiftCard:
        """Raises GiftCardNotFound (404)."""
        card = self.find(card_id)
        if card is None:
            raise GiftCardNotFound(f"There is no gift card {card_id}.")
        return card

    def ids_of_codes(self, hashes: Sequence[str]) -> dict[str, str]:
        """Card ids by the hash of a code; unknown ones are left out. One batch read."""
        keys = [(models.code_pk(self._store_id, one), models.CODE_SK) for one in hashes]
        found = CodePointer.batch_get(keys) if keys else ()
        return {pointer.pk.rsplit("#", 1)[1]: pointer.card_id for pointer in found}

    def page(self, status: Status | None, *, limit: int, cursor: str | None) -> Page[GiftCard]:
        """Newest first: one Query. Raises CursorInvalid (422)."""
        pk = models.cards_pk(self._store_id, status)
        index = GiftCard.gsi2 if status else GiftCard.gsi1
        key = GiftCard.gsi2sk if status else GiftCard.gsi1sk
        before = key < paging.unseal(cursor, scope=pk) if cursor else None
        found = index.query(
            pk, before, limit=limit + 1, page_size=limit + 1, scan_index_forward=False
        )
        cards = [item for item in found if isinstance(item, GiftCard)]
        return paging.page_of(cards, limit, scope=pk, position=lambda card: card.gsi1sk)

    def search(self, first: str) -> list[GiftCard]:
        """At most 100 cards with a word that begins so, newest first."""
        found = GiftCardWord.query(
            models.words_pk(self._store_id),
            GiftCardWord.sk.startswith(first),
            limit=EXAMINED,
            page_size=EXAMINED,
        )
        ids = dict.fromkeys(word.card_id for word in found)
        keys = [(models.fund_pk(self._store_id, one), models.FUND_SK) for one in ids]
        cards = GiftCard.batch_get(keys) if keys else ()
        return sorted(cards, key=lambda card: card.created_at, reverse=True)

    def change(
        self,
        card: GiftCard,
        *,
        version: int,
        entries: Sequence[Entry] = (),
        events: Sequence[Struct] = (),
        new_words: Sequence[str] = (),
    ) -> None:
        """Write what people changed of the card, not its money, if `version` is still the current
        one. Raises VersionStale (412)."""
        card.version = version + 1

        def commit() -> None:
            with transactions.write() as t:
                t.update(
                    GiftCard(card.pk, card.sk),
                    [
                        GiftCard.version.set(card.version),
                        GiftCard.recipient_email.set(card.recipient_email),
                        GiftCard.words.set(card.words),
                        GiftCard.is_disabled.set(card.is_disabled),
                        GiftCard.disabled_reason.set(card.disabled_reason),
                        _set_or_remove(GiftCard.disabled_at, card.disabled_at),
                        _set_or_remove(GiftCard.expires_at, card.expires_at),
                        _set_or_remove(GiftCard.send_at, card.send_at),
                        _set_or_remove(GiftCard.sent_at, card.sent_at),
                        _set_or_remove(GiftCard.reminded_at, card.reminded_at),
                        _set_or_remove(GiftCard.gsi3pk, card.gsi3pk),
                        _set_or_remove(GiftCard.gsi3sk, card.gsi3sk),
                    ],
                    condition=GiftCard.version == version,
                )
                for entry in entries:
                    t.save(entry)
                for word in new_words:
                    t.save(self._word(word, card))
                for event in events:
                    t.save(outbox.to_item(self._store_id, event))

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if condition_failed(error):
                raise stale() from None
            raise

    def rule(self) -> ExpiryRule:
        """When new cards expire; a store that never said has cards that do not."""
        pk = models.rule_pk(self._store_id)
        try:
            return ExpiryRule.get(pk, models.RULE_SK, consistent_read=True)
        except ExpiryRule.DoesNotExist:
            return ExpiryRule(pk, models.RULE_SK, version=1)

    def save_rule(self, rule: ExpiryRule, *, version: int) -> ExpiryRule:
        """Raises VersionStale (412) unless `version` is still the current one."""
        rule.version = version + 1
        follows = ExpiryRule.version == version
        if version == 1:
            follows |= ExpiryRule.pk.does_not_exist()
        try:
            rule.save(condition=follows)
        except PutError as error:
            if condition_failed(error):
                raise stale() from None
            raise
        return rule

    def _pointer(self, card: GiftCard) -> CodePointer:
        pk = models.code_pk(self._store_id, card.code_hash)
        return CodePointer(pk, models.CODE_SK, card_id=card.card_id)

    def _word(self, word: str, card: GiftCard) -> GiftCardWord:
        sk = models.word_sk(word, card.card_id)
        return GiftCardWord(models.words_pk(self._store_id), sk, card_id=card.card_id)


def _set_or_remove(attribute: Attribute[Any], value: object) -> Action:
    return attribute.remove() if value is None else attribute.set(value)
