"""A store, its addresses, and how many a person founded.

Item         PK               SK       GSI1PK          GSI1SK
Store        STORE#<store>    STORE    SLUG#<slug>     STORE     a page finds its store in one read
Slug         SLUG#<slug>      SLUG                               old ones stay and redirect
StripePointer  STRIPE_ACCOUNT#<account>  STRIPE_ACCOUNT          whose account a webhook tells of
Founder      USER#<user>      STORES                             counts stores against the plan
Founding     USER#<user>      FOUNDING#<sha256 of Idempotency-Key>   the store a request made; ttl
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from pynamodb.attributes import (
    BooleanAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, IntegerAttribute, TableItem

STORE_SK = "STORE"
SLUG_SK = "SLUG"
FOUNDER_SK = "STORES"
STRIPE_SK = "STRIPE_ACCOUNT"
REQUEST_KEPT_FOR = timedelta(days=1)


def store_pk(store_id: StoreId) -> str:
    return store_key(store_id)


def slug_pk(slug: str) -> str:
    return f"SLUG#{slug}"


def founder_pk(user_id: str) -> str:
    return f"USER#{user_id}"


def founding_sk(request_key: str) -> str:
    return f"FOUNDING#{sha256(request_key.encode()).hexdigest()}"


def stripe_pk(account_id: str) -> str:
    return f"STRIPE_ACCOUNT#{account_id}"


class Store(TableItem, discriminator="Store"):
    store_id = UnicodeAttribute()
    owner_id = UnicodeAttribute()
    name = UnicodeAttribute()
    slug = UnicodeAttribute()
    slugs_held = IntegerAttribute(default=1)  # the current one and those that redirect to it
    currency = UnicodeAttribute()  # fixed at creation: every price and order is in it
    country = UnicodeAttribute()
    locale = UnicodeAttribute()
    time_zone = UnicodeAttribute()
    plan = UnicodeAttribute(default="free")  # a key of billing/plans.py
    is_open = BooleanAttribute(default=False)
    launched_at = UTCDateTimeAttribute(null=True)  # the first time
    password_hash = UnicodeAttribute(null=True)  # lets visitors into a closed store
    settings = DocumentAttribute(default=dict)  # section -> what differs from stores/settings.py
    version = IntegerAttribute(default=1)  # counts edits by people, not news from Stripe
    markets_version = IntegerAttribute(default=0)  # counts changes of its markets: see currencies
    stripe_account_id = UnicodeAttribute(null=True)
    charges_enabled = BooleanAttribute(default=False)
    payouts_enabled = BooleanAttribute(default=False)
    requirements = DocumentAttribute(default=dict)  # currently_due, past_due, disabled_reason
    payments_as_of = IntegerAttribute(default=0)  # Unix seconds of the newest news from Stripe
    created_at = UTCDateTimeAttribute()


class Slug(TableItem, discriminator="Slug"):
    slug = UnicodeAttribute()
    store_id = UnicodeAttribute()
    is_current = BooleanAttribute()


class StripePointer(TableItem, discriminator="StripePointer"):
    store_id = UnicodeAttribute()


class Founding(TableItem, discriminator="Founding"):
    store_id = UnicodeAttribute()
    fingerprint = UnicodeAttribute()  # of what was asked for
    ttl = TTLAttribute()


class Founder(TableItem, discriminator="Founder"):
    stores = IntegerAttribute(default=0)


def slug_item(slug: str, store_id: str, *, is_current: bool = True) -> Slug:
    return Slug(slug_pk(slug), SLUG_SK, slug=slug, store_id=store_id, is_current=is_current)
