"""One account's calls, spread over time for all functions together.

The bucket holds the first free moment. Taking a slot moves it on by one interval, conditionally,
so two lambdas never get the same slot; then the taker waits for its moment. While a queue waits,
who comes adds to it, whoever else does so at the same moment.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from pynamodb.exceptions import DoesNotExist, PutError, UpdateError

from windlass.adapters.supplier_errors import SupplierThrottled
from windlass.db.table import condition_failed
from windlass.kit import clock, config
from windlass.suppliers import models
from windlass.suppliers.models import QuotaBucket, Supplier

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action

POINTS_PER_DAY = 50_000  # CJ's base allowance
SLACK = 1.05  # intervals a little longer than allowed, for clocks and networks that jitter
LONGEST_WAIT_MS = 8_000
ATTEMPTS = 12
LONGEST_PAUSE_SECONDS = 0.05
KEPT_FOR = timedelta(days=2)


def gate(supplier: Supplier) -> Callable[[int], None]:
    """What a supplier's client asks before each call: waits for a slot and takes the points.

    Raises SupplierThrottled when the wait would be longer than eight seconds or the day's points
    are spent.
    """

    def take(points: int) -> None:
        interval = round(1000 * SLACK / max(supplier.requests_per_second, 1))
        wait = reserve(bucket_of(supplier), interval=interval, points=points)
        if wait > 0:
            time.sleep(wait / 1000)

    return take


def bucket_of(supplier: Supplier) -> str:
    """CJ counts per account, AliExpress per application: all our stores together."""
    is_shared = supplier.kind == models.Kind.ALIEXPRESS
    return models.quota_pk(
        supplier.kind, config.ALIEXPRESS_APP_KEY if is_shared else supplier.account_id
    )


def reserve(pk: str, *, interval: int, points: int) -> int:
    """Take the next slot and return how many milliseconds are left until it."""
    for _attempt in range(ATTEMPTS):
        now = clock.now()
        now_ms, today = int(now.timestamp() * 1000), f"{now:%Y-%m-%d}"
        bucket = _read(pk)
        spent = bucket.points if bucket and bucket.day == today else 0
        slot = max(bucket.next_at if bucket else 0, now_ms)
        if slot - now_ms > LONGEST_WAIT_MS:
            seconds = -(-(slot - now_ms) // 1000)
            raise SupplierThrottled("The supplier's limit is reached.", retry_after=seconds)
        if spent + points > POINTS_PER_DAY:
            midnight = 86_400 - (now.hour * 3600 + now.minute * 60 + now.second)
            raise SupplierThrottled("Today's allowance is used up.", retry_after=midnight)
        if slot > now_ms and bucket and bucket.day == today:
            joined = _join(pk, now_ms, interval=interval, points=points)
            if joined is not None:
                return joined - now_ms
            continue
        taken = QuotaBucket(
            pk,
            models.QUOTA_SK,
            next_at=slot + interval,
            day=today,
            points=spent + points,
            ttl=KEPT_FOR,
        )
        if save(taken, bucket):
            return slot - now_ms
        time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))  # or the slowest one always loses
    raise SupplierThrottled("Too many calls at once.", retry_after=1)


def save(taken: QuotaBucket, seen: QuotaBucket | None) -> bool:
    """False when another one took a slot since the bucket was `seen`."""
    condition = QuotaBucket.pk.does_not_exist()
    if seen is not None:
        condition = (QuotaBucket.next_at == seen.next_at) & (QuotaBucket.points == seen.points)
    try:
        taken.save(condition=condition)
    except PutError as error:
        if condition_failed(error):
            return False
        raise
    return True


def _join(pk: str, now_ms: int, *, interval: int, points: int) -> int | None:
    """The slot at the end of the queue; None when it is over by now, too long, or another day's."""
    bucket = QuotaBucket(pk, models.QUOTA_SK)
    is_queue = QuotaBucket.next_at.between(now_ms, now_ms + LONGEST_WAIT_MS)
    has_points = QuotaBucket.points <= POINTS_PER_DAY - points
    is_today = QuotaBucket.day == f"{clock.now():%Y-%m-%d}"
    moved: list[Action] = [QuotaBucket.next_at.add(interval), QuotaBucket.points.add(points)]
    try:
        bucket.update(moved, condition=is_queue & has_points & is_today)
    except UpdateError as error:
        if condition_failed(error):
            return None
        raise
    return bucket.next_at - interval


def _read(pk: str) -> QuotaBucket | None:
    try:
        return QuotaBucket.get(pk, models.QUOTA_SK, consistent_read=True)
    except DoesNotExist:
        return None
