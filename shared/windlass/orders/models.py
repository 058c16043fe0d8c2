"""What was sold, and what became of it.

Item           PK                              SK                index
Order          STORE#<store>#ORDER#<order>     ORDER             1: STORE#<store>#ORDERS
                                                                 2: STORE#<store>#ORDERS#<STATUS>
                                                                 3: STORE#<store>#BUYER#<e-mail>
                                                                 each sorted by the padded number
TimelineEntry  STORE#<store>#ORDER#<order>     TIMELINE#<ulid>
Refund         STORE#<store>#ORDER#<order>     REFUND#<refund>   3: REFUNDS#REQUESTED, by refund id,
                                                                 until the provider has answered
NumberPointer  STORE#<store>#ORDERNUMBER#<n>   POINTER
OrderCounter   STORE#<store>#COUNTER#ORDERS    COUNTER

The order's id is its checkout's id, so one checkout can never become two orders. One Query of the
order's partition reads the order, its refunds and its timeline.
"""

from typing import Any

from pynamodb.attributes import ListAttribute, UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import (
    DocumentAttribute,
    DocumentsAttribute,
    IntegerAttribute,
    MoneyAttribute,
    TableItem,
)

FIRST_NUMBER = 1001


def order_pk(store_id: StoreId, order_id: str) -> str:
    return store_key(store_id, "ORDER", order_id)


def orders_pk(store_id: StoreId, status: str | None = None) -> str:
    return store_key(store_id, "ORDERS", *([status.upper()] if status else []))


def buyer_pk(store_id: StoreId, email: str) -> str:
    return store_key(store_id, "BUYER", email)


def pointer_pk(store_id: StoreId, number: int) -> str:
    return store_key(store_id, "ORDERNUMBER", str(number))


def counter_pk(store_id: StoreId) -> str:
    return store_key(store_id, "COUNTER", "ORDERS")


def sort_number(number: int) -> str:
    return f"{number:010}"


class Order(TableItem, discriminator="Order"):
    order_id = UnicodeAttribute()
    number = IntegerAttribute()
    version = IntegerAttribute(default=1)
    status = UnicodeAttribute()  # derived by rules.status_of, kept for the index
    placed_at = UTCDateTimeAttribute()
    email = UnicodeAttribute()
    customer_id = UnicodeAttribute(null=True)  # who was signed in
    locale = UnicodeAttribute()
    currency = UnicodeAttribute()
    exchange = DocumentAttribute(null=True)  # currencies.Exchange; none: the store's own prices
    note = UnicodeAttribute(null=True)  # the shopper's, to the merchant
    vat_number = UnicodeAttribute(null=True)  # of a business that bought
    cart_id = UnicodeAttribute(null=True)
    lines = DocumentsAttribute()  # see OrderLine in rules.py
    address = DocumentAttribute()
    shipping = DocumentAttribute()  # the option the shopper chose
    breakdown = DocumentAttribute()  # pricing.Breakdown, frozen
    total = MoneyAttribute()  # of the breakdown, however it was paid
    payment = DocumentAttribute()  # see Payment in rules.py
    # What was given back. lines: units by line id; shipping: bool; taxes: base and amount for each
    # of the breakdown's tax parts; outside: tax rows by refund, of those made at the provider
    returned = DocumentAttribute(default=dict)
    parts = DocumentAttribute(default=dict)  # supplier order id -> see Part in rules.py
    open_actions = IntegerAttribute(default=0)
    cancelled_at = UTCDateTimeAttribute(null=True)
    cancel_reason = UnicodeAttribute(null=True)


class TimelineEntry(TableItem, discriminator="TimelineEntry"):
    entry_id = UnicodeAttribute()
    at = UTCDateTimeAttribute()
    actor = UnicodeAttribute()  # a user id, "shopper", "system:<task>", "supplier:<id>"
    kind = UnicodeAttribute()  # stable word: placed, paid, note, mail_sent, part_ordered, ...
    message = UnicodeAttribute()  # a sentence for the merchant
    data = DocumentAttribute(default=dict)
    version = IntegerAttribute(default=1)  # of a note; what Windlass records never changes
    edited_at = UTCDateTimeAttribute(null=True)  # of a note, see notes.py
    deleted_at = UTCDateTimeAttribute(null=True)


class Refund(TableItem, discriminator="Refund"):
    refund_id = UnicodeAttribute()
    amount = MoneyAttribute()
    lines = DocumentsAttribute(default=list)  # line_id, quantity, net, tax, tax_included (minor)
    shipping = MoneyAttribute(null=True)  # the delivery's part of the amount, None without it
    tax = MoneyAttribute(null=True)  # the tax in the amount
    tax_parts = DocumentsAttribute(default=list)  # pricing.PricedTax, amounts in minor units
    to_card = MoneyAttribute(null=True)  # None in refunds before gift cards: all of it
    to_credits = DocumentsAttribute(default=list)  # credit_id, label, amount (minor units)
    reason = UnicodeAttribute()
    state = UnicodeAttribute()  # requested, succeeded, pending, failed
    provider_id = UnicodeAttribute(null=True)
    requested_at = UTCDateTimeAttribute()
    requested_by = UnicodeAttribute()
    failure = UnicodeAttribute(null=True)
    gift_cards: ListAttribute[Any] = ListAttribute(default=list)  # ids of those it disabled
    card_reason = UnicodeAttribute(default="")  # that stands on them


class NumberPointer(TableItem, discriminator="NumberPointer"):
    order_id = UnicodeAttribute()


class OrderCounter(TableItem, discriminator="OrderCounter"):
    last_number = IntegerAttribute()
