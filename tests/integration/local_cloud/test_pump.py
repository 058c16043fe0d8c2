"""The stream pump delivers as an event source mapping does: in order, again, and not for ever."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from infra.local.clients import SESSION
from infra.local.place import Place
from infra.local.pump import (
    Mapping,
    Pump,
    as_delivered,
    checkpoint,
    save_checkpoint,
    send_letter,
)

Answer = Callable[[list[str]], Any]  # what the function answers to these sequence numbers


class Functions:
    """The Lambda API, with one function that answers as told."""

    def __init__(self, answer: Answer):
        self.answer, self.calls = answer, list[list[str]]()

    def invoke(self, *, FunctionName: str, Payload: str) -> dict[str, Any]:
        assert FunctionName == "streams"
        numbers = [r["dynamodb"]["SequenceNumber"] for r in json.loads(Payload)["Records"]]
        self.calls.append(numbers)
        try:
            answer, failed = self.answer(numbers), {}
        except ValueError as error:
            answer = {"errorType": "ValueError", "errorMessage": str(error)}
            failed = {"FunctionError": "Unhandled"}
        return {"Payload": io.BytesIO(json.dumps(answer).encode()), **failed}


class QuickPump(Pump):
    """Without a table: the test hands it its batches."""

    def __init__(self, place: Place, answer: Answer, **mapping: Any):
        settings: dict[str, Any] = {"batch_size": 100, "retries": 2, "bisects": True, "filters": ()}
        self.mapping = Mapping("streams", failures_arn=None, **settings | mapping)
        self.place, self.arn = place, "arn:stream"
        self.functions = Functions(answer)
        self.given_up: list[str] = []

    def give_up(self, batch: list[dict[str, Any]], attempts: int) -> None:
        self.given_up += [record["dynamodb"]["SequenceNumber"] for record in batch]

    def wait(self, attempt: int) -> None: ...


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(1, tmp_path)


def batch(*numbers: str) -> list[dict[str, Any]]:
    return [{"dynamodb": {"SequenceNumber": number}} for number in numbers]


def failures(*numbers: str) -> dict[str, Any]:
    return {"batchItemFailures": [{"itemIdentifier": number} for number in numbers]}


def test_a_batch_is_delivered_once(place: Place) -> None:
    pump = QuickPump(place, lambda _numbers: failures())

    pump.deliver(batch("1", "2"))

    assert pump.functions.calls == [["1", "2"]]


def test_the_lowest_failed_record_and_all_behind_it_come_again(place: Place) -> None:
    answers = iter([failures("3", "2"), failures()])
    pump = QuickPump(place, lambda _numbers: next(answers))

    pump.deliver(batch("1", "2", "3", "4"))

    assert pump.functions.calls == [["1", "2", "3", "4"], ["2", "3", "4"]]


def test_a_record_that_always_fails_is_given_up_and_the_rest_goes_on(place: Place) -> None:
    pump = QuickPump(place, lambda numbers: failures(*(n for n in numbers if n == "2")))

    pump.deliver(batch("1", "2", "3"))

    assert pump.given_up == ["2"]
    assert pump.functions.calls == [["1", "2", "3"], ["2", "3"], ["2", "3"], ["2", "3"], ["3"]]


def test_a_batch_that_raises_is_halved_until_the_culprit_is_alone(place: Place) -> None:
    def answer(numbers: list[str]) -> Any:
        if "3" in numbers:
            raise ValueError("cannot bear 3")
        return failures()

    pump = QuickPump(place, answer)

    pump.deliver(batch("1", "2", "3", "4"))

    assert pump.given_up == ["3"]
    assert ["1", "2"] in pump.functions.calls
    assert ["4"] in pump.functions.calls
    assert pump.functions.calls.count(["3"]) == 3  # the attempt and two retries


def test_only_what_the_filter_takes_is_delivered(place: Place) -> None:
    pump = QuickPump(place, lambda _numbers: failures(), filters=({"eventName": ["INSERT"]},))

    taken = [pump.mapping.takes({"eventName": name}) for name in ("INSERT", "MODIFY", "REMOVE")]

    assert taken == [True, False, False]


def test_the_checkpoint_outlives_the_pump(place: Place) -> None:
    assert checkpoint(place) == 0

    save_checkpoint(place, "17")

    assert checkpoint(place) == 17


def test_a_record_arrives_as_plain_json() -> None:
    delivered = as_delivered({"dynamodb": {"NewImage": {"blob": {"B": b"\x00\x01"}}}}, "arn:stream")

    assert delivered["dynamodb"]["NewImage"]["blob"]["B"] == "AAE="
    assert delivered["eventSourceARN"] == "arn:stream"


@mock_aws
def test_what_was_given_up_lies_in_the_queue_of_the_mapping() -> None:
    queues = SESSION.client("sqs")
    url = queues.create_queue(QueueName="unpublished")["QueueUrl"]
    mapping = Mapping("streams", 100, 2, True, (), "arn:aws:sqs:us-east-1:0:unpublished")

    send_letter(queues, mapping, "arn:stream", batch("7"), attempts=3)

    [message] = queues.receive_message(QueueUrl=url)["Messages"]
    letter = json.loads(message["Body"])
    assert letter["requestContext"]["condition"] == "RetryAttemptsExhausted"
    assert letter["DDBStreamBatchInfo"]["startSequenceNumber"] == "7"
