"""From a consumer's queue to its handler: by the queue's name, then by the event's type."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from events.app import consumer_of, handler, handlers_of
from events.event import Event
from tests.support.api import CONTEXT

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


def deliver(*messages: tuple[str, str], queue: str = "windlass-lamps-events") -> Any:
    """Delivers events of (type, lamp); the message ids are 0, 1, ..."""
    records = [
        {
            "messageId": str(number),
            "eventSourceARN": f"arn:aws:sqs:eu-west-1:123456789012:{queue}",
            "body": json.dumps(
                {
                    "source": "windlass",
                    "detail-type": kind,
                    "detail": {
                        "event_id": f"event-{number}",
                        "store_id": "store-1",
                        "occurred_at": "2026-03-01T12:00:00+00:00",
                        "sequence": f"event-{number}",
                        "data": {"lamp": lamp},
                    },
                }
            ),
        }
        for number, (kind, lamp) in enumerate(messages)
    ]
    return handler({"Records": records}, CONTEXT)  # type: ignore[arg-type]


def test_a_handler_receives_the_event_of_its_type(lamps: Any) -> None:
    assert deliver(("LampLit", "red")) == {"batchItemFailures": []}

    [event] = lamps.seen
    assert isinstance(event, Event)
    assert (event.event_id, event.type, event.store_id) == ("event-0", "LampLit", "store-1")
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
def test_only_the_failed_message_comes_again(case: str, bad: tuple[str, str], lamps: Any) -> None:
    answer = deliver(("LampLit", "red"), bad, ("LampLit", "green"))

    assert answer == {"batchItemFailures": [{"itemIdentifier": "1"}]}, case
    assert [event.data["lamp"] for event in lamps.seen] == ["red", "green"]


@pytest.mark.parametrize(
    ("arn", "consumer"),
    [
        ("arn:aws:sqs:us-east-1:0:windlass-mail-events", "mail"),
        ("arn:aws:sqs:us-east-1:0:windlass-staging-fulfilment-events", "fulfilment"),
    ],
)
def test_the_queue_names_the_consumer(arn: str, consumer: str) -> None:
    assert consumer_of(arn) == consumer
