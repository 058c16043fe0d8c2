"""The merchant decides about reviews, answers them, and sets the rules."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING

from pynamodb.exceptions import PutError

from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.reviews.events import ReviewAnswered
from windlass.reviews.models import Review, ReviewSettings, Status
from windlass.reviews.repository import ReviewRepository
from windlass.tenancy.context import Permission
from windlass.web.etags import stale

if TYPE_CHECKING:
    from msgspec import Struct
    from pynamodb.expressions.condition import Condition

    from windlass.kit.paging import Page
    from windlass.reviews.schemas import ReviewSettingsIn
    from windlass.tenancy.context import StoreContext

MOST_OF_A_PRODUCT = 100


def queue(
    store: StoreContext, status: Status | None, *, limit: int, cursor: str | None = None
) -> Page[Review]:
    """Newest first, of one status or of all. Raises Forbidden (403) and CursorInvalid (422)."""
    store.require(Permission.REVIEWS_READ)
    return ReviewRepository(store.store_id).queue(status, limit=limit, cursor=cursor)


def of_product(store: StoreContext, product_id: str) -> list[Review]:
    """At most 100 of any status. Raises Forbidden (403)."""
    store.require(Permission.REVIEWS_READ)
    return ReviewRepository(store.store_id).of_product(product_id, limit=MOST_OF_A_PRODUCT)


def get(store: StoreContext, review_id: str) -> Review:
    """Raises Forbidden (403) and ReviewNotFound (404)."""
    store.require(Permission.REVIEWS_READ)
    return ReviewRepository(store.store_id).get(review_id)


def decide(store: StoreContext, review_id: str, status: Status) -> Review:
    """Publish, reject, or put back into the queue: each can be undone by another. Raises Forbidden
    (403), ReviewNotFound (404) and ReviewChanged (409)."""

    def change(review: Review) -> list[Struct] | None:
        if review.status == status:
            return None
        review.status, review.held_for = status.value, ""
        return []

    store.require(Permission.REVIEWS_WRITE)
    return _change(store, review_id, change)


def reply(store: StoreContext, review_id: str, text: str) -> Review:
    """Answer in public; an empty text takes the answer away. Raises Forbidden (403),
    ReviewNotFound (404) and ReviewChanged (409)."""

    def change(review: Review) -> list[Struct] | None:
        if review.reply == text:
            return None
        is_first = not review.reply and bool(text)
        review.reply, review.replied_at = text, clock.now() if text else None
        return [ReviewAnswered(review.product_id, review_id)] if is_first else []

    store.require(Permission.REVIEWS_WRITE)
    return _change(store, review_id, change)


def settings(store: StoreContext) -> ReviewSettings:
    """Raises Forbidden (403)."""
    store.require(Permission.REVIEWS_READ)
    return ReviewRepository(store.store_id).settings()


def change_settings(
    store: StoreContext, request: ReviewSettingsIn, *, version: int
) -> ReviewSettings:
    """Raises Forbidden (403), and VersionStale (412) unless `version` is the current one."""
    store.require(Permission.REVIEWS_WRITE)
    found = ReviewRepository(store.store_id).settings()
    if found.version != version:
        raise stale()
    for name, value in request.model_dump(mode="json").items():
        setattr(found, name, value)
    found.version = version + 1
    is_same: Condition = ReviewSettings.pk.does_not_exist() | (ReviewSettings.version == version)
    try:
        found.save(condition=is_same)
    except PutError as error:
        if condition_failed(error):
            raise stale() from None
        raise
    return found


def _change(
    store: StoreContext,
    review_id: str,
    change: Callable[[Review], list[Struct] | None],
) -> Review:
    reviews = ReviewRepository(store.store_id)
    before = reviews.get(review_id)
    review = deepcopy(before)
    events = change(review)
    if events is None:
        return before
    review.version = before.version + 1
    reviews.save(store, review, before, events)
    return review
