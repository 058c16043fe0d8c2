"""Publishes the events that the stream did not: the bus was away, or the stream gave up."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from aws_lambda_powertools import Logger

from streams.publish import publish
from windlass.db import outbox
from windlass.kit import clock

logger = Logger(child=True)

GRACE: Final = timedelta(minutes=1)  # the stream needs a second; before this, it may still come
AT_MOST: Final = 250  # per shard of the outbox and run, oldest first


def sweep_outbox() -> None:
    late = list(outbox.unpublished(before=clock.now() - GRACE, at_most=AT_MOST))
    if not late:
        return
    refused = publish(late)
    logger.warning("published what the stream did not", count=len(late), refused=len(refused))
