"""The stream pump: reads the table's stream and invokes the stream function, as AWS's event source
mapping would - the mapping's own filter, batch size, partial failures, bisecting, retry limit and
dead letters, read from the deployed stack. `python -m infra.local.pump`."""

from __future__ import annotations

import json
import logging
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from infra.local import stack
from infra.local.clients import client, stream_client, table_client
from infra.local.patterns import matches
from infra.local.place import REGION, Place

IDLE_SECONDS = 0.1
RETRY_SECONDS = (0.2, 0.5, 1, 2, 5)
log = logging.getLogger("pump")
Record = dict[str, Any]


@dataclass(frozen=True)
class Mapping:
    """What the template says about the stream function's event source."""

    function: str
    batch_size: int
    retries: int
    bisects: bool
    filters: tuple[dict[str, Any], ...]
    failures_arn: str | None

    @classmethod
    def deployed(cls, place: Place, function: str) -> Mapping:
        listed = client(place, "lambda").list_event_source_mappings(FunctionName=function)
        [found] = [m for m in listed["EventSourceMappings"] if ":dynamodb:" in m["EventSourceArn"]]
        filters = found.get("FilterCriteria", {}).get("Filters", [])
        return cls(
            function,
            found.get("BatchSize", 100),
            found.get("MaximumRetryAttempts", -1),
            found.get("BisectBatchOnFunctionError", False),
            tuple(json.loads(entry["Pattern"]) for entry in filters),
            found.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination"),
        )

    def takes(self, record: Record) -> bool:
        return not self.filters or any(matches(pattern, record) for pattern in self.filters)


class FunctionFailed(Exception):
    """The function raised, timed out or could not be loaded; its answer says why."""


def as_delivered(record: Record, stream_arn: str) -> Record:
    """The record as a function receives it: plain JSON, bytes in base64, times as seconds."""
    plain: Record = json.loads(
        json.dumps(
            record,
            default=lambda value: (
                value.timestamp() if isinstance(value, datetime) else b64encode(value).decode()
            ),
        )
    )
    return plain | {"eventSourceARN": stream_arn, "awsRegion": REGION}


def sequence_of(record: Record) -> str:
    return str(record["dynamodb"]["SequenceNumber"])


class Pump:
    """One shard, in order. The checkpoint moves when a batch is done with, one way or another."""

    def __init__(self, place: Place, mapping: Mapping, table: str):
        self.place, self.mapping = place, mapping
        self.streams, self.functions = stream_client(place), client(place, "lambda")
        self.arn = table_client(place).describe_table(TableName=table)["Table"]["LatestStreamArn"]

    def run(self) -> None:
        records = self.read()
        while True:
            try:
                batch = next(records)
            except (BotoCoreError, ClientError) as error:
                log.warning("the table does not answer: %s", error)
                time.sleep(1)
                records = self.read()
                continue
            wanted = [as_delivered(r, self.arn) for r in batch if self.mapping.takes(r)]
            self.deliver(wanted)
            save_checkpoint(self.place, sequence_of(batch[-1]))

    def read(self) -> Iterator[list[Record]]:
        """Batches from the checkpoint on, forever."""
        described = self.streams.describe_stream(StreamArn=self.arn)["StreamDescription"]
        shard = {"StreamArn": self.arn, "ShardId": described["Shards"][-1]["ShardId"]}
        done = checkpoint(self.place)
        start = (
            {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": str(done)}
            if done
            else {"ShardIteratorType": "TRIM_HORIZON"}
        )
        iterator = self.streams.get_shard_iterator(**shard, **start)["ShardIterator"]
        while True:
            answer = self.streams.get_records(ShardIterator=iterator, Limit=self.mapping.batch_size)
            iterator = answer["NextShardIterator"]
            if answer["Records"]:
                yield answer["Records"]
            else:
                time.sleep(IDLE_SECONDS)

    def deliver(self, batch: list[Record], attempt: int = 0) -> None:
        """Until every record is taken or has used up its retries."""
        while batch:
            try:
                failed = self.invoke(batch)
            except FunctionFailed as error:
                log.warning("attempt %d of %d records: %s", attempt + 1, len(batch), error)
                if self.mapping.bisects and len(batch) > 1:
                    half = len(batch) // 2
                    self.deliver(batch[:half], attempt)
                    batch = batch[half:]
                    continue
                failed = sequence_of(batch[0])
            if failed is None:
                return
            rest = from_failed(batch, failed)
            attempt = attempt + 1 if len(rest) == len(batch) else 0
            batch = rest
            if 0 <= self.mapping.retries < attempt:
                self.give_up(batch[:1], attempt)
                batch, attempt = batch[1:], 0
                continue
            self.wait(attempt)

    def invoke(self, batch: list[Record]) -> str | None:
        """The sequence number of the first record that failed, or None. Raises FunctionFailed.
        A cloud that is down or busy is waited for and costs no attempt."""
        payload = json.dumps({"Records": batch})
        while True:
            try:
                answer = self.functions.invoke(FunctionName=self.mapping.function, Payload=payload)
                break
            except (BotoCoreError, ClientError) as error:
                log.warning("the cloud does not answer: %s", error)
                time.sleep(1)
        body = json.loads(answer["Payload"].read() or b"null")
        if answer.get("FunctionError"):
            raise FunctionFailed(f"{body.get('errorType')}: {body.get('errorMessage')}")
        failures = {entry["itemIdentifier"] for entry in (body or {}).get("batchItemFailures", [])}
        return next((sequence_of(r) for r in batch if sequence_of(r) in failures), None)

    def give_up(self, batch: list[Record], attempts: int) -> None:
        log.error("gave up on %s", [sequence_of(record) for record in batch])
        if self.mapping.failures_arn is not None:
            send_letter(client(self.place, "sqs"), self.mapping, self.arn, batch, attempts)

    def wait(self, attempt: int) -> None:
        time.sleep(RETRY_SECONDS[min(attempt, len(RETRY_SECONDS) - 1)])


def send_letter(
    queues: Any, mapping: Mapping, stream_arn: str, batch: list[Record], attempts: int
) -> None:
    """Tells the dead-letter queue which records were given up, as the mapping's destination is."""
    assert mapping.failures_arn is not None
    name = mapping.failures_arn.rsplit(":", 1)[1]
    letter = {
        "version": "1.0",
        "requestContext": {
            "functionArn": mapping.function,
            "condition": "RetryAttemptsExhausted",
            "approximateInvokeCount": attempts,
        },
        "DDBStreamBatchInfo": {
            "startSequenceNumber": sequence_of(batch[0]),
            "endSequenceNumber": sequence_of(batch[-1]),
            "batchSize": len(batch),
            "streamArn": stream_arn,
        },
    }
    url = queues.get_queue_url(QueueName=name)["QueueUrl"]
    queues.send_message(QueueUrl=url, MessageBody=json.dumps(letter))


def from_failed(batch: list[Record], failed: str) -> list[Record]:
    """The lowest failed record and all behind it: a stream is retried in order."""
    numbers = [sequence_of(record) for record in batch]
    return batch[numbers.index(failed) :]


def _checkpoint_file(place: Place) -> Path:
    return place.state / "stream-checkpoint"


def checkpoint(place: Place) -> int:
    file = _checkpoint_file(place)
    return int(file.read_text()) if file.exists() else 0


def save_checkpoint(place: Place, sequence: str) -> None:
    fresh = _checkpoint_file(place).with_suffix(".new")
    fresh.write_text(sequence)
    fresh.replace(_checkpoint_file(place))


def main() -> None:
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s", level="INFO")
    place = Place.from_environment()
    outputs = stack.outputs(place)
    mapping = Mapping.deployed(place, outputs["StreamsFunction"])
    log.info("%s", mapping)
    Pump(place, mapping, outputs["TableName"]).run()


if __name__ == "__main__":
    main()
