"""Who wants news by mail, and the proof of it.

Item        PK                                   SK              Indexes
Subscriber  STORE#<store>#NEWSLETTER#<key>       SUBSCRIBER      1: STORE#<store>#SUBSCRIBERS / id
                                                                 2: …#SUBSCRIBERS#<STATE> / id
                                                                 3: …#SUBSCRIBERS#BY_EMAIL / email
Consent     STORE#<store>#NEWSLETTER#<key>       CONSENT#<ulid>  what was said, never changed

<key> is the key of the address (kit.email_keys). Nobody is subscribed who did not press the button
behind the link of a mail, or proved the address otherwise. Who never confirms is forgotten.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from pynamodb.attributes import TTLAttribute, UnicodeAttribute, UTCDateTimeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import IntegerAttribute, TableItem

SK: Final = "SUBSCRIBER"
CONSENTS: Final = "CONSENT#"
CONFIRM_WITHIN: Final = timedelta(days=7)
UNCONFIRMED_KEPT_FOR: Final = timedelta(days=30)


class State(StrEnum):
    PENDING = "pending"  # asked, not confirmed
    SUBSCRIBED = "subscribed"
    UNSUBSCRIBED = "unsubscribed"


class Said(StrEnum):
    ASKED = "asked"
    CONFIRMED = "confirmed"
    LEFT = "left"


class Source(StrEnum):
    FORM = "form"  # of the shop
    ACCOUNT = "account"
    CHECKOUT = "checkout"
    MERCHANT = "merchant"
    MAIL = "mail"  # the link or the one-click button of a mail


def pk(store_id: StoreId, email_key: str) -> str:
    return store_key(store_id, "NEWSLETTER", email_key)


def subscribers_pk(store_id: StoreId) -> str:
    return store_key(store_id, "SUBSCRIBERS")


def in_state_pk(store_id: StoreId, state: str) -> str:
    return store_key(store_id, "SUBSCRIBERS", state.upper())


def by_email_pk(store_id: StoreId) -> str:
    return store_key(store_id, "SUBSCRIBERS", "BY_EMAIL")


class Subscriber(TableItem, discriminator="Subscriber"):
    subscriber_id = UnicodeAttribute()
    email = UnicodeAttribute()  # normalised
    email_key = UnicodeAttribute()
    state = UnicodeAttribute()  # State
    locale = UnicodeAttribute()
    source = UnicodeAttribute()  # Source, of the last yes
    request_id = UnicodeAttribute()  # of the newest mail with a link to confirm
    asked_at = UTCDateTimeAttribute()
    confirmed_at = UTCDateTimeAttribute(null=True)
    left_at = UTCDateTimeAttribute(null=True)
    version = IntegerAttribute(default=1)
    ttl = TTLAttribute(null=True)  # while it is pending


class Consent(TableItem, discriminator="NewsletterConsent"):
    said = UnicodeAttribute()  # Said
    source = UnicodeAttribute()
    text = UnicodeAttribute(default="")  # the words beside the button, as they were shown
    locale = UnicodeAttribute()
    ip_hash = UnicodeAttribute(default="")  # keyed: proves an ip to who knows it, and tells none
    at = UTCDateTimeAttribute()
