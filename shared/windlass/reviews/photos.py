"""Photos in reviews: uploads like the merchant's, shown once the pipeline has finished them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from windlass.media import service as media
from windlass.reviews.errors import ReviewChanged, ReviewNotFound
from windlass.reviews.repository import ReviewRepository

if TYPE_CHECKING:
    from windlass.media.models import Upload
    from windlass.reviews.models import Review
    from windlass.tenancy.context import StoreContext

OWNER = "review:"
TRIES = 8


def bind(
    store: StoreContext,
    review_id: str,
    upload_ids: Sequence[str],
    known: Sequence[dict[str, Any]],
) -> list[dict[str, Any]]:
    """The photos in this order, each given to the review for good. Raises UploadNotFound (404),
    UploadMissing and UploadUsed (409)."""
    ours = {photo["upload_id"]: photo for photo in known}
    return [
        ours.get(one) or _document(media.bind(store, one, owner=f"{OWNER}{review_id}"))
        for one in upload_ids
    ]


def catch_up(store: StoreContext, review: Review) -> None:
    """Finish the photos that the pipeline settled while the review was being saved."""
    waiting = [one["upload_id"] for one in review.photos if one["status"] == "awaited"]
    for upload in media.settled(store, waiting) if waiting else []:
        finish(store, upload)


def is_ours(upload: Upload) -> bool:
    return upload.owner is not None and upload.owner.startswith(OWNER)


def finish(store: StoreContext, upload: Upload) -> bool:
    """Show the outcome of the pipeline in the review that owns the upload. False when it is not
    (yet) there; saving the review then catches up. Safe to repeat."""
    reviews = ReviewRepository(store.store_id)
    review_id = str(upload.owner).removeprefix(OWNER)
    for attempt in range(TRIES):
        try:
            before = reviews.get(review_id)
        except ReviewNotFound:
            return False
        review, made = deepcopy(before), _document(upload)
        photos = [made if one["upload_id"] == upload.upload_id else one for one in review.photos]
        if photos == review.photos:
            return any(one["upload_id"] == upload.upload_id for one in photos)
        review.photos, review.version = photos, before.version + 1
        try:
            reviews.save(store, review, before)
        except ReviewChanged:
            if attempt == TRIES - 1:
                raise
            continue
        return True
    raise AssertionError("unreachable")


def _document(upload: Upload) -> dict[str, Any]:
    return {
        "upload_id": upload.upload_id,
        "status": upload.state,
        "problem": upload.problem,
        **(upload.picture or {}),
    }
