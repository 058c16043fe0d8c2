"""What a consumer receives: one event of the bus, as the outbox wrote it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec import Struct


class Event(Struct, frozen=True):
    """`type` is the class name of the feature's event, `data` its fields. The same event comes at
    least once: a consumer drops an `event_id` that it has seen, or does what is harmless twice."""

    event_id: str
    type: str
    store_id: str | None  # none for an event of a person, who belongs to no store
    occurred_at: datetime
    sequence: str  # sorts as the events happened
    data: dict[str, Any]


Handler = Callable[[Event], None]


def parse(body: str) -> Event:
    """The event in the body of a queue's message, which is the bus's envelope."""
    envelope = json.loads(body)
    detail = envelope["detail"]
    return Event(
        event_id=detail["event_id"],
        type=envelope["detail-type"],
        store_id=detail["store_id"],
        occurred_at=datetime.fromisoformat(detail["occurred_at"]),
        sequence=detail["sequence"],
        data=detail["data"],
    )
