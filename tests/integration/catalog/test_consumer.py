"""Cards follow stock and pictures, whatever the order in which the events come."""

import json

import pytest

from events.app import handler
from tests.support.api import CONTEXT
from tests.support.catalog_factories import (
    create_product,
    line_of,
    picture_bytes,
    save_product,
    stocked_product,
    variant_fields,
)
from tests.support.factories import store
from tests.support.media import announce, uploaded
from tests.support.stock import move
from tests.support.table import items
from windlass.catalog import service, stock
from windlass.catalog.models import Card, Stock
from windlass.catalog.repository import ProductRepository
from windlass.db.outbox import OutboxEvent

pytestmark = pytest.mark.usefixtures("table")


def deliver(*, newest_first: bool = False) -> None:
    """Every event so far, as the queue hands them over."""
    events = sorted(map(OutboxEvent.from_raw_data, items("OutboxEvent")), key=lambda e: e.event_id)
    records = [
        {
            "messageId": event.event_id,
            "eventSourceARN": "arn:aws:sqs:eu-west-1:0:windlass-test-catalog-events",
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
        for event in events
    ]
    records = records[::-1] if newest_first else records
    assert handler({"Records": records}, CONTEXT) == {"batchItemFailures": []}


def card() -> Card:
    [found] = map(Card.from_raw_data, items("Card"))
    return found


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_card_says_sold_out_after_the_last_sale(newest_first: bool) -> None:
    found = stocked_product(store(), 1)
    move(stock.reserve, line_of(found))
    move(stock.commit, line_of(found))
    assert (card().available, card().is_sold_out) == (1, False)

    deliver(newest_first=newest_first)
    assert (card().available, card().is_sold_out) == (0, True)

    stock.put_back(store(), reference="checkout-1", lines=[line_of(found)])
    deliver(newest_first=newest_first)
    assert (card().available, card().is_sold_out) == (1, False)


def test_an_earlier_look_does_not_overwrite_a_later_one() -> None:
    repository = ProductRepository(store().store_id)
    found = stocked_product(store(), 1)
    early = repository.get(found.product.product_id)
    move(stock.reserve, line_of(found))
    move(stock.commit, line_of(found))
    repository.refresh_card(repository.get(found.product.product_id))

    repository.refresh_card(early)

    assert card().is_sold_out


def test_a_look_at_the_product_before_an_edit_does_not_undo_the_edits_card() -> None:
    repository = ProductRepository(store().store_id)
    product_id = create_product(store(), title="Before").product.product_id
    early = repository.get(product_id)
    service.update(store(), product_id, save_product(title="After"), version=1)

    repository.refresh_card(early)

    assert card().title == "After"


def test_a_refresh_does_not_bring_a_deleted_card_back() -> None:
    repository = ProductRepository(store().store_id)
    product_id = create_product(store()).product.product_id
    early = repository.get(product_id)
    service.delete(store(), product_id, version=1)

    repository.refresh_card(early)

    assert items("Card") == []


def test_a_card_shows_a_picture_that_finished(cloud: None) -> None:
    product_id = create_product(store()).product.product_id
    upload_id = uploaded(picture_bytes())
    service.attach_image(store(), product_id, upload_id)
    announce(upload_id)
    assert card().image is None

    deliver()

    shown = card().image
    assert shown is not None
    assert (shown.id, shown.status) == (upload_id, "ready")


def test_stock_of_variants_that_went_away_goes_when_nobody_holds_it() -> None:
    fields = [variant_fields("Red", stock={"on_hand": 2}), variant_fields("Blue")]
    options = [{"name": "Colour", "values": ["Red", "Blue"]}]
    found = create_product(store(), options=options, variants=fields)
    move(stock.reserve, line_of(found))
    blue = found.product.variants[1].id
    service.update(
        store(),
        found.product.product_id,
        save_product(options=options, variants=[variant_fields("Blue", id=blue)]),
        version=1,
    )
    for item in map(Stock.from_raw_data, items("Stock")):  # made two hours ago
        item.update([Stock.created_at.set(item.created_at.replace(year=2020))])

    deliver()
    assert len(items("Stock")) == 2
    move(stock.release, line_of(found))
    deliver()

    assert [item["variant_id"]["S"] for item in items("Stock")] == [blue]


def test_events_of_deleted_products_are_harmless() -> None:
    found = stocked_product(store(), 1)
    service.delete(store(), found.product.product_id, version=1)

    deliver()
    deliver(newest_first=True)

    assert {item["entity"]["S"] for item in items()} == {"OutboxEvent"}
