"""Ratings and reviews made ready for pages, and who may write one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from storefront_pages.images import picture_of
from storefront_pages.views.reviews import RatingRow, RatingView, ReviewView

if TYPE_CHECKING:
    from windlass.catalog.ratings import Rating
    from windlass.reviews.showing import ShownReview


def rating_of(rating: Rating | None) -> RatingView | None:
    """None for a product that nobody rated."""
    if rating is None or rating.hundredths is None:
        return None
    counts, number = rating.counts, rating.number
    rows = tuple(
        RatingRow(stars, counts[stars], (200 * counts[stars] + number) // (2 * number))
        for stars in (5, 4, 3, 2, 1)
    )
    return RatingView(number, rating.hundredths, rows)


def review_of(review: ShownReview) -> ReviewView:
    pictures = (picture_of(image, alt=image.alt) for image in review.pictures)
    return ReviewView(
        id=review.review_id,
        author=review.author_name,
        stars=review.stars,
        title=review.title,
        text=review.text,
        pictures=tuple(picture for picture in pictures if picture is not None),
        is_verified=review.is_verified,
        origin=review.origin,
        reply=review.reply,
        written_on=date.fromisoformat(review.written_on),
        is_cut=review.is_cut,
    )
