"""A shopper writes, rewrites or takes back a review. Who they are was proven by the caller: a
session, or the signed link of a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.catalog import ratings
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.reviews import photos, rules
from windlass.reviews.errors import ReviewChanged
from windlass.reviews.events import ReviewWritten
from windlass.reviews.models import Review, Source, Status, author_of
from windlass.reviews.repository import ReviewRepository
from windlass.reviews.rules import Draft, Publish, Rules

if TYPE_CHECKING:
    from windlass.reviews.models import ReviewSettings
    from windlass.tenancy.context import StoreContext

TRIES = 4


class Author(Struct, frozen=True):
    """Who writes. `order_id` is the order by which they bought the product here, if they did."""

    email: str
    name: str
    source: Source
    order_id: str | None = None
    locale: str = "en"


def find(store: StoreContext, product_id: str, email: str) -> Review | None:
    """What this person wrote about the product, to be edited; one read."""
    return ReviewRepository(store.store_id).find(product_id, author_of(store.store_id, email))


def write(store: StoreContext, product_id: str, author: Author, draft: Draft) -> Review:
    """Keep the one review of this person and product: a second one replaces the first, and is
    judged anew. The same text again changes nothing.

    Raises ProductNotFound and UploadNotFound (404), UploadMissing and UploadUsed (409), and
    Invalid (422) with every wrong field.
    """
    given = rules.checked(draft)
    product = ratings.reviewed(store, product_id)
    reviews = ReviewRepository(store.store_id)
    limits = rules_of(reviews.settings())
    for attempt in range(TRIES):
        before = reviews.find(product_id, author_of(store.store_id, author.email))
        if before is not None and _says(before, given):
            return before
        review = _written(store, product_id, author, given, before)
        review.product_title, review.product_handle = product.title, product.handle
        status, review.held_for = rules.judge(limits, given, is_verified=review.is_verified)
        review.status = status.value
        review.photos = photos.bind(store, review.review_id, given.upload_ids, review.photos)
        told = ReviewWritten(product_id, review.review_id, review.status)
        try:
            reviews.save(store, review, before, [told])
        except ReviewChanged:
            if attempt == TRIES - 1:
                raise
            continue
        photos.catch_up(store, review)
        return review
    raise AssertionError("unreachable")


def take_back(store: StoreContext, product_id: str, email: str) -> bool:
    """The author no longer wants it there; False when there is none. Raises ReviewChanged
    (409)."""
    review = find(store, product_id, email)
    if review is None:
        return False
    ReviewRepository(store.store_id).remove(store, review)
    return True


def of_person(store: StoreContext, email: str) -> list[Review]:
    """Everything that somebody wrote here, for their account and for the export of their data."""
    reviews = ReviewRepository(store.store_id)
    found = reviews.of_author(author_of(store.store_id, email))
    return sorted(found, key=lambda review: review.review_id, reverse=True)


def forget(store: StoreContext, email: str) -> int:
    """Remove everything that somebody wrote, photos with it; how many reviews that were. Safe to
    repeat."""
    found = of_person(store, email)
    for review in found:
        ReviewRepository(store.store_id).remove(store, review)
    return len(found)


def rules_of(settings: ReviewSettings) -> Rules:
    return Rules(Publish(settings.publish), settings.least_stars, rules.words_of(settings.words))


def _says(review: Review, draft: Draft) -> bool:
    said = Draft(
        review.stars,
        review.title,
        review.text,
        tuple(photo["upload_id"] for photo in review.photos),
    )
    return said == draft


def _written(
    store: StoreContext, product_id: str, author: Author, draft: Draft, before: Review | None
) -> Review:
    """Unsaved. What an edit leaves alone: id, first date and the proof of having bought it. A
    reply answered another text, but stays: it is the merchant's word."""
    now = clock.now()
    kept = set(draft.upload_ids)
    return Review(
        review_id=before.review_id if before else new_id(),
        product_id=product_id,
        product_title="",
        product_handle="",
        author=author_of(store.store_id, author.email),
        author_name=rules.shown_name(author.name),
        email=author.email,
        stars=draft.stars,
        title=draft.title,
        text=draft.text,
        photos=[one for one in before.photos if one["upload_id"] in kept] if before else [],
        status=Status.PENDING.value,
        is_verified=author.order_id is not None or (before is not None and before.is_verified),
        source=author.source.value,
        order_id=author.order_id or (before.order_id if before else None),
        locale=author.locale,
        written_at=before.written_at if before else now,
        edited_at=now if before else None,
        reply=before.reply if before else "",
        replied_at=before.replied_at if before else None,
        version=before.version + 1 if before else 1,
    )
