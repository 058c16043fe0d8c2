"""Outbox events to the bus, ten at a time. At least once: consumers drop event ids they have seen.

Used by the stream, at once, and by the sweeper, for what the stream did not publish.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import batched
from typing import TYPE_CHECKING

from aws_lambda_powertools import Logger
from pynamodb.exceptions import UpdateError

from windlass.adapters import aws
from windlass.db import outbox
from windlass.db.outbox import OutboxEvent
from windlass.kit import config

if TYPE_CHECKING:
    from mypy_boto3_events.type_defs import PutEventsRequestEntryTypeDef

logger = Logger(child=True)
MOST_ENTRIES = 10  # of one PutEvents; ten items of 100 KB stay under its megabyte


def publish(events: Sequence[OutboxEvent]) -> set[str]:
    """Publishes and marks each event. Returns the ids of those that the bus refused; raises when
    the bus does not answer, and then nothing is known of the batch in hand."""
    refused: set[str] = set()
    for batch in batched(events, MOST_ENTRIES, strict=False):
        answer = aws.events().put_events(Entries=[entry_of(event) for event in batch])
        for event, result in zip(batch, answer["Entries"], strict=True):
            if "EventId" in result:
                _mark(event)
            else:
                refused.add(event.event_id)
                logger.error(
                    "the bus refused an event",
                    event_id=event.event_id,
                    type=event.type,
                    reason=result.get("ErrorMessage", result.get("ErrorCode")),
                )
    return refused


def entry_of(event: OutboxEvent) -> PutEventsRequestEntryTypeDef:
    detail = {
        "event_id": event.event_id,
        "store_id": event.store_id,
        "occurred_at": event.occurred_at.isoformat(),
        "sequence": event.event_id,  # a ULID: sorts by time, whichever way it was published
        "data": json.loads(event.data),
    }
    return {
        "EventBusName": config.BUS_NAME,
        "Source": "windlass",
        "DetailType": event.type,
        "Detail": json.dumps(detail),
        "Time": event.occurred_at,
    }


def _mark(event: OutboxEvent) -> None:
    try:
        outbox.mark_published(event.pk)
    except UpdateError:  # it is published; the sweeper will publish it again, which is harmless
        logger.warning("an event was published but not marked", event_id=event.event_id)
