"""A store's index as its events make it, and as a visitor meets it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins

from events.indexer import handler
from tests.support.api import CONTEXT
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.search import analytics, building, service, storage
from windlass.search.searching import Found, Wanted
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

QUEUE = "arn:aws:sqs:eu-west-1:123456789012:windlass-test-search-events"


def system(store: StoreContext) -> StoreContext:
    return tenancy.act(store.store_id, task="search")


def build(store: StoreContext) -> building.Outcome:
    """Build what waits, and look at it with fresh eyes."""
    outcome = building.build(system(store))
    service.forget()
    return outcome


def index_all(store: StoreContext) -> None:
    service.rebuild(system(store))
    build(store)


def touch(store: StoreContext, *product_ids: str) -> None:
    service.mark(system(store), list(product_ids))


def look(store: StoreContext, query: str = "", **wanted: Any) -> Found:
    service.forget()
    found = service.find(store, Wanted(query, **wanted))
    assert found is not None
    return found


def titles(store: StoreContext, query: str = "", **wanted: Any) -> list[str]:
    return [hit.title for hit in look(store, query, **wanted).hits]


def forget_everything() -> None:
    """As a new container: nothing remembered, nothing downloaded."""
    service.forget()
    storage.forget()
    analytics.forget()


def deliver(store: StoreContext, events: Sequence[Any]) -> list[str]:
    """The events as one batch of the indexer's queue; the ids of messages that come again."""
    records = [_record(store, number, event) for number, event in enumerate(events)]
    answer = handler({"Records": records}, CONTEXT)
    service.forget()
    return [failed["itemIdentifier"] for failed in answer["batchItemFailures"]]


def _record(store: StoreContext, number: int, event: Any) -> dict[str, Any]:
    detail: dict[str, Any] = {
        "event_id": new_id(),
        "store_id": store.store_id,
        "occurred_at": clock.now().isoformat(),
        "sequence": new_id(),
        "data": to_builtins(event),
    }
    return {
        "messageId": str(number),
        "receiptHandle": f"receipt-{number}",
        "eventSourceARN": QUEUE,
        "attributes": {"ApproximateReceiveCount": "1"},
        "body": json.dumps({"detail-type": type(event).__name__, "detail": detail}),
    }
