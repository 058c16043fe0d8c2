"""What shoppers wrote about products.

Item            PK                              SK                 Indexes
Review          STORE#<store>#REVIEWS#<product> REVIEW#<author>    see below
ReviewPointer   STORE#<store>#REVIEW#<review>   REVIEW             -> product, author
ReviewerPointer STORE#<store>#REVIEWER#<author> <product>          whose reviews are whose
ReviewSettings  STORE#<store>#REVIEWS           SETTINGS
ReviewRequest   STORE#<store>#REVIEWREQUEST#<o> REQUEST            3: REVIEWREQUESTS#<shard> / due
                                                                   time, while a mail is to be sent

Review: GSI1 STORE#<store>#REVIEWS#<STATUS> / <review id>, the merchant's queues, newest first;
GSI2 STORE#<store>#REVIEWS#<product>#SHOWN / <review id>, and GSI3 the same key / <stars>#<review
id>, both only while it is published.

The author is a keyed hash of the normalised e-mail address, so one person has one review of a
product, whichever way they came, and an index tells nobody's address.
"""

from __future__ import annotations

import hmac
from enum import StrEnum

from pynamodb.attributes import (
    BooleanAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import (
    DocumentsAttribute,
    IntegerAttribute,
    TableItem,
)
from windlass.kit import config

POINTER_SK = "REVIEW"
SETTINGS_SK = "SETTINGS"
REQUEST_SK = "REQUEST"
SHARDS = 4


class Status(StrEnum):
    PENDING = "pending"  # waits for a person
    PUBLISHED = "published"
    REJECTED = "rejected"


class Source(StrEnum):
    ACCOUNT = "account"  # written by a customer who had signed in
    MAIL = "mail"  # through the signed link of a mail
    IMPORT = "import"  # brought along from elsewhere; `origin` says from where


def author_of(store_id: StoreId, email: str) -> str:
    """The same for one person of one store, whatever the case they type their address in."""
    digest = hmac.digest(
        config.gift_card_key("review-author"),
        f"{store_id}\n{email.strip().lower()}".encode(),
        "sha256",
    )
    return digest[:15].hex()


def reviews_pk(store_id: StoreId, product_id: str) -> str:
    return store_key(store_id, "REVIEWS", product_id)


def review_sk(author: str) -> str:
    return f"REVIEW#{author}"


def queue_pk(store_id: StoreId, status: Status) -> str:
    return store_key(store_id, "REVIEWS", status.upper())


def shown_pk(store_id: StoreId, product_id: str) -> str:
    return store_key(store_id, "REVIEWS", product_id, "SHOWN")


def pointer_pk(store_id: StoreId, review_id: str) -> str:
    return store_key(store_id, "REVIEW", review_id)


def reviewer_pk(store_id: StoreId, author: str) -> str:
    return store_key(store_id, "REVIEWER", author)


def settings_pk(store_id: StoreId) -> str:
    return store_key(store_id, "REVIEWS")


def request_pk(store_id: StoreId, order_id: str) -> str:
    return store_key(store_id, "REVIEWREQUEST", order_id)


def due_pk(order_id: str) -> str:
    return f"REVIEWREQUESTS#{ord(order_id[-1]) % SHARDS}"


class Review(TableItem, discriminator="Review"):
    review_id = UnicodeAttribute()
    product_id = UnicodeAttribute()
    product_title = UnicodeAttribute()
    product_handle = UnicodeAttribute()
    author = UnicodeAttribute()
    author_name = UnicodeAttribute()  # as shown: "Ada L."
    email = UnicodeAttribute(default="")  # for the merchant alone; empty once erased
    stars = IntegerAttribute()
    title = UnicodeAttribute(default="")
    text = UnicodeAttribute(default="")
    photos = DocumentsAttribute(default=list)  # {upload_id, status, path, width, height, ...}
    status = UnicodeAttribute()  # Status
    held_for = UnicodeAttribute(default="")  # which rule sent it to a person
    is_verified = BooleanAttribute(default=False)  # bought in this store
    source = UnicodeAttribute()  # Source
    origin = UnicodeAttribute(default="")  # of an import, e.g. "AliExpress"
    order_id = UnicodeAttribute(null=True)
    locale = UnicodeAttribute(default="en")
    written_at = UTCDateTimeAttribute()
    edited_at = UTCDateTimeAttribute(null=True)
    reply = UnicodeAttribute(default="")
    replied_at = UTCDateTimeAttribute(null=True)
    version = IntegerAttribute(default=1)

    @property
    def key(self) -> tuple[str, str]:
        """One person has one review of a product."""
        return self.product_id, self.author

    @property
    def is_shown(self) -> bool:
        return self.status == Status.PUBLISHED


class ReviewPointer(TableItem, discriminator="ReviewPointer"):
    product_id = UnicodeAttribute()
    author = UnicodeAttribute()


class ReviewerPointer(TableItem, discriminator="ReviewerPointer"):
    review_id = UnicodeAttribute()


class ReviewSettings(TableItem, discriminator="ReviewSettings"):
    publish = UnicodeAttribute(default="clean")  # see rules.Publish
    least_stars = IntegerAttribute(default=1)  # published without a look from here on
    words = UnicodeAttribute(default="")  # one a line: a review with one of them waits
    asks = BooleanAttribute(default=True)  # for a review by mail
    ask_after_days = IntegerAttribute(default=7)  # after the delivery
    remind_after_days = IntegerAttribute(default=7)  # after the first mail; 0 for never
    version = IntegerAttribute(default=1)


class ReviewRequest(TableItem, discriminator="ReviewRequest"):
    order_id = UnicodeAttribute()
    store_id = UnicodeAttribute()
    asked = IntegerAttribute(default=0)  # mails so far
    due_at = UTCDateTimeAttribute(null=True)
    stopped = UnicodeAttribute(default="")  # done, declined, off
    ttl = TTLAttribute()


def pointers_of(store_id: StoreId, review: Review) -> tuple[ReviewPointer, ReviewerPointer]:
    """Unsaved: by its id, and by who wrote it."""
    return (
        ReviewPointer(
            pointer_pk(store_id, review.review_id),
            POINTER_SK,
            product_id=review.product_id,
            author=review.author,
        ),
        ReviewerPointer(
            reviewer_pk(store_id, review.author),
            review.product_id,
            review_id=review.review_id,
        ),
    )
