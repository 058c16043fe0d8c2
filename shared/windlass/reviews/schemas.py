"""The public shape of reviews. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from windlass.reviews.models import Review, ReviewSettings, Source, Status
from windlass.reviews.pictures import pictures_of
from windlass.reviews.rules import Publish
from windlass.web.schemas import Strict

Days = Annotated[int, Field(strict=True, ge=0, le=90)]
Stars = Annotated[int, Field(strict=True, ge=1, le=5)]


class PhotoOut(BaseModel):
    id: str
    status: str = Field(description="awaited, ready or failed")
    src: str
    large: str
    width: int
    height: int


class ReviewOut(BaseModel):
    id: str
    product_id: str
    product_title: str
    product_handle: str
    author_name: str = Field(description="As shops show it")
    email: str = Field(description="For the merchant alone; empty for an imported review")
    stars: int
    title: str
    text: str
    photos: list[PhotoOut]
    status: Status
    held_for: str = Field(
        description="Why it waits: word, contact, photos, few_stars, not_verified or all"
    )
    is_verified: bool
    source: Source
    origin: str
    order_id: str | None
    written_at: datetime
    edited_at: datetime | None
    reply: str
    replied_at: datetime | None
    version: int

    @classmethod
    def of(cls, review: Review) -> ReviewOut:
        ready = {image.id: image for image in pictures_of(review.photos, alt="")}
        return cls(
            id=review.review_id,
            product_id=review.product_id,
            product_title=review.product_title,
            product_handle=review.product_handle,
            author_name=review.author_name,
            email=review.email,
            stars=review.stars,
            title=review.title,
            text=review.text,
            photos=[
                PhotoOut(
                    id=photo["upload_id"],
                    status=photo["status"],
                    src=ready[photo["upload_id"]].small if photo["upload_id"] in ready else "",
                    large=ready[photo["upload_id"]].large if photo["upload_id"] in ready else "",
                    width=photo.get("width", 0),
                    height=photo.get("height", 0),
                )
                for photo in review.photos
            ],
            status=Status(review.status),
            held_for=review.held_for,
            is_verified=review.is_verified,
            source=Source(review.source),
            origin=review.origin,
            order_id=review.order_id,
            written_at=review.written_at,
            edited_at=review.edited_at,
            reply=review.reply,
            replied_at=review.replied_at,
            version=review.version,
        )


class ReviewPage(BaseModel):
    items: list[ReviewOut]
    next_cursor: str | None = None


class Decide(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"status": "published"}]}
    )

    status: Status


class Reply(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": "Thank you, Ada!"}]}
    )

    text: str = Field(max_length=2000, description="Empty: take the answer away")


class ReviewSettingsIn(Strict):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "publish": "verified",
                    "least_stars": 3,
                    "words": "scam\nfake",
                    "asks": True,
                    "ask_after_days": 7,
                    "remind_after_days": 7,
                }
            ]
        },
    )

    publish: Publish = Field(
        description="Which reviews are shown without a look: none, verified, clean"
    )
    least_stars: Stars = Field(description="Fewer stars than this wait for a person")
    words: str = Field(max_length=5000, description="One a line: a review with one of them waits")
    asks: StrictBool = Field(description="Ask buyers by mail after the delivery")
    ask_after_days: Days
    remind_after_days: Days = Field(description="After the first mail; 0: never")


class ReviewSettingsOut(ReviewSettingsIn):
    version: int = Field(description="Send it quoted as If-Match to change them")

    @classmethod
    def of(cls, item: ReviewSettings) -> ReviewSettingsOut:
        return cls(
            publish=Publish(item.publish),
            least_stars=item.least_stars,
            words=item.words,
            asks=item.asks,
            ask_after_days=item.ask_after_days,
            remind_after_days=item.remind_after_days,
            version=item.version,
        )


class ImportReviews(Strict):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "origin": "AliExpress",
                    "csv": "product,stars,author,text,date\ncharger,5,Ada L.,Works,2026-01-31\n",
                }
            ]
        },
    )

    origin: str = Field(min_length=1, max_length=60, description="Where they were written; shown")
    csv: str = Field(
        min_length=1,
        max_length=1_000_000,
        description="UTF-8 with a header: product (handle or id), stars, author, and optionally "
        "title, text, date (YYYY-MM-DD) and id (of the review there)",
    )


class RowProblem(BaseModel):
    row: int = Field(description="The header is row 1")
    field: str
    message: str


class ImportOut(BaseModel):
    taken: int = Field(description="New reviews, waiting in the queue")
    known: int = Field(description="Were imported before")
    problems: list[RowProblem] = Field(description="Rows that were left out")
