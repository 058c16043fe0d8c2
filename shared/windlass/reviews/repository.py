"""Every read and write of reviews. Bound to one store at construction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import batched
from typing import TYPE_CHECKING, Literal

from pynamodb.exceptions import TransactWriteError

from windlass.catalog import ratings
from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.kit import paging
from windlass.kit.paging import Page
from windlass.reviews import models
from windlass.reviews.errors import ReviewChanged, ReviewNotFound
from windlass.reviews.events import ReviewsChanged
from windlass.reviews.models import Review, ReviewerPointer, ReviewPointer, ReviewSettings, Status
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from msgspec import Struct
    from pynamodb.expressions.condition import Condition

type Order = Literal["newest", "highest", "lowest"]
AFTER_EVERYTHING = "~"
MOST_AT_ONCE = 33  # reviews with their two pointers: a transaction takes a hundred items
MOST_READ_AT_ONCE = 100


class ReviewRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def find(self, product_id: str, author: str) -> Review | None:
        pk = models.reviews_pk(self._store_id, product_id)
        try:
            return Review.get(pk, models.review_sk(author), consistent_read=True)
        except Review.DoesNotExist:
            return None

    def get(self, review_id: str) -> Review:
        """Two reads. Raises ReviewNotFound (404)."""
        try:
            pointer = ReviewPointer.get(
                models.pointer_pk(self._store_id, review_id), models.POINTER_SK
            )
        except ReviewPointer.DoesNotExist:
            pointer = None
        review = self.find(pointer.product_id, pointer.author) if pointer else None
        if review is None:
            raise ReviewNotFound(f"There is no review {review_id}.")
        return review

    def save(
        self,
        store: StoreContext,
        review: Review,
        before: Review | None,
        events: Sequence[Struct] = (),
    ) -> None:
        """The review, the product's figures and the events: all or none. Its version must be the
        one after `before`'s, and a product to count it on must be there: else raises ReviewChanged
        (409)."""
        self._place(review)
        follows: Condition = Review.pk.does_not_exist()
        if before is not None:
            follows = Review.version == before.version
        was, now = _shown(before), _shown(review)
        difference = {stars: now.get(stars, 0) - was.get(stars, 0) for stars in was | now}
        told = list(events)
        if was or now:
            told.append(ReviewsChanged(review.product_id))

        def write() -> None:
            with transactions.write() as t:
                t.save(review, condition=follows)
                if before is None:
                    for pointer in models.pointers_of(self._store_id, review):
                        t.save(pointer)
                ratings.add_to(t, store, review.product_id, difference)
                for event in told:
                    t.save(outbox.to_item(self._store_id, event))

        self._commit(write)

    def known(self, keys: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Which of these (product, author) are there; one round trip for each hundred."""
        found: set[tuple[str, str]] = set()
        for some in batched(keys, MOST_READ_AT_ONCE, strict=False):
            asked = [
                (models.reviews_pk(self._store_id, product_id), models.review_sk(author))
                for product_id, author in some
            ]
            found |= {review.key for review in Review.batch_get(asked, consistent_read=True)}
        return found

    def add(self, reviews: Sequence[Review]) -> None:
        """New ones that nobody is shown yet, up to MOST_AT_ONCE: all or none. Raises ReviewChanged
        (409) when one of them is there by now."""
        for review in reviews:
            self._place(review)

        def write() -> None:
            with transactions.write() as t:
                for review in reviews:
                    t.save(review, condition=Review.pk.does_not_exist())
                    for pointer in models.pointers_of(self._store_id, review):
                        t.save(pointer)

        self._commit(write)

    def remove(self, store: StoreContext, review: Review) -> None:
        """For good: its author wants to be forgotten. Raises ReviewChanged (409)."""

        def write() -> None:
            with transactions.write() as t:
                if review.is_shown:
                    ratings.add_to(t, store, review.product_id, {review.stars: -1})
                    changed = ReviewsChanged(review.product_id)
                    t.save(outbox.to_item(self._store_id, changed))
                t.delete(review, condition=Review.version == review.version)
                for pointer in models.pointers_of(self._store_id, review):
                    t.delete(pointer)

        self._commit(write)

    def queue(self, status: Status | None, *, limit: int, cursor: str | None) -> Page[Review]:
        """Newest first; one query, or one for each status. Raises CursorInvalid (422)."""
        scope = models.settings_pk(self._store_id) + f"#{status}"
        before = paging.unseal(cursor, scope=scope) if cursor else AFTER_EVERYTHING
        most = limit + 1
        found = [
            review
            for one in ([status] if status else Status)
            for review in _reviews(
                Review.gsi1.query(
                    models.queue_pk(self._store_id, one),
                    Review.gsi1sk < before,
                    scan_index_forward=False,
                    limit=most,
                    page_size=most,
                )
            )
        ]
        newest = sorted(found, key=lambda review: review.review_id, reverse=True)[:most]
        return paging.page_of(newest, limit, scope=scope, position=lambda review: review.review_id)

    def shown(
        self,
        product_id: str,
        *,
        order: Order = "newest",
        stars: int | None = None,
        limit: int,
        cursor: str | None = None,
    ) -> Page[Review]:
        """What shoppers may read about a product; one query. Raises CursorInvalid (422)."""
        pk = models.shown_pk(self._store_id, product_id)
        scope, most = f"{pk}#{order}#{stars}", limit + 1
        after = paging.unseal(cursor, scope=scope) if cursor else None
        if order == "newest" and stars is None:
            before = after or AFTER_EVERYTHING
            found = Review.gsi2.query(
                pk, Review.gsi2sk < before, scan_index_forward=False, limit=most, page_size=most
            )
            return paging.page_of(
                _reviews(found), limit, scope=scope, position=lambda review: review.gsi2sk
            )
        low, high = (f"{stars}#", f"{stars}$") if stars else ("", AFTER_EVERYTHING)
        forward = order == "lowest"
        if after is not None:
            low, high = (f"{after}!", high) if forward else (low, _just_below(after))
        found = Review.gsi3.query(
            pk,
            Review.gsi3sk.between(low or " ", high),
            scan_index_forward=forward,
            limit=most,
            page_size=most,
        )
        return paging.page_of(
            _reviews(found), limit, scope=scope, position=lambda review: review.gsi3sk
        )

    def of_product(self, product_id: str, *, limit: int) -> list[Review]:
        """All of them, whatever their status."""
        pk = models.reviews_pk(self._store_id, product_id)
        return _reviews(Review.query(pk, limit=limit, page_size=limit))

    def of_author(self, author: str) -> list[Review]:
        """Everything that one person wrote."""
        pointers = ReviewerPointer.query(models.reviewer_pk(self._store_id, author))
        found = [self.find(pointer.sk, author) for pointer in pointers]
        return [review for review in found if review is not None]

    def settings(self) -> ReviewSettings:
        """The defaults for a store that never changed them."""
        pk = models.settings_pk(self._store_id)
        try:
            return ReviewSettings.get(pk, models.SETTINGS_SK, consistent_read=True)
        except ReviewSettings.DoesNotExist:
            return ReviewSettings(pk, models.SETTINGS_SK)

    def _commit(self, write: Callable[[], None]) -> None:
        try:
            transactions.attempt(write)
        except TransactWriteError as error:
            if condition_failed(error):
                raise ReviewChanged(
                    "This review, or its product, has changed meanwhile. Look again."
                ) from None
            raise

    def _place(self, review: Review) -> None:
        review.pk = models.reviews_pk(self._store_id, review.product_id)
        review.sk = models.review_sk(review.author)
        review.gsi1pk = models.queue_pk(self._store_id, Status(review.status))
        review.gsi1sk = review.review_id
        review.gsi2pk = review.gsi2sk = review.gsi3pk = review.gsi3sk = None
        if review.is_shown:
            review.gsi2pk = review.gsi3pk = models.shown_pk(self._store_id, review.product_id)
            review.gsi2sk = review.review_id
            review.gsi3sk = f"{review.stars}#{review.review_id}"


def _just_below(key: str) -> str:
    """Sorts after every key of the same length that sorts before this one, and before this one."""
    return f"{key[:-1]}{chr(ord(key[-1]) - 1)}~"


def _shown(review: Review | None) -> dict[int, int]:
    return {review.stars: 1} if review is not None and review.is_shown else {}


def _reviews(found: Iterable[object]) -> list[Review]:
    return [item for item in found if isinstance(item, Review)]
