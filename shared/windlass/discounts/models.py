"""Discounts, their codes, and what is left of the limited ones.

Item        PK                                       SK
Discount    STORE#<store>#DISCOUNT#<id>              DISCOUNT
Tally       STORE#<store>#DISCOUNT#<id>              TALLY                 what others count of it
Code        STORE#<store>#CODE#<CODE>                CODE                  -> discount
Uses        STORE#<store>#DISCOUNTUSES#<id>          TOTAL                 how many are left
Uses        STORE#<store>#DISCOUNTUSES#<id>          BUYER#<hash>          of one e-mail address
Redeemed    STORE#<store>#DISCOUNTUSES#<id>          MOVE#<reference>      how far a checkout came
FirstOrder  STORE#<store>#DISCOUNTBUYER#<hash>       FIRST_ORDER           has ordered here before
DayUses     STORE#<store>#DISCOUNTREPORT#<id>        DAY#<date>#<currency>
CodeUses    STORE#<store>#DISCOUNTREPORT#<id>        CODE#<CODE>#<currency>
Counted     STORE#<store>#DISCOUNTCOUNTED#<order>    COUNTED               is in the report

Discount: GSI1 STORE#<store>#DISCOUNTS / <id>, GSI2 STORE#<store>#DISCOUNTS#AUTOMATIC / <id> while
it is automatic and switched on. Code: GSI1 STORE#<store>#DISCOUNT#<id>#CODES / <CODE>, unique ones.

Codes are kept in capitals, so that one is one however it is typed. `<hash>` is of the e-mail
address as `kit.emails.normalised_for_limits` makes it: a limit keeps no address.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    UnicodeAttribute,
    UnicodeSetAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, IntegerAttribute, TableItem

DISCOUNT_SK = "DISCOUNT"
TALLY_SK = "TALLY"
CODE_SK = "CODE"
TOTAL_SK = "TOTAL"
FIRST_ORDER_SK = "FIRST_ORDER"
COUNTED_SK = "COUNTED"
AFTER_EVERY_ID = "~"


class Status(StrEnum):
    """What a discount is at a moment."""

    ACTIVE = "active"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"
    PAUSED = "paused"
    ARCHIVED = "archived"


class MoveState(StrEnum):
    HELD = "held"
    RELEASED = "released"
    REDEEMED = "redeemed"
    RETURNED = "returned"  # its order was cancelled: what it took is free again


def discount_pk(store_id: StoreId, discount_id: str) -> str:
    return store_key(store_id, "DISCOUNT", discount_id)


def discounts_pk(store_id: StoreId) -> str:
    return store_key(store_id, "DISCOUNTS")


def automatic_pk(store_id: StoreId) -> str:
    return store_key(store_id, "DISCOUNTS", "AUTOMATIC")


def code_pk(store_id: StoreId, code: str) -> str:
    return store_key(store_id, "CODE", code)


def codes_pk(store_id: StoreId, discount_id: str) -> str:
    return store_key(store_id, "DISCOUNT", discount_id, "CODES")


def uses_pk(store_id: StoreId, discount_id: str) -> str:
    return store_key(store_id, "DISCOUNTUSES", discount_id)


def buyer_sk(email_key: str) -> str:
    return f"BUYER#{email_key}"


def move_sk(reference: str) -> str:
    return f"MOVE#{reference}"


def first_order_pk(store_id: StoreId, email_key: str) -> str:
    return store_key(store_id, "DISCOUNTBUYER", email_key)


def report_pk(store_id: StoreId, discount_id: str) -> str:
    return store_key(store_id, "DISCOUNTREPORT", discount_id)


def counted_pk(store_id: StoreId, order_id: str) -> str:
    return store_key(store_id, "DISCOUNTCOUNTED", order_id)


def email_key(normalised: str) -> str:
    return sha256(normalised.encode()).hexdigest()[:40]


class Discount(TableItem, discriminator="Discount"):
    discount_id = UnicodeAttribute()
    title = UnicodeAttribute()
    code = UnicodeAttribute(null=True)  # the one that everybody may use, in capitals
    is_automatic = BooleanAttribute(default=False)
    is_active = BooleanAttribute(default=True)  # switched on; dates are judged when asked
    archived_at = UTCDateTimeAttribute(null=True)
    starts_at = UTCDateTimeAttribute()
    ends_at = UTCDateTimeAttribute(null=True)
    offer = DocumentAttribute()  # what it gives: see definitions
    eligibility = DocumentAttribute(default=dict)  # who may have it: see definitions
    combines_with: ListAttribute[str] = ListAttribute(default=list)  # DiscountClass
    usage_limit = IntegerAttribute(null=True)
    per_customer_limit = IntegerAttribute(null=True)
    priority = IntegerAttribute(default=0)
    version = IntegerAttribute(default=1)
    created_at = UTCDateTimeAttribute()
    updated_at = UTCDateTimeAttribute()

    def status(self, at: datetime) -> Status:
        if self.archived_at is not None:
            return Status.ARCHIVED
        if not self.is_active:
            return Status.PAUSED
        if self.ends_at is not None and self.ends_at <= at:
            return Status.EXPIRED
        return Status.SCHEDULED if self.starts_at > at else Status.ACTIVE


class Tally(TableItem, discriminator="Tally"):
    uses = IntegerAttribute(default=0)  # orders that carry it
    codes = IntegerAttribute(default=0)  # unique ones that were made


class Code(TableItem, discriminator="Code"):
    code = UnicodeAttribute()
    discount_id = UnicodeAttribute()
    is_unique = BooleanAttribute(default=False)  # counts once, for one order
    taken = IntegerAttribute(default=0)  # held or redeemed; of unique ones only
    redeemed = IntegerAttribute(default=0)
    made_at = UTCDateTimeAttribute()


class Uses(TableItem, discriminator="Uses"):
    taken = IntegerAttribute(default=0)  # held or redeemed


class Redeemed(TableItem, discriminator="Redeemed"):
    reference = UnicodeAttribute()  # the checkout, whose id is also the order's
    state = UnicodeAttribute()  # MoveState
    code = UnicodeAttribute(null=True)
    held_until = UTCDateTimeAttribute(null=True)
    moved_at = UTCDateTimeAttribute()


class FirstOrder(TableItem, discriminator="FirstOrder"):
    order_id = UnicodeAttribute(null=True)  # in marks that were made before there were sets
    order_ids = UnicodeSetAttribute(null=True)  # see buyers.py


class DayUses(TableItem, discriminator="DayUses"):
    """Amounts are minor units of the currency in the key."""

    uses = IntegerAttribute(default=0)
    revenue = IntegerAttribute(default=0)  # totals of the orders
    given = IntegerAttribute(default=0)  # what the discount took off


class CodeUses(TableItem, discriminator="CodeUses"):
    uses = IntegerAttribute(default=0)
    revenue = IntegerAttribute(default=0)
    given = IntegerAttribute(default=0)


class Counted(TableItem, discriminator="Counted"):
    counted_at = UTCDateTimeAttribute()
