"""The bucket that all functions share."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine

from windlass.adapters.supplier_errors import SupplierThrottled
from windlass.kit import clock
from windlass.suppliers import models, quota
from windlass.suppliers.models import QuotaBucket

pytestmark = pytest.mark.usefixtures("table")
PK = models.quota_pk("cj", "21762")


def test_each_caller_gets_a_slot_of_its_own() -> None:
    with time_machine.travel(clock.now(), tick=False), ThreadPoolExecutor(4) as pool:
        waits = list(pool.map(lambda _: quota.reserve(PK, interval=1000, points=0), range(6)))

    assert sorted(waits) == [0, 1000, 2000, 3000, 4000, 5000]


def test_many_at_once_all_get_a_slot() -> None:
    """Nobody is sent away because others were faster each time."""
    with time_machine.travel(clock.now(), tick=False), ThreadPoolExecutor(16) as pool:
        waits = list(pool.map(lambda _: quota.reserve(PK, interval=1, points=1), range(96)))

    assert sorted(waits) == list(range(96))


def test_who_would_wait_too_long_is_sent_away_and_takes_no_slot() -> None:
    with time_machine.travel(clock.now(), tick=False):
        for _ in range(9):
            quota.reserve(PK, interval=1000, points=0)
        for _ in range(2):
            with pytest.raises(SupplierThrottled) as throttled:
                quota.reserve(PK, interval=1000, points=0)

    assert throttled.value.retry_after == 9


def test_the_points_of_a_day_are_spent_once() -> None:
    with time_machine.travel("2026-11-22T23:00:00Z", tick=False) as traveller:
        quota.reserve(PK, interval=1, points=49_995)
        with pytest.raises(SupplierThrottled) as throttled:
            quota.reserve(PK, interval=1, points=10)
        quota.reserve(PK, interval=1, points=5)
        traveller.move_to("2026-11-23T00:00:01Z")
        quota.reserve(PK, interval=1, points=10)

    assert throttled.value.retry_after == 3600


def test_a_slot_that_another_took_is_not_taken_again() -> None:
    quota.reserve(PK, interval=1000, points=0)
    seen = QuotaBucket.get(PK, models.QUOTA_SK)
    mine = QuotaBucket(
        PK, models.QUOTA_SK, next_at=1, day="2026-11-22", points=0, ttl=quota.KEPT_FOR
    )
    quota.reserve(PK, interval=1000, points=0)

    assert not quota.save(mine, seen)
    assert not quota.save(mine, None)


def test_accounts_do_not_share() -> None:
    with time_machine.travel(clock.now(), tick=False):
        quota.reserve(PK, interval=5000, points=0)

        assert quota.reserve(models.quota_pk("cj", "other"), interval=5000, points=0) == 0
