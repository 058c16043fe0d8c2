"""I30: a consumer finds at least the version that an event tells of; events can be sent again."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from events.app import handlers_of
from events.event import Event, parse
from streams.publish import publish
from tests.integration.streams.test_publish import Received, received
from tests.support.accounts_factories import unverified
from tests.support.catalog_factories import create_product, variant_fields
from tests.support.fulfilment_factories import state_machine
from tests.support.orders_factories import part, place, usd
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.db.outbox import OutboxEvent
from windlass.db.table import TableItem
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.orders import service as orders
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

__all__ = ["received"]
pytestmark = pytest.mark.usefixtures("cloud")
CHANGES = 40
SHIP_TO = dict.fromkeys(("company", "line2", "phone", "tax_id", "note"), "") | {
    "name": "Jo Doe",
    "line1": "1 Main St",
    "city": "Austin",
    "province": "TX",
    "postal_code": "73301",
    "country": "US",
}


@pytest.fixture
def owner() -> StoreContext:
    user_id = unverified("ada@example.com")
    return owner_of(create_store(user_id, slug="volt", currency="USD", country="US"))


def events() -> list[OutboxEvent]:
    found = [OutboxEvent.from_raw_data(image) for image in items("OutboxEvent")]
    return sorted(found, key=lambda event: str(event.event_id))


def test_a_consumer_finds_what_it_was_told_of_however_early_it_comes(owner: StoreContext) -> None:
    """It looks at the outbox all the time, as fast as a stream could ever tell it."""
    order_id = str(place(owner).order_id)
    system = tenancy.act(owner.store_id, task="fulfilment")
    done, told = threading.Event(), set()

    def consume() -> list[tuple[int, int]]:
        too_early = []
        while True:
            is_last = done.is_set()
            for event in events():
                if event.event_id in told or event.type != "OrderUpdated":
                    continue
                told.add(event.event_id)
                version = json.loads(event.data)["version"]
                if (found := orders.get(owner, order_id).version) < version:
                    too_early.append((version, found))
            if is_last:
                return too_early

    def change(number: int) -> None:
        charged = part(item_cost=usd(number), shipping_cost=usd(0))
        orders.record_part(system, order_id, charged, kind="part_ordered", message="Ordered")

    with ThreadPoolExecutor(4) as pool:
        consumer = pool.submit(consume)
        list(pool.map(change, range(1, CHANGES + 1)))
        done.set()

    assert consumer.result() == []
    assert len(told) == CHANGES
    assert orders.get(owner, order_id).version == CHANGES + 1


@pytest.mark.parametrize(
    ("consumer", "type_"),
    [
        ("mail", "OrderPlaced"),
        ("fulfilment", "OrderPlaced"),
        ("stats", "OrderPlaced"),
        ("catalog", "ProductSaved"),
        ("catalog", "StockChanged"),
    ],
)
def test_a_consumer_reads_what_it_was_told_of_as_it_is_now(
    consumer: str, type_: str, owner: StoreContext
) -> None:
    """A read that may lag behind could miss the very change that it was told of."""
    state_machine()
    order_id = place(owner, address=SHIP_TO).order_id
    dollars = variant_fields(price={"amount": 2000, "currency": "USD"}, cost=None)
    product = create_product(owner, currency="USD", variants=[dollars])
    product_id = product.product.product_id
    data = {"order_id": order_id, "product_id": product_id, "product_ids": [product_id]}
    subject = order_id if type_ == "OrderPlaced" else product_id
    event = Event(new_id(), type_, owner.store_id, clock.now(), new_id(), data)

    with reads() as asked:
        handlers_of(consumer)[type_](event)

    about = [request for request in asked if str(subject) in json.dumps(request, default=str)]
    assert about
    assert [request.get("ConsistentRead") for request in about] == [True] * len(about)


def test_an_event_can_be_sent_again_and_is_the_same(
    owner: StoreContext, received: Received
) -> None:
    place(owner)
    [event] = [each for each in events() if each.type == "OrderPlaced"]

    publish([event])
    publish([event])

    first, again = (parse(json.dumps(envelope)) for envelope in received())
    assert first == again
    assert (first.event_id, first.sequence) == (event.event_id, event.event_id)
    assert first.occurred_at == event.occurred_at


def test_events_sort_as_they_happened(owner: StoreContext) -> None:
    order_id = str(place(owner).order_id)
    system = tenancy.act(owner.store_id, task="fulfilment")
    for number in range(5):
        charged = part(item_cost=usd(number), shipping_cost=usd(0))
        orders.record_part(system, order_id, charged, kind="part_ordered", message="Ordered")

    updates = [json.loads(event.data) for event in events() if event.type == "OrderUpdated"]

    assert [update["version"] for update in updates] == [2, 3, 4, 5, 6]


@contextmanager
def reads() -> Iterator[list[dict[str, Any]]]:
    """The parameters of every read of single items and partitions, not of indexes."""
    asked: list[dict[str, Any]] = []

    def note(params: dict[str, Any], model: Any, **_: Any) -> None:
        if model.name in ("GetItem", "Query") and "IndexName" not in params:
            asked.append(dict(params))
        elif model.name == "BatchGetItem":
            asked.extend(params["RequestItems"].values())

    emitter = TableItem._get_connection().connection.client.meta.events
    emitter.register("before-parameter-build.dynamodb", note)
    try:
        yield asked
    finally:
        emitter.unregister("before-parameter-build.dynamodb", note)
