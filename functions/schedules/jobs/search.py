"""Search indexes that a builder left behind, and what was searched, rolled up."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from aws_lambda_powertools import Logger

from windlass.kit import clock
from windlass.search import analytics, repository
from windlass.tenancy import service as tenancy

logger = Logger(child=True)

GRACE: Final = timedelta(minutes=1)  # a change is built within seconds; before this, it may be
AT_MOST: Final = 100


def build_left_behind_indexes() -> None:
    """A builder was killed, or its event was lost: another one is sent."""
    late = [
        index
        for index in repository.due(at_most=AT_MOST)
        if index.waiting_since is not None and clock.now() - index.waiting_since > GRACE
    ]
    for index in late:
        store = tenancy.act(index.store_id, task="search")
        repository.SearchRepository(store.store_id).send_builder("left behind")
    if late:
        logger.warning("sent builders to indexes that were left behind", count=len(late))


def roll_up_searches() -> None:
    for day in analytics.days_around(clock.now()):
        for store_id in analytics.searched_on(day):
            analytics.roll_up(tenancy.act(store_id, task="search").store_id, day)
