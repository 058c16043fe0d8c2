"""When a buyer is asked by mail for a review: some days after the delivery, once more if nothing
comes, and never again after a no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pynamodb.exceptions import PutError, UpdateError

from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.reviews import models
from windlass.reviews.models import SHARDS, ReviewRequest
from windlass.reviews.repository import ReviewRepository

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

KEPT_FOR = timedelta(days=400)
MOST_PER_RUN = 100
MOST_MAILS = 2


def plan(store: StoreContext, order_id: str, *, delivered_at: datetime) -> None:
    """Ask this order's buyer when the store's settings say. Does nothing the second time, or when
    the store does not ask."""
    settings = ReviewRepository(store.store_id).settings()
    if not settings.asks:
        return
    due_at = delivered_at + timedelta(days=settings.ask_after_days)
    request = ReviewRequest(
        models.request_pk(store.store_id, order_id),
        models.REQUEST_SK,
        order_id=order_id,
        store_id=store.store_id,
        due_at=due_at,
        ttl=KEPT_FOR,
    )
    _index(request)
    try:
        request.save(condition=ReviewRequest.pk.does_not_exist())
    except PutError as error:
        if not condition_failed(error):
            raise


def due(*, at_most: int = MOST_PER_RUN) -> Iterator[ReviewRequest]:
    """Those whose time has come, of all stores, oldest first in each shard. The caller enters each
    store, sends the mail and calls `asked` or `stop`."""
    until = f"{clock.now():%Y-%m-%dT%H:%M:%S}"
    for shard in range(SHARDS):
        found = ReviewRequest.gsi3.query(
            f"REVIEWREQUESTS#{shard}", ReviewRequest.gsi3sk < until, limit=at_most // SHARDS
        )
        yield from (item for item in found if isinstance(item, ReviewRequest))


def asked(store: StoreContext, request: ReviewRequest) -> None:
    """A mail has gone out: plan the reminder, or nothing more."""
    settings = ReviewRepository(store.store_id).settings()
    again = settings.remind_after_days if request.asked + 1 < MOST_MAILS and settings.asks else 0
    before, request.asked = request.asked, request.asked + 1
    request.due_at = clock.now() + timedelta(days=again) if again else None
    if not again:
        request.stopped = "done"
    _index(request)
    try:
        request.save(condition=(ReviewRequest.asked == before) & (ReviewRequest.stopped == ""))
    except PutError as error:
        if not condition_failed(error):
            raise


def stop(store: StoreContext, order_id: str, why: str) -> bool:
    """Ask no more: `why` is done, declined or off. False when nothing was planned."""
    request = ReviewRequest(models.request_pk(store.store_id, order_id), models.REQUEST_SK)
    try:
        request.update(
            [
                ReviewRequest.stopped.set(why),
                ReviewRequest.gsi3pk.remove(),
                ReviewRequest.gsi3sk.remove(),
            ],
            condition=ReviewRequest.pk.exists(),
        )
    except UpdateError as error:
        if condition_failed(error):
            return False
        raise
    return True


def _index(request: ReviewRequest) -> None:
    request.gsi3pk = request.gsi3sk = None
    if request.due_at is not None:
        request.gsi3pk = models.due_pk(request.order_id)
        request.gsi3sk = f"{request.due_at:%Y-%m-%dT%H:%M:%S}#{request.order_id}"
