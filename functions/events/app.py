"""One function for all consumers: the queue says which consumer, the event's type which handler.

A consumer is `events/consumers/<name>.py` with `HANDLERS`, a dict of event type to a function that
takes the Event; its queue is called `<stack>-<name>-events`. A handler that raises leaves its
message in the queue; after a few attempts it lies in the queue's dead letters.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from events.event import Handler, parse
from events.retry import come_again

logger = Logger()


class EventUnknown(Exception):
    """A rule lets through what its consumer does not handle; template and code disagree."""


@cache
def handlers_of(consumer: str) -> dict[str, Handler]:
    """Imported when its queue first delivers: one consumer's weight is not every start's."""
    handlers: dict[str, Handler] = import_module(f"events.consumers.{consumer}").HANDLERS
    return handlers


def consumer_of(queue_arn: str) -> str:
    """`...:windlass-staging-mail-events` -> `mail`."""
    return queue_arn.removesuffix("-events").rsplit("-", 1)[1]


def deliver(record: dict[str, Any]) -> None:
    event = parse(record["body"])
    consumer = consumer_of(record["eventSourceARN"])
    logger.append_keys(
        consumer=consumer, type=event.type, event_id=event.event_id, store_id=event.store_id
    )
    handler = handlers_of(consumer).get(event.type)
    if handler is None:
        raise EventUnknown(f"{consumer} does not handle {event.type}")
    handler(event)


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """Reports the messages that failed, so that only they come again."""
    failed = []
    for record in event["Records"]:
        try:
            deliver(record)
        except Exception:  # whatever it was, the other messages must not wait for it
            logger.exception("an event was not handled")
            failed.append(come_again(record))
    return {"batchItemFailures": failed}
