"""Reviews as shoppers read them. Asks for no permission."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.catalog import ratings
from windlass.reviews.models import Status
from windlass.reviews.pictures import pictures_of
from windlass.reviews.repository import Order, ReviewRepository

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.catalog.parts import Image
    from windlass.kit.paging import Page
    from windlass.reviews.models import Review
    from windlass.tenancy.context import StoreContext

EXCERPT = 400  # characters of a review that the product page shows without another read
SHOWN_PHOTOS = 3


class ShownReview(Struct, frozen=True):
    """One review as a page shows it; nothing in it tells who its author is beyond their name."""

    review_id: str
    author_name: str
    stars: int
    title: str
    text: str
    pictures: list[Image]
    is_verified: bool
    origin: str  # where an imported one was written; empty for ours
    reply: str
    written_on: str  # 2026-11-22
    is_cut: bool = False  # there is more text than this


def page(
    store: StoreContext,
    product_id: str,
    *,
    order: Order = "newest",
    stars: int | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Page[Review]:
    """One query. Raises CursorInvalid (422)."""
    reviews = ReviewRepository(store.store_id)
    return reviews.shown(product_id, order=order, stars=stars, limit=limit, cursor=cursor)


def latest(store: StoreContext, *, limit: int) -> list[Review]:
    """The latest published ones of all products, newest first; one query."""
    queue = ReviewRepository(store.store_id).queue(Status.PUBLISHED, limit=limit, cursor=None)
    return queue.items


def refresh_newest(store: StoreContext, product_id: str) -> None:
    """Bring the latest reviews beside the product's figures up to the truth. For the consumer of
    our own events; safe to repeat and in any order."""
    read_at = time.time_ns() // 1000
    found = page(store, product_id, limit=ratings.MOST_NEWEST)
    excerpts = [_excerpt(review) for review in found.items]
    ratings.show_newest(store, product_id, excerpts, read_at=read_at)


def shown(review: Review) -> ShownReview:
    return _shown(_document(review), is_cut=False)


def newest(rating: ratings.Rating | None) -> list[ShownReview]:
    """What lies beside the product's figures."""
    if rating is None or not rating.number:
        return []
    return [_shown(document, is_cut=document["is_cut"]) for document in rating.newest]


def _shown(document: dict[str, Any], *, is_cut: bool) -> ShownReview:
    alt = f"Photo by {document['author_name']}"
    return ShownReview(
        review_id=document["review_id"],
        author_name=document["author_name"],
        stars=document["stars"],
        title=document["title"],
        text=document["text"],
        pictures=pictures_of(document["photos"], alt=alt),
        is_verified=document["is_verified"],
        origin=document["origin"],
        reply=document["reply"],
        written_on=document["written_on"],
        is_cut=is_cut,
    )


def _document(review: Review) -> dict[str, Any]:
    return {
        "review_id": review.review_id,
        "author_name": review.author_name,
        "stars": review.stars,
        "title": review.title,
        "text": review.text,
        "photos": review.photos,
        "is_verified": review.is_verified,
        "origin": review.origin,
        "reply": review.reply,
        "written_on": _day(review.written_at),
    }


def _excerpt(review: Review) -> dict[str, Any]:
    """Small enough that four of them cost a product page nothing."""
    document = _document(review)
    is_cut = len(review.text) > EXCERPT or len(review.photos) > SHOWN_PHOTOS
    text = review.text if len(review.text) <= EXCERPT else f"{review.text[:EXCERPT].rstrip()}…"
    pictures = [{**photo, "blur": ""} for photo in review.photos[:SHOWN_PHOTOS]]
    return document | {"text": text, "photos": pictures, "is_cut": is_cut}


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
