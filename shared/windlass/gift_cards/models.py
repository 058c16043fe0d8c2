"""Money that a store owes to whoever holds it: gift cards, and the credit of its customers.

Item           PK                                     SK             Indexes
GiftCard       STORE#<store>#FUND#<card>              FUND           1: STORE#<store>#GIFTCARDS
                                                                     2: ...#GIFTCARDS#<STATUS>
                                                                     3: GIFTCARDS#DUE#<shard>
StoreCredit    STORE#<store>#FUND#credit:<customer>   FUND
Entry          STORE#<store>#FUND#<fund>              ENTRY#<ulid>   the ledger: only ever added to
Spending       STORE#<store>#FUNDSPENT#<reference>    <fund>         how far one checkout has come
GiveBack       STORE#<store>#FUNDSPENT#<reference>    BACK#<key>     a refund of it, once per key
CodePointer    STORE#<store>#GIFTCODE#<keyed hash>    CODE           -> card; no code is kept
GiftCardWord   STORE#<store>#GIFTCARDWORDS            <word>#<card>  search: prefixes of words
FundTotals     STORE#<store>#FUNDTOTALS               <kind>#<cur>   what is owed, by moments later
ExpiryRule     STORE#<store>#GIFTCARDRULE             RULE           when new cards expire

Indexes sort by `<time>#<card>`: 1 and 2 by when it was issued, 3 by when something is due: its
sending, the reminder before it expires, its end. A fund's id is its card's or `credit:<customer>`.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentsAttribute, IntegerAttribute, TableItem
from windlass.kit.money import Money

FUND_SK = "FUND"
ENTRY_PREFIX = "ENTRY#"
BACK_PREFIX = "BACK#"
CODE_SK = "CODE"
RULE_SK = "RULE"
CREDIT_PREFIX = "credit:"
DUE_SHARDS = 8


class SpendingState(StrEnum):
    HELD = "held"  # promised to a checkout
    RELEASED = "released"  # the checkout went away
    SPENT = "spent"


class Status(StrEnum):
    """What lists show, in the order in which it is judged."""

    DISABLED = "disabled"
    EXPIRED = "expired"
    USED = "used"  # nothing is left
    ACTIVE = "active"


class EntryKind(StrEnum):
    ISSUED = "issued"
    SPENT = "spent"
    GIVEN_BACK = "given_back"
    ADJUSTED = "adjusted"  # by a person, with a reason
    DISABLED = "disabled"
    ENABLED = "enabled"
    EXPIRY_CHANGED = "expiry_changed"


def fund_pk(store_id: StoreId, fund_id: str) -> str:
    return store_key(store_id, "FUND", fund_id)


def spent_pk(store_id: StoreId, reference: str) -> str:
    return store_key(store_id, "FUNDSPENT", reference)


def code_pk(store_id: StoreId, code_hash: str) -> str:
    return store_key(store_id, "GIFTCODE", code_hash)


def cards_pk(store_id: StoreId, status: Status | None = None) -> str:
    return store_key(store_id, "GIFTCARDS", *([status.upper()] if status else []))


def words_pk(store_id: StoreId) -> str:
    return store_key(store_id, "GIFTCARDWORDS")


def word_sk(word: str, card_id: str) -> str:
    return f"{word}#{card_id}"


def totals_pk(store_id: StoreId) -> str:
    return store_key(store_id, "FUNDTOTALS")


def rule_pk(store_id: StoreId) -> str:
    return store_key(store_id, "GIFTCARDRULE")


def due_pk(shard: int) -> str:
    return f"GIFTCARDS#DUE#{shard}"


def shard_of(card_id: str) -> int:
    return ord(card_id[-1]) % DUE_SHARDS


def moment_sk(at: datetime, card_id: str) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S.%f}#{card_id}"


def credit_id(customer_id: str) -> str:
    return f"{CREDIT_PREFIX}{customer_id}"


class FundPart(TableItem):
    """Whatever lies in a fund's partition."""


class Fund(FundPart):
    """`available` is `balance - held`, kept because a condition cannot subtract. All three are
    minor units of `currency`."""

    fund_id = UnicodeAttribute()
    currency = UnicodeAttribute()
    balance = IntegerAttribute(default=0)
    held = IntegerAttribute(default=0)
    available = IntegerAttribute(default=0)
    is_disabled = BooleanAttribute(default=False)
    expires_at = UTCDateTimeAttribute(null=True)
    created_at = UTCDateTimeAttribute()
    counted = IntegerAttribute(default=0)  # of it in the totals

    @property
    def left(self) -> Money:
        return Money(self.available, self.currency)

    def is_expired(self, at: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= at

    def owed(self, at: datetime) -> int:
        """What the store still owes of it."""
        return 0 if self.is_disabled or self.is_expired(at) else self.balance


class GiftCard(Fund, discriminator="GiftCard"):
    last_four = UnicodeAttribute()
    code_hash = UnicodeAttribute()
    code_salt = UnicodeAttribute()  # hex; see codes.py
    initial = IntegerAttribute()
    status = UnicodeAttribute()  # Status, by moments later than the balance
    source = UnicodeAttribute()  # order, issued
    recipient_name = UnicodeAttribute(default="")
    recipient_email = UnicodeAttribute(default="")
    message = UnicodeAttribute(default="")
    sender_name = UnicodeAttribute(default="")
    sender_email = UnicodeAttribute(default="")
    locale = UnicodeAttribute(default="en")
    note = UnicodeAttribute(default="")  # only the merchant reads it
    order_id = UnicodeAttribute(null=True)
    order_number = IntegerAttribute(null=True)
    line_id = UnicodeAttribute(null=True)
    send_at = UTCDateTimeAttribute(null=True)  # not before; none is at once
    sent_at = UTCDateTimeAttribute(null=True)  # when the mail was asked for
    reminded_at = UTCDateTimeAttribute(null=True)
    disabled_at = UTCDateTimeAttribute(null=True)
    disabled_reason = UnicodeAttribute(default="")
    created_by = UnicodeAttribute()
    words: ListAttribute[str] = ListAttribute(default=list)  # in the index
    version = IntegerAttribute(default=1)  # counts what people change

    @property
    def card_id(self) -> str:
        return self.fund_id

    def status_at(self, at: datetime) -> Status:
        if self.is_disabled:
            return Status.DISABLED
        if self.is_expired(at):
            return Status.EXPIRED
        return Status.ACTIVE if self.balance else Status.USED


class StoreCredit(Fund, discriminator="StoreCredit"):
    customer_id = UnicodeAttribute()


class Entry(FundPart, discriminator="Entry"):
    entry_id = UnicodeAttribute()
    fund_id = UnicodeAttribute()
    kind = UnicodeAttribute()  # EntryKind
    amount = IntegerAttribute()  # signed minor units: what the balance changed by
    currency = UnicodeAttribute()
    reference = UnicodeAttribute(null=True)  # the checkout, whose id is also the order's
    reason = UnicodeAttribute(default="")
    actor_id = UnicodeAttribute()
    at = UTCDateTimeAttribute()


class SpendingPart(TableItem):
    """Whatever lies in the partition of a checkout's spending."""


class Spending(SpendingPart, discriminator="FundSpending"):
    fund_id = UnicodeAttribute()
    place = IntegerAttribute()  # in which order the funds were asked
    amount = IntegerAttribute()
    given_back = IntegerAttribute(default=0)
    currency = UnicodeAttribute()
    state = UnicodeAttribute()  # SpendingState
    moved_at = UTCDateTimeAttribute()


class GiveBack(SpendingPart, discriminator="FundGiveBack"):
    parts = DocumentsAttribute()  # {fund_id, amount}
    currency = UnicodeAttribute()
    given_at = UTCDateTimeAttribute()


class CodePointer(TableItem, discriminator="GiftCodePointer"):
    card_id = UnicodeAttribute()


class GiftCardWord(TableItem, discriminator="GiftCardWord"):
    card_id = UnicodeAttribute()


class FundTotals(TableItem, discriminator="FundTotals"):
    kind = UnicodeAttribute()  # card, credit
    currency = UnicodeAttribute()
    outstanding = IntegerAttribute(default=0)
    holders = IntegerAttribute(default=0)  # funds with something outstanding


class ExpiryRule(TableItem, discriminator="GiftCardExpiryRule"):
    months = IntegerAttribute(null=True)  # none: cards never expire
    version = IntegerAttribute(default=1)
