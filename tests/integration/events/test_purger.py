"""Pages of stores that changed are forgotten at the edge, each store once a batch."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse

from events import purger
from events.consumers.pages import HANDLERS
from tests.support.api import CONTEXT
from windlass.adapters import aws
from windlass.kit import clock
from windlass.kit.ids import new_id

pytestmark = pytest.mark.usefixtures("cloud")

ONE, TWO = "01JD0000000000000000000001", "01JD0000000000000000000002"
CREATED = b'<Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"/>'
REFUSED = b"<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"


@dataclass
class Edge:
    """What CloudFront was asked."""

    status: int = 201
    asked: list[tuple[list[str], str]] = field(default_factory=list)  # tags, reference

    def answer(self, request: Any, **_facts: Any) -> AWSResponse:
        body = request.body.decode()
        [reference] = re.findall("<CallerReference>([^<]*)<", body)
        self.asked.append((re.findall("<Path>([^<]*)<", body), reference))
        return AWSResponse(
            request.url, self.status, {}, Raw(CREATED if self.status == 201 else REFUSED)
        )


class Raw:
    def __init__(self, content: bytes):
        self.content = content

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.content


@pytest.fixture
def edge() -> Iterator[Edge]:
    made = Edge()
    events, asking = aws.cloudfront().meta.events, "before-send.cloudfront.CreateInvalidation"
    events.register_first(asking, made.answer)
    yield made
    events.unregister(asking, made.answer)


def record(store_id: str | None, type_: str = "ProductSaved", message: str = "") -> dict[str, Any]:
    detail = {
        "event_id": new_id(),
        "store_id": store_id,
        "occurred_at": clock.now().isoformat(),
        "sequence": new_id(),
        "data": {},
    }
    return {
        "messageId": message or new_id(),
        "receiptHandle": "none",
        "eventSourceARN": "arn:aws:sqs:eu-west-1:000000000000:windlass-test-pages-events",
        "attributes": {"ApproximateReceiveCount": "1"},
        "body": json.dumps({"detail-type": type_, "detail": detail}),
    }


def test_a_batch_names_each_store_once(edge: Edge) -> None:
    records = [record(ONE, type_) for type_ in HANDLERS] + [record(TWO), record(None)]

    assert purger.handler({"Records": records}, CONTEXT) == {"batchItemFailures": []}

    [(tags, _)] = edge.asked
    assert tags == [f"#store-{ONE.lower()}", f"#store-{TWO.lower()}"]


def test_the_same_batch_has_the_same_reference_and_another_has_its_own(edge: Edge) -> None:
    batch = {"Records": [record(ONE, message="m-1"), record(TWO, message="m-2")]}
    for sent in (
        batch,
        {"Records": batch["Records"][::-1]},
        {"Records": [record(ONE, message="m-3")]},
    ):
        purger.handler(sent, CONTEXT)

    first, again, other = (reference for _, reference in edge.asked)
    assert first == again
    assert other != first


def test_what_the_edge_refuses_comes_again(edge: Edge) -> None:
    aws.sqs().create_queue(QueueName="windlass-test-pages-events")
    edge.status = 403

    answer = purger.handler({"Records": [record(ONE, message="m-1")]}, CONTEXT)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "m-1"}]}


def test_events_of_nobodys_store_ask_for_nothing(edge: Edge) -> None:
    assert purger.handler({"Records": [record(None)]}, CONTEXT) == {"batchItemFailures": []}
    assert edge.asked == []
