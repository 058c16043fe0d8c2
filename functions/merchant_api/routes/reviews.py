from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.reviews import importing, moderation
from windlass.reviews.models import Status
from windlass.reviews.schemas import (
    Decide,
    ImportOut,
    ImportReviews,
    Reply,
    ReviewOut,
    ReviewPage,
    ReviewSettingsIn,
    ReviewSettingsOut,
    RowProblem,
)
from windlass.tenancy.context import Permission
from windlass.web.api import Cursor, IfMatch, Limit, Response, Router, created, current_store
from windlass.web.etags import etag, version_in

router = Router()
REVIEWS = "/stores/<store_id>/reviews"


@router.get(REVIEWS)
def list_reviews(
    store_id: str,
    status: Annotated[Status | None, Query(description="Of all without")] = None,
    product_id: Annotated[
        str | None, Query(max_length=40, description="All of this product, whatever their status")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> ReviewPage:
    """Newest first."""
    store = current_store(router, store_id)
    if product_id is not None:
        found = moderation.of_product(store, product_id)
        return ReviewPage(items=[ReviewOut.of(review) for review in found])
    page = moderation.queue(store, status, limit=limit, cursor=cursor)
    items = [ReviewOut.of(review) for review in page.items]
    return ReviewPage(items=items, next_cursor=page.next_cursor)


@router.get(f"{REVIEWS}/settings")
def get_settings(store_id: str) -> Response[ReviewSettingsOut]:
    settings = moderation.settings(current_store(router, store_id))
    return _with_etag(ReviewSettingsOut.of(settings))


@router.put(f"{REVIEWS}/settings")
def change_settings(
    store_id: str, body: ReviewSettingsIn, if_match: IfMatch = None
) -> Response[ReviewSettingsOut]:
    store = current_store(router, store_id)
    store.require(Permission.REVIEWS_WRITE)
    settings = moderation.change_settings(store, body, version=version_in(if_match))
    return _with_etag(ReviewSettingsOut.of(settings))


@router.post(f"{REVIEWS}/import", responses=created(ImportOut))
def import_reviews(store_id: str, body: ImportReviews) -> tuple[ImportOut, int]:
    """Reviews from elsewhere, each marked with where it was written; they wait in the queue."""
    store = current_store(router, store_id)
    outcome = importing.take_in(store, origin=body.origin, text=body.csv)
    problems = [
        RowProblem(row=one.row, field=one.field, message=one.message) for one in outcome.problems
    ]
    return ImportOut(taken=outcome.taken, known=outcome.known, problems=problems), 201


@router.get(f"{REVIEWS}/<review_id>")
def get_review(store_id: str, review_id: str) -> ReviewOut:
    return ReviewOut.of(moderation.get(current_store(router, store_id), review_id))


@router.put(f"{REVIEWS}/<review_id>/status")
def decide(store_id: str, review_id: str, body: Decide) -> ReviewOut:
    """Publish, reject, or put back into the queue."""
    store = current_store(router, store_id)
    return ReviewOut.of(moderation.decide(store, review_id, body.status))


@router.put(f"{REVIEWS}/<review_id>/reply")
def reply(store_id: str, review_id: str, body: Reply) -> ReviewOut:
    """Answer in public."""
    store = current_store(router, store_id)
    return ReviewOut.of(moderation.reply(store, review_id, body.text.strip()))


def _with_etag(settings: ReviewSettingsOut) -> Response[ReviewSettingsOut]:
    return Response(200, "application/json", settings, headers={"ETag": etag(settings.version)})
