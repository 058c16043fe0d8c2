"""A cart on its way to being paid: frozen when it starts, settled once.

Item       PK                                SK          index
Checkout   STORE#<store>#CHECKOUT#<id>       CHECKOUT    3: CHECKOUTS#OPEN#<shard>, by due time,
                                                         while it is not settled
                                                         1: STORE#<store>#CHECKOUTSOF#<email key>

The id cannot be guessed, so whoever knows it is the shopper (or the payment provider). The order
that comes of it has the same id.
"""

from enum import StrEnum

from pynamodb.attributes import (
    BooleanAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import (
    DocumentAttribute,
    DocumentsAttribute,
    IntegerAttribute,
    MoneyAttribute,
    TableItem,
)
from windlass.kit.money import Money

SK = "CHECKOUT"
SHARDS = 8


class State(StrEnum):
    OPEN = "open"  # the shopper may pay
    PENDING = "pending"  # a delayed payment is under way
    COMPLETED = "completed"  # paid, the order exists
    EXPIRED = "expired"  # nobody paid in time, or another checkout of the cart took its place
    FAILED = "failed"  # a delayed payment did not arrive
    RETURNED = "returned"  # paid too late or twice: the money was given back


SETTLED = frozenset({State.COMPLETED, State.EXPIRED, State.FAILED, State.RETURNED})
LATE = frozenset({State.EXPIRED, State.FAILED})  # money that comes after this still counts


def checkout_pk(store_id: StoreId, checkout_id: str) -> str:
    return store_key(store_id, "CHECKOUT", checkout_id)


def buyer_pk(store_id: StoreId, email_key: str) -> str:
    return store_key(store_id, "CHECKOUTSOF", email_key)


def open_pk(shard: int) -> str:
    return f"CHECKOUTS#OPEN#{shard}"


def shard_of(checkout_id: str) -> int:
    return ord(checkout_id[-1]) % SHARDS


class Checkout(TableItem, discriminator="Checkout"):
    checkout_id = UnicodeAttribute()
    store_id = UnicodeAttribute()
    cart_id = UnicodeAttribute()
    state = UnicodeAttribute()
    version = IntegerAttribute(default=1)
    fingerprint = UnicodeAttribute()  # of everything the price depends on
    email = UnicodeAttribute()
    customer_id = UnicodeAttribute(null=True)
    note = UnicodeAttribute(null=True)  # the shopper's, to the merchant
    vat_number = UnicodeAttribute(null=True)  # of a business that buys
    locale = UnicodeAttribute()
    accepts_marketing = BooleanAttribute(default=False)
    address = DocumentAttribute()
    shipping = DocumentAttribute()
    lines = DocumentsAttribute()  # orders.rules.OrderLine
    breakdown = DocumentAttribute()  # pricing.Breakdown
    exchange = DocumentAttribute(null=True)  # currencies.Exchange; none: the store's own prices
    total = MoneyAttribute()  # of the breakdown; what the card is charged is `due`
    redemptions = DocumentsAttribute(default=list)  # discounts.redemptions.Redemption
    account_id = UnicodeAttribute()  # the merchant's, at the payment provider
    application_fee = MoneyAttribute()
    session_id = UnicodeAttribute(null=True)
    payment_url = UnicodeAttribute(null=True)
    holds_stock = BooleanAttribute(default=True)
    failure = UnicodeAttribute(null=True)  # the last "no" of the payment provider, for the shopper
    started_at = UTCDateTimeAttribute()
    expires_at = UTCDateTimeAttribute()
    settled_at = UTCDateTimeAttribute(null=True)
    ttl = TTLAttribute(null=True)  # set once settled without an order

    @property
    def due(self) -> Money:
        """What is left for the card after gift cards and store credit."""
        return Money(self.breakdown["due"], self.breakdown["currency"])
