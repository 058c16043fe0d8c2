"""The live table becomes what its backup was: one store, or all of it."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest

from infra.restore import Counts, restore
from tests.support.catalog_factories import create_product
from tests.support.stores_factories import create_store, owner_of
from tests.support.table import items
from windlass.catalog import service as catalog
from windlass.db.table import TableItem
from windlass.tenancy.context import StoreContext

BACKUP = "windlass-test-restored"


@pytest.fixture
def shops(table: None) -> Iterator[list[StoreContext]]:
    """Two shops with a product each; a backup was made, then both products were deleted and each
    got another one."""
    owners = [owner_of(create_store(f"owner-{n}", slug=f"shop-{n}")) for n in (1, 2)]
    first = [create_product(owner) for owner in owners]
    client = boto3.client("dynamodb")
    client.create_table(
        TableName=BACKUP,
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[
            {"AttributeName": "PK", "KeyType": "HASH"},
            {"AttributeName": "SK", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": name, "AttributeType": "S"} for name in ("PK", "SK")
        ],
    )
    for item in items():
        client.put_item(TableName=BACKUP, Item=item)
    for owner, found in zip(owners, first, strict=True):
        catalog.delete(owner, found.product.product_id, version=found.product.version)
        create_product(owner, title="Written since")
    yield owners
    client.delete_table(TableName=BACKUP)


def again(store_id: str | None = None, *, write: bool = True) -> Counts:
    client = boto3.client("dynamodb")
    return restore(
        client, live=TableItem.Meta.table_name, restored=BACKUP, store_id=store_id, write=write
    )


def titles(owner: StoreContext) -> list[str]:
    page = catalog.list_page(owner, limit=10)
    return [card.title for card in page.items]


def test_one_store_goes_back_and_the_other_stays(shops: list[StoreContext]) -> None:
    one, other = shops

    again(one.store_id)

    assert (titles(one), titles(other)) == (["Arc desk lamp"], ["Written since"])


def test_all_of_it_goes_back(shops: list[StoreContext]) -> None:
    again()

    assert [titles(owner) for owner in shops] == [["Arc desk lamp"]] * 2
    assert again() == Counts(same=again().same)


def test_counting_changes_nothing(shops: list[StoreContext]) -> None:
    before = items()

    counts = again(write=False)

    assert counts.brought_back > 0
    assert counts.taken_away > 0
    assert items() == before


def test_events_are_not_told_again(shops: list[StoreContext]) -> None:
    before = items("OutboxEvent")

    again()

    assert items("OutboxEvent") == before
