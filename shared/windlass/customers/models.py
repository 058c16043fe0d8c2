"""A store's customers: who bought, who has an account, and where they are signed in.

Item             PK                                   SK                  index, ttl
Customer         STORE#<store>#CUSTOMER#<customer>    CUSTOMER            1: STORE#<store>#CUSTOMERS
CustomerSession  STORE#<store>#CUSTOMER#<customer>    SESSION#<id>        ttl; the secret's hash
CustomerOrder    STORE#<store>#CUSTOMER#<customer>    ORDER#<number>      counts an order once
CustomerEntry    STORE#<store>#CUSTOMER#<customer>    TIMELINE#<ulid>
CustomerPointer  STORE#<store>#EMAIL#<email key>      CUSTOMER            one customer an address
SignInCode       STORE#<store>#EMAIL#<email key>      CODE#<request>      ttl; the code's hash
CustomerLink     STORE#<store>#CUSTOMERLINK#<hash>    LINK                ttl
CustomerTerm     STORE#<store>#CUSTOMERTERMS          <term>#<customer>   name, e-mail
                 STORE#<store>#CUSTOMERTAGS           <tag>#<customer>
Wishlist         STORE#<store>#WISHLIST#<holder>      WISHLIST            ttl for guests

An email key is a keyed hash: it finds what belongs to an address and tells nobody the address.
Everything of one customer lies in two partitions, so that it is listed and forgotten by two
queries. A customer without `registered_at` bought as a guest and cannot sign in with a password.
"""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

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

SK: Final = "CUSTOMER"
SESSIONS: Final = "SESSION#"
ORDERS: Final = "ORDER#"
ENTRIES: Final = "TIMELINE#"
CODES: Final = "CODE#"
LINK_SK: Final = "LINK"
WISHLIST_SK: Final = "WISHLIST"
MOST_ADDRESSES: Final = 20
MOST_TAGS: Final = 25
MOST_WISHES: Final = 200
COOKIE = "windlass_customer"  # of the session, for pages and API


class Purpose(StrEnum):
    VERIFY_EMAIL = "verify_email"
    RESET_PASSWORD = "reset_password"


def customer_pk(store_id: StoreId, customer_id: str) -> str:
    return store_key(store_id, "CUSTOMER", customer_id)


def customers_pk(store_id: StoreId) -> str:
    return store_key(store_id, "CUSTOMERS")


def email_pk(store_id: StoreId, email_key: str) -> str:
    return store_key(store_id, "EMAIL", email_key)


def link_pk(store_id: StoreId, token: str) -> str:
    return store_key(store_id, "CUSTOMERLINK", hash_of(token))


def terms_pk(store_id: StoreId) -> str:
    return store_key(store_id, "CUSTOMERTERMS")


def tags_pk(store_id: StoreId) -> str:
    return store_key(store_id, "CUSTOMERTAGS")


def wishlist_pk(store_id: StoreId, holder: str) -> str:
    """`holder` is `customer:<id>` or `guest:<random id>`."""
    return store_key(store_id, "WISHLIST", holder)


def session_sk(session_id: str) -> str:
    return f"{SESSIONS}{session_id}"


def order_sk(number: int) -> str:
    return f"{ORDERS}{number:010}"


def hash_of(secret: str) -> str:
    """Of a secret with 128 random bits or more; shorter ones need a key."""
    return sha256(secret.encode()).hexdigest()


class Customer(TableItem, discriminator="Customer"):
    customer_id = UnicodeAttribute()
    email = UnicodeAttribute()  # normalised
    name = UnicodeAttribute(default="")
    phone = UnicodeAttribute(default="")
    locale = UnicodeAttribute(null=True)
    password_hash = UnicodeAttribute(null=True)  # none: signs in by code
    epoch = IntegerAttribute(default=1)  # raised to end every session and every open link
    registered_at = UTCDateTimeAttribute(null=True)
    verified_at = UTCDateTimeAttribute(null=True)  # the address is proven to be theirs
    created_at = UTCDateTimeAttribute()
    accepts_marketing = BooleanAttribute(default=False)
    marketing_at = UTCDateTimeAttribute(null=True)  # when they said yes or no last
    marketing_source = UnicodeAttribute(null=True)  # account, checkout, merchant, newsletter
    tags = DocumentsAttribute(default=list)  # {tag, shown}
    tax_exempt = BooleanAttribute(default=False)
    addresses = DocumentsAttribute(default=list)  # {address_id, is_default, address}
    cart_id = UnicodeAttribute(null=True)  # the cart that waits on every device
    order_count = IntegerAttribute(default=0)
    undone_count = IntegerAttribute(default=0)  # of them, that came to nothing before they left
    lifetime = DocumentAttribute(
        default=dict
    )  # the store's currency -> minor units of what was ordered
    last_order_at = UTCDateTimeAttribute(null=True)
    version = IntegerAttribute(default=1)

    @property
    def is_registered(self) -> bool:
        return self.registered_at is not None

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None

    @property
    def has_password(self) -> bool:
        return self.password_hash is not None

    @property
    def tag_names(self) -> tuple[str, ...]:
        return tuple(one["shown"] for one in self.tags)

    @property
    def default_address(self) -> dict[str, Any] | None:
        """The chosen one, else the first; fields of kit.addresses.Address."""
        chosen = [one for one in self.addresses if one["is_default"]] or self.addresses
        return dict(chosen[0]["address"]) if chosen else None


class CustomerPointer(TableItem, discriminator="CustomerPointer"):
    customer_id = UnicodeAttribute()


class CustomerSession(TableItem, discriminator="CustomerSession"):
    session_id = UnicodeAttribute()
    secret_hash = UnicodeAttribute()
    epoch = IntegerAttribute()  # the customer's when it began; another one ends it
    user_agent = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()
    ttl = TTLAttribute()


class SignInCode(TableItem, discriminator="SignInCode"):
    request_id = UnicodeAttribute()  # known to the browser that asked, and to no other
    email = UnicodeAttribute()
    locale = UnicodeAttribute()
    code_hash = UnicodeAttribute(null=True)  # none until the mail is written
    tries = IntegerAttribute(default=0)
    asked_at = UTCDateTimeAttribute()
    ttl = TTLAttribute()


class CustomerLink(TableItem, discriminator="CustomerLink"):
    customer_id = UnicodeAttribute()
    purpose = UnicodeAttribute()
    epoch = IntegerAttribute()
    ttl = TTLAttribute()


class CustomerOrder(TableItem, discriminator="CustomerOrder"):
    order_id = UnicodeAttribute()
    number = IntegerAttribute()
    total = MoneyAttribute()
    placed_at = UTCDateTimeAttribute()
    undone_at = UTCDateTimeAttribute(null=True)


class CustomerEntry(TableItem, discriminator="CustomerEntry"):
    entry_id = UnicodeAttribute()
    at = UTCDateTimeAttribute()
    actor = UnicodeAttribute()  # a user id, "customer", "system:<task>"
    kind = UnicodeAttribute()  # stable word: note, signed_in, registered, order_placed, ...
    message = UnicodeAttribute()  # a sentence for the merchant
    data = DocumentAttribute(default=dict)
    version = IntegerAttribute(default=1)  # of a note; what Windlass records never changes
    edited_at = UTCDateTimeAttribute(null=True)  # of a note, see notes.py
    deleted_at = UTCDateTimeAttribute(null=True)


class CustomerTerm(TableItem, discriminator="CustomerTerm"):
    customer_id = UnicodeAttribute()
    term = UnicodeAttribute()


class Wishlist(TableItem, discriminator="Wishlist"):
    wishes = DocumentsAttribute(default=list)  # {product_id, at}, the newest first
    version = IntegerAttribute(default=1)
    ttl = TTLAttribute(null=True)
