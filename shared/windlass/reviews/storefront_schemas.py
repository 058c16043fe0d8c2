"""Reviews as the storefront API takes and shows them. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from windlass.catalog.ratings import Rating
from windlass.reviews.rules import LONGEST_TEXT, LONGEST_TITLE, MOST_PHOTOS, Draft
from windlass.reviews.schemas import Stars
from windlass.reviews.showing import ShownReview
from windlass.web.schemas import Strict


class WriteReview(Strict):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"stars": 5, "title": "Great", "text": "Works well."}]},
    )

    stars: Stars
    title: str = Field(default="", max_length=LONGEST_TITLE)
    text: str = Field(default="", max_length=LONGEST_TEXT)
    photos: list[Annotated[str, Field(min_length=1, max_length=40)]] = Field(
        default=[], max_length=MOST_PHOTOS, description="Ids of uploads"
    )
    order: str | None = Field(default=None, max_length=40, description="Of the mail's link")
    token: str | None = Field(default=None, max_length=64, description="Of the mail's link")

    def draft(self) -> Draft:
        return Draft(self.stars, self.title, self.text, tuple(self.photos))


class ShownReviewOut(BaseModel):
    id: str
    author_name: str
    stars: int
    title: str
    text: str
    photos: list[str] = Field(description="Paths on the store's host")
    is_verified: bool = Field(description="Written by somebody who bought it here")
    origin: str = Field(description="Where an imported review was written; empty for ours")
    reply: str
    written_on: str

    @classmethod
    def of(cls, review: ShownReview) -> ShownReviewOut:
        return cls(
            id=review.review_id,
            author_name=review.author_name,
            stars=review.stars,
            title=review.title,
            text=review.text,
            photos=[picture.large for picture in review.pictures],
            is_verified=review.is_verified,
            origin=review.origin,
            reply=review.reply,
            written_on=review.written_on,
        )


class RatingOut(BaseModel):
    count: int
    average_hundredths: int | None = Field(description="467 is 4.67 stars; none without reviews")
    counts: dict[str, int] = Field(description="By stars, 1 to 5")

    @classmethod
    def of(cls, rating: Rating | None) -> RatingOut:
        counts = rating.counts if rating else dict.fromkeys(range(1, 6), 0)
        return cls(
            count=rating.number if rating else 0,
            average_hundredths=rating.hundredths if rating else None,
            counts={str(stars): number for stars, number in counts.items()},
        )


class ShownReviews(BaseModel):
    rating: RatingOut
    items: list[ShownReviewOut]
    next_cursor: str | None = None


class ReviewTaken(BaseModel):
    id: str
    status: str = Field(description="published, or pending while it waits for the merchant")


class SendPhoto(Strict):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"content_type": "image/jpeg", "data": "/9j/4AAQSkZJRg=="}]
        },
    )

    content_type: Literal["image/jpeg", "image/png", "image/webp"]
    data: str = Field(min_length=4, max_length=5_600_000, description="Base64, at most 4 MB")
    order: str | None = Field(default=None, max_length=40, description="Of the mail's link")
    token: str | None = Field(default=None, max_length=64, description="Of the mail's link")


class PhotoTaken(BaseModel):
    id: str = Field(description="For the review's `photos`")
