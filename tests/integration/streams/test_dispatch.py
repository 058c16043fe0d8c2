"""From a consumer's queue to its handler: by the queue's name, then by the event's type."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from events.app import consumer_of, handler, handlers_of
from events.event import Event
from events.retry import seconds_before
from tests.support.api import CONTEXT
from windlass.adapters import aws

CONSUMER = """
seen = []
def light(event):
    if event.data["lamp"] == "broken":
        raise ValueError("the lamp is broken")
    seen.append(event)
HANDLERS = {"LampLit": light}
"""


@pytest.fixture
def lamps(tmp_path: Path) -> Iterator[Any]:
    """A consumer called `lamps`."""
    import events.consumers

    (tmp_path / "lamps.py").write_text(CONSUMER)
    events.consumers.__path__.append(str(tmp_path))
    handlers_of.cache_clear()
    handlers_of("lamps")
    yield sys.modules["events.consumers.lamps"]
    events.consumers.__path__.remove(str(tmp_path))
    del sys.modules["events.consumers.lamps"]
    handlers_of.cache_clear()


class Queue:
    """The consumer's queue, read as the event source mapping reads it."""

    def __init__(self) -> None:
        self.url = aws.sqs().create_queue(
            QueueName="windlass-lamps-events", Attributes={"VisibilityTimeout": "360"}
        )["QueueUrl"]

    def put(self, kind: str, lamp: str) -> None:
        detail = {
            "event_id": f"event-{lamp}",
            "store_id": "store-1",
            "occurred_at": "2026-03-01T12:00:00+00:00",
            "sequence": f"event-{lamp}",
            "data": {"lamp": lamp},
        }
        envelope = {"source": "windlass", "detail-type": kind, "detail": detail}
        aws.sqs().send_message(QueueUrl=self.url, MessageBody=json.dumps(envelope))

    def read(self) -> list[dict[str, Any]]:
        """Everything that is visible, as the records of one invocation."""
        answer = aws.sqs().receive_message(
            QueueUrl=self.url, MaxNumberOfMessages=10, AttributeNames=["All"]
        )
        return [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:windlass-lamps-events",
                "attributes": message["Attributes"],
                "body": message["Body"],
            }
            for message in answer.get("Messages", [])
        ]


@pytest.fixture
def queue(cloud: None) -> Queue:
    return Queue()


def deliver(records: list[dict[str, Any]]) -> list[str]:
    """The ids of the messages that failed."""
    answer = handler({"Records": records}, CONTEXT)  # type: ignore[arg-type]
    return [entry["itemIdentifier"] for entry in answer["batchItemFailures"]]


def test_a_handler_receives_the_event_of_its_type(lamps: Any, queue: Queue) -> None:
    queue.put("LampLit", "red")

    assert deliver(queue.read()) == []

    [event] = lamps.seen
    assert isinstance(event, Event)
    assert (event.event_id, event.type, event.store_id) == ("event-red", "LampLit", "store-1")
    assert (event.occurred_at.isoformat(), event.data) == (
        "2026-03-01T12:00:00+00:00",
        {"lamp": "red"},
    )


@pytest.mark.parametrize(
    ("case", "bad"),
    [
        ("its handler raises", ("LampLit", "broken")),
        ("nobody handles its type", ("LampSold", "red")),
    ],
)
def test_only_the_failed_message_comes_again(
    case: str, bad: tuple[str, str], lamps: Any, queue: Queue
) -> None:
    for message in (("LampLit", "red"), bad, ("LampLit", "green")):
        queue.put(*message)
    records = queue.read()

    assert deliver(records) == [records[1]["messageId"]], case

    assert [event.data["lamp"] for event in lamps.seen] == ["red", "green"]


def test_it_comes_again_after_seconds_not_after_the_queues_six_minutes(
    lamps: Any, queue: Queue
) -> None:
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        queue.put("LampLit", "broken")
        records = queue.read()
        for seconds in (5, 15, 45):
            deliver(records)
            clock.shift(seconds - 1)
            assert queue.read() == []
            clock.shift(2)
            records = queue.read()
            assert len(records) == 1


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(1, 5), (2, 15), (3, 45), (4, 135), (5, 405), (6, 900), (40, 900)]
)
def test_the_wait_grows_to_a_quarter_of_an_hour(attempt: int, seconds: int) -> None:
    assert seconds_before(attempt) == seconds


def test_a_message_that_is_gone_is_still_reported(lamps: Any, queue: Queue) -> None:
    queue.put("LampLit", "broken")
    records = queue.read()
    aws.sqs().delete_message(QueueUrl=queue.url, ReceiptHandle=records[0]["receiptHandle"])

    assert deliver(records) == [records[0]["messageId"]]


@pytest.mark.parametrize(
    ("arn", "consumer"),
    [
        ("arn:aws:sqs:us-east-1:0:windlass-mail-events", "mail"),
        ("arn:aws:sqs:us-east-1:0:windlass-staging-fulfilment-events", "fulfilment"),
    ],
)
def test_the_queue_names_the_consumer(arn: str, consumer: str) -> None:
    assert consumer_of(arn) == consumer
