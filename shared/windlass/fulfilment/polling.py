"""Asking suppliers about orders whose news did not come by themselves."""

from __future__ import annotations

from datetime import timedelta

from aws_lambda_powertools import Logger

from windlass.adapters.supplier_errors import (
    SupplierAuthFailed,
    SupplierFailed,
    SupplierThrottled,
)
from windlass.fulfilment import repository, rules
from windlass.fulfilment.models import SupplierOrder
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.tracking import ask_again, follow
from windlass.fulfilment.whole import Fulfilment
from windlass.kit import clock
from windlass.kit.errors import AppError
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

logger = Logger(child=True)

MOST_PER_RUN = 100
RUN_FOR = timedelta(seconds=200)  # the function has 300
WITHOUT_CONNECTION = timedelta(hours=1)


def poll() -> int:
    """Ask about the supplier orders that are due, in all stores; how many had news. A supplier
    that wants a pause, or whose connection is broken, is left alone for the rest of the run."""
    until, news, left_alone = clock.now() + RUN_FOR, 0, set[str]()
    for listed in repository.to_be_tracked(clock.now(), at_most=MOST_PER_RUN):
        if clock.now() > until:
            break
        supplier_id = listed.supplier_id or ""
        store = tenancy.act(listed.store_id, task="tracking")
        pause: timedelta | None = None
        if supplier_id not in left_alone:
            try:
                news += follow(store, listed.order_id, listed.part_id)
            except SupplierThrottled as throttled:
                left_alone.add(supplier_id)
                pause = timedelta(seconds=throttled.retry_after)
            except SupplierAuthFailed:
                left_alone.add(supplier_id)
                pause = WITHOUT_CONNECTION
            except SupplierFailed as failure:
                logger.warning("not tracked", part_id=listed.part_id, reason=failure.message)
            except AppError as error:
                pause = WITHOUT_CONNECTION
                logger.warning("not tracked", part_id=listed.part_id, reason=error.message)
            _ask_later(store, listed, pause)
    return news


def _ask_later(store: StoreContext, listed: SupplierOrder, pause: timedelta | None) -> None:
    def later(found: Fulfilment, change: Change) -> None:
        part = found.parts[listed.part_id]
        if part.gsi3pk is None:
            return
        now = clock.now()
        since = part.shipped_at or part.ordered_at or part.planned_at
        ask_again(part, now + pause if pause else rules.next_poll(since, now))
        change.save(part)

    FulfilmentRepository(store.store_id).change(listed.order_id, later)
