"""Every product is looked at again after rules or categories changed: page by page, each step an
event, so that it goes on after a crash and while products are edited."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from windlass.catalog import models as catalog_models
from windlass.catalog import service as catalog
from windlass.catalog.models import Product
from windlass.collections import membership, models, shelf
from windlass.collections.events import MembershipsOutdated
from windlass.collections.models import Collection, MembershipJob
from windlass.collections.repository import CollectionRepository
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from windlass.catalog.models import Card
    from windlass.collections.shelf import Shelf
    from windlass.db.keys import StoreId
    from windlass.tenancy.context import StoreContext

AT_ONCE = 100
SECONDS = 20  # of one step; its function may run for a minute
STALLED = timedelta(minutes=10)
MOST_AT_ONCE = 200  # stores per run of the schedule


def go_on(store: StoreContext, job_id: str, *, seconds: float = SECONDS) -> None:
    """Look at the next products, and leave an event for the rest. Does nothing for a job that was
    replaced, is done, or is being worked on by another delivery of the same event."""
    until = time.monotonic() + seconds
    while (job := _job(store.store_id)) is not None and job.job_id == job_id and not job.is_done:
        page = catalog.list_page(store, limit=AT_ONCE, cursor=job.cursor)
        looked_at = job.looked_at + len(page.items)
        for product_id in _outdated(store.store_id, page.items):
            membership.settle(store, product_id)
        if page.next_cursor is None:
            _finish(store, job, looked_at)
            return
        is_over = time.monotonic() >= until
        if not _move(store.store_id, job, page.next_cursor, looked_at, tells=is_over) or is_over:
            return


def begin_due() -> int:
    """Look again at stores whose rules depend on the day, and go on with jobs that stand still;
    of all stores. How many there were."""
    timed = Collection.gsi1.query(models.BY_AGE_PK, limit=10 * MOST_AT_ONCE)
    stores = {item.gsi1sk.partition("#")[0] for item in timed if item.gsi1sk}
    for store_id in sorted(stores)[:MOST_AT_ONCE]:
        store = tenancy.act(store_id, task="collections")
        CollectionRepository(store.store_id).begin_job(_job(store.store_id))
    stalled = 0
    for item in MembershipJob.gsi1.query(models.JOBS_PK, limit=MOST_AT_ONCE):
        if not isinstance(item, MembershipJob) or item.moved_at > clock.now() - STALLED:
            continue
        if item.gsi1sk and item.gsi1sk not in stores:
            store = tenancy.act(item.gsi1sk, task="collections")
            outbox.to_item(store.store_id, MembershipsOutdated(item.job_id)).save()
            stalled += 1
    return len(stores) + stalled


def _outdated(store_id: StoreId, cards: list[Card]) -> Iterator[str]:
    """Those that do not stand where they belong. The products are read as they are now; what
    happens to them later is seen by who follows their events."""
    known = shelf.current(store_id)
    by_id = {card.product_id: card for card in cards}
    keys = [(catalog_models.product_pk(store_id, one), catalog_models.PRODUCT_SK) for one in by_id]
    for product in Product.batch_get(keys, consistent_read=True) if keys else ():
        card = by_id[product.product_id]
        facts = membership.facts_of(product, card.available, is_sold_out=card.is_sold_out)
        wanted = membership.standing(known, facts, membership.placement_of(known, product))
        told = (tuple(product.category_ids), tuple(product.collection_ids))
        if told != (wanted.category_ids, wanted.collection_ids):
            yield product.product_id


def _job(store_id: StoreId) -> MembershipJob | None:
    try:
        return MembershipJob.get(models.shelf_pk(store_id), models.JOB_SK, consistent_read=True)
    except MembershipJob.DoesNotExist:
        return None


def _move(
    store_id: StoreId, job: MembershipJob, cursor: str, looked_at: int, *, tells: bool
) -> bool:
    """Write down how far it is, unless somebody else did. True when we did."""
    actions: list[Action] = [
        MembershipJob.cursor.set(cursor),
        MembershipJob.looked_at.set(looked_at),
        MembershipJob.moved_at.set(clock.now()),
    ]
    try:
        with transactions.write() as t:
            t.update(job, actions, condition=_is_still(job))
            if tells:
                t.save(outbox.to_item(store_id, MembershipsOutdated(job.job_id)))
    except TransactWriteError as error:
        if condition_failed(error):
            return False
        raise
    return True


def _finish(store: StoreContext, job: MembershipJob, looked_at: int) -> None:
    known = shelf.read(store.store_id)
    actions: list[Action] = [
        MembershipJob.is_done.set(True),
        MembershipJob.looked_at.set(looked_at),
        MembershipJob.moved_at.set(clock.now()),
        MembershipJob.gsi1pk.remove(),
        MembershipJob.gsi1sk.remove(),
    ]
    try:
        job.update(actions, condition=_is_still(job))
    except UpdateError as error:
        if not condition_failed(error):
            raise
    else:
        _forget_returned(known)
    shelf.forget()


def _forget_returned(known: Shelf) -> None:
    """What an undone deletion was to bring back is back. Unless the collection changed since: then
    the job of that change does it."""
    for collection in known.collections.values():
        if not collection.returning:
            continue
        try:
            collection.update(
                [Collection.returning.set([])],
                condition=(Collection.version == collection.version)
                & Collection.deleted_at.does_not_exist(),
            )
        except UpdateError as error:
            if not condition_failed(error):
                raise


def _is_still(job: MembershipJob) -> Condition:
    is_there: Condition = MembershipJob.cursor.does_not_exist()
    if job.cursor:
        is_there = MembershipJob.cursor == job.cursor
    is_same: Condition = MembershipJob.job_id == job.job_id
    both: Condition = is_same & is_there
    return both
