"""The sweeper finds what the stream did not publish, and nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
import time_machine

from schedules.app import handler
from tests.integration.streams.test_publish import Received, happened, received, unmarked
from tests.support.api import CONTEXT
from windlass.adapters import aws
from windlass.kit import config

__all__ = ["received"]
pytestmark = pytest.mark.usefixtures("cloud")
THEN = datetime.now(UTC) - timedelta(minutes=30)  # a queue drops what is days old


def sweep(at: datetime) -> None:
    with time_machine.travel(at, tick=False):
        handler({"job": "sweep_outbox"}, CONTEXT)  # type: ignore[arg-type]


def happened_at(time: datetime, lamp: str) -> dict[str, Any]:
    with time_machine.travel(time, tick=False):
        return happened(lamp)


def test_an_event_is_published_when_the_stream_had_its_minute(received: Received) -> None:
    happened_at(THEN, "red")

    sweep(THEN + timedelta(seconds=59))
    assert received() == []

    sweep(THEN + timedelta(seconds=61))
    assert [event["detail"]["data"] for event in received()] == [{"lamp": "red"}]


def test_what_was_published_is_not_published_again(received: Received) -> None:
    for number in range(12):
        happened_at(THEN, str(number))

    sweep(THEN + timedelta(minutes=2))
    assert len(received()) == 12

    sweep(THEN + timedelta(minutes=3))
    assert received() == []
    assert unmarked() == []


def test_a_refused_event_stays_for_the_next_sweep(received: Received) -> None:
    image = happened_at(THEN, "red")
    boto3.client("dynamodb").put_item(TableName=config.TABLE_NAME, Item=image | {"type": {"S": ""}})
    happened_at(THEN, "green")

    sweep(THEN + timedelta(minutes=2))

    assert [event["detail"]["data"] for event in received()] == [{"lamp": "green"}]
    assert unmarked() == [image["event_id"]["S"]]


def test_a_bus_that_does_not_answer_marks_nothing(received: Received) -> None:
    image = happened_at(THEN, "red")
    aws.events().delete_event_bus(Name=config.BUS_NAME)

    with pytest.raises(Exception, match="does not exist"):
        sweep(THEN + timedelta(minutes=2))

    assert unmarked() == [image["event_id"]["S"]]


def test_a_job_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError, match="polish_lamps"):
        handler({"job": "polish_lamps"}, CONTEXT)  # type: ignore[arg-type]
