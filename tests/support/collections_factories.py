"""Collections with one-word overrides, and their consumer fed as its queue would."""

from __future__ import annotations

import json
from typing import Any

from events.app import handler
from events.consumers.collections import HANDLERS
from tests.support.api import CONTEXT
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.catalog.models import Product
from windlass.collections import categories, members, service, shoppers
from windlass.collections.models import Collection, Sort
from windlass.collections.schemas import CreateCategory, SaveCollection
from windlass.db.outbox import OutboxEvent
from windlass.tenancy.context import StoreContext

TAGGED = {"field": "tag", "operator": "is", "text": "desk"}


def collection_fields(**overrides: Any) -> dict[str, Any]:
    """By rules: whatever is tagged `desk`."""
    return {"title": "For the desk", "kind": "rules", "rules": [TAGGED]} | overrides


def create_collection(store: StoreContext, **overrides: Any) -> Collection:
    return service.create(store, SaveCollection.model_validate(collection_fields(**overrides)))


def by_hand(store: StoreContext, **overrides: Any) -> Collection:
    return create_collection(
        store, **({"kind": "manual", "rules": [], "sort": "manual"} | overrides)
    )


def create_category(store: StoreContext, title: str, parent_id: str | None = None) -> str:
    node, _text = categories.create(store, CreateCategory(title=title, parent_id=parent_id))
    return node.id


def product_of(store: StoreContext, product_id: str) -> Product:
    return catalog.get(store, product_id).product


def in_it(store: StoreContext, listing_id: str) -> set[str]:
    """The products that the table holds as members."""
    return set(members.ids_of(store.store_id, listing_id))


def titles(store: StoreContext, listing_id: str, sort: Sort = Sort.NEWEST, **how: Any) -> list[str]:
    """What shoppers see of it, in this order."""
    page = shoppers.page(store, listing_id, sort=sort, **({"limit": 100} | how))
    return [card.title for card in page.items]


class Queue:
    """The queue of the collections' consumer. Each event is delivered once, unless asked again."""

    def __init__(self) -> None:
        self.delivered: set[str] = set()

    def waiting(self) -> list[OutboxEvent]:
        found = [OutboxEvent.from_raw_data(item) for item in items("OutboxEvent")]
        return sorted(
            (e for e in found if e.type in HANDLERS and e.event_id not in self.delivered),
            key=lambda event: event.event_id,
        )

    def deliver(self, *, newest_first: bool = False, again: bool = False) -> int:
        """Everything that waits and what follows from it. How many events there were."""
        if again:
            self.delivered.clear()
        count = 0
        while events := self.waiting():
            events = events[::-1] if newest_first else events
            self.delivered.update(event.event_id for event in events)
            count += len(events)
            records = [record_of(event) for event in events]
            assert handler({"Records": records}, CONTEXT) == {"batchItemFailures": []}
        return count


def record_of(event: OutboxEvent) -> dict[str, Any]:
    return {
        "messageId": event.event_id,
        "eventSourceARN": "arn:aws:sqs:eu-west-1:0:windlass-test-collections-events",
        "body": json.dumps(
            {
                "detail-type": event.type,
                "detail": {
                    "event_id": event.event_id,
                    "store_id": event.store_id,
                    "occurred_at": event.occurred_at.isoformat(),
                    "sequence": event.event_id,
                    "data": json.loads(event.data),
                },
            }
        ),
    }
