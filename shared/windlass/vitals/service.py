"""What the rest of the product may do with the speed of shops."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from pynamodb.exceptions import PutError, UpdateError
from pynamodb.expressions.update import Action

from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext
from windlass.vitals import models, rules
from windlass.vitals.models import SHARDS, Device, Metric, Page, VitalsDay
from windlass.vitals.rules import Measured

KEPT_FOR = timedelta(days=100)
type Counts = dict[tuple[Metric, int], int]


class Speed(Struct, frozen=True):
    """Of one page, device or day. `score` is 0 to 100, None without a visit."""

    name: str
    score: int | None
    metrics: Mapping[Metric, Measured]
    visits: int


class Report(Struct, frozen=True):
    whole: Speed
    by_page: list[Speed]
    by_device: list[Speed]
    by_day: list[Speed]  # the oldest first, days without visits included


def take_in(store: StoreContext, page: Page, device: Device, values: Mapping[Metric, int]) -> None:
    """Count one visit: one write, two for the first of a day. For shoppers: asks for no
    permission."""
    if not values:
        return
    day = clock.now().date().isoformat()
    pk = models.day_pk(store.store_id, random.randrange(SHARDS))
    sk = models.day_sk(day, page, device)
    names = [f"{metric}.{rules.bucket_of(metric, value)}" for metric, value in values.items()]
    actions: list[Action] = [
        VitalsDay.counts[name].set((VitalsDay.counts[name] | 0) + 1) for name in names
    ]
    for _attempt in range(2):
        try:
            VitalsDay(pk, sk).update(actions, condition=VitalsDay.pk.exists())
        except UpdateError as error:
            if not condition_failed(error):
                raise
            _begin(pk, sk)
            continue
        return


def report(store: StoreContext, *, days: int) -> Report:
    """The last `days` days, today last; four queries. Raises Forbidden (403)."""
    store.require(Permission.STORE_READ)
    zone = ZoneInfo(stores.storefront_of(store).time_zone)
    today = clock.now().astimezone(zone).date()
    first = today - timedelta(days=days - 1)
    pages: dict[str, Counts] = {}
    devices: dict[str, Counts] = {}
    by_day: dict[str, Counts] = {}
    whole: Counts = {}
    for item in _items(store, first):
        day, page, device = item.sk.split("#")
        counts = _counts_of(item)
        for group in (
            whole,
            pages.setdefault(page, {}),
            devices.setdefault(device, {}),
            by_day.setdefault(day, {}),
        ):
            _add(group, counts)
    calendar = [(first + timedelta(days=number)).isoformat() for number in range(days)]
    return Report(
        whole=_speed("whole", whole),
        by_page=[_speed(page, pages[page]) for page in Page if page in pages],
        by_device=[_speed(device, devices[device]) for device in Device if device in devices],
        by_day=[_speed(day, by_day.get(day, {})) for day in calendar],
    )


def _begin(pk: str, sk: str) -> None:
    try:
        VitalsDay(pk, sk, ttl=KEPT_FOR).save(condition=VitalsDay.pk.does_not_exist())
    except PutError as error:
        if not condition_failed(error):
            raise


def _items(store: StoreContext, first: date) -> list[VitalsDay]:
    return [
        item
        for shard in range(SHARDS)
        for item in VitalsDay.query(
            models.day_pk(store.store_id, shard), VitalsDay.sk >= first.isoformat()
        )
    ]


def _counts_of(item: VitalsDay) -> Counts:
    counts: Counts = {}
    for name, number in item.counts.items():
        metric, _, bucket = name.partition(".")
        counts[Metric(metric), int(bucket)] = int(number)
    return counts


def _add(group: Counts, counts: Counts) -> None:
    for key, number in counts.items():
        group[key] = group.get(key, 0) + number


def _speed(name: str, counts: Counts) -> Speed:
    metrics: dict[Metric, Measured] = {}
    for metric in Metric:
        of_metric = Counter({bucket: n for (one, bucket), n in counts.items() if one is metric})
        found = rules.measured(metric, of_metric)
        if found is not None:
            metrics[metric] = found
    visits = max((one.visits for one in metrics.values()), default=0)
    return Speed(name, rules.score(metrics), metrics, visits)
