"""`python -m infra.restore <stage> <restored table> [--store <id>] [--write]`

Makes the live table, or one store in it, what a table restored from its backup is.

Without --write it only counts. Events are left alone: those of the past were told already.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import TYPE_CHECKING, Any

import boto3

from infra.publish import stack_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

AT_ONCE = 25  # writes of one request; reads keep to it
EVENT = {"S": "OutboxEvent"}
Item = dict[str, Any]


@dataclass
class Counts:
    brought_back: int = 0  # changed or gone since the backup
    taken_away: int = 0  # new since the backup
    same: int = 0


def restore(
    client: DynamoDBClient, *, live: str, restored: str, store_id: str | None, write: bool
) -> Counts:
    """Repeatable: a run that broke is begun again. Nobody may write meanwhile."""
    counts = Counts()
    for page in batched(_items(client, restored, store_id), AT_ONCE, strict=False):
        there = _find(client, live, page)
        changed = [item for item in page if there.get(_key(item)) != item]
        counts.brought_back += len(changed)
        counts.same += len(page) - len(changed)
        if write and changed:
            _write(client, live, [{"PutRequest": {"Item": item}} for item in changed])
    for page in batched(_items(client, live, store_id), AT_ONCE, strict=False):
        there = _find(client, restored, page)
        new = [item for item in page if _key(item) not in there]
        counts.taken_away += len(new)
        if write and new:
            _write(client, live, [{"DeleteRequest": {"Key": _names(item)}} for item in new])
    return counts


def _items(client: DynamoDBClient, table: str, store_id: str | None) -> Iterator[Item]:
    asked: dict[str, Any] = {"TableName": table, "ConsistentRead": True}
    for page in client.get_paginator("scan").paginate(**asked):
        for item in page["Items"]:
            if item.get("entity") != EVENT and _belongs(item, store_id):
                yield item


def _belongs(item: Item, store_id: str | None) -> bool:
    pk = item["PK"]["S"]
    return store_id is None or f"{pk}#".startswith(f"STORE#{store_id}#")


def _find(client: DynamoDBClient, table: str, page: tuple[Item, ...]) -> dict[str, Item]:
    asked: Any = {table: {"Keys": [_names(item) for item in page], "ConsistentRead": True}}
    found: dict[str, Item] = {}
    while asked:
        answer = client.batch_get_item(RequestItems=asked)
        found |= {_key(item): item for item in answer["Responses"].get(table, [])}
        asked = answer.get("UnprocessedKeys")
    return found


def _write(client: DynamoDBClient, table: str, requests: list[Any]) -> None:
    asked: Any = {table: requests}
    while asked:
        asked = client.batch_write_item(RequestItems=asked).get("UnprocessedItems")


def _names(item: Item) -> Item:
    return {"PK": item["PK"], "SK": item["SK"]}


def _key(item: Item) -> str:
    return f"{item['PK']['S']}\n{item['SK']['S']}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m infra.restore", description=__doc__)
    parser.add_argument("stage", choices=["staging", "production"])
    parser.add_argument("restored", help="the table that the backup was restored to")
    parser.add_argument("--store", help="only what belongs to this store id")
    parser.add_argument("--write", action="store_true", help="do it, not only count")
    given = parser.parse_args()
    live, region = stack_of(given.stage)  # the table is called as its stack
    client = boto3.client("dynamodb", region_name=region)
    counts = restore(
        client, live=live, restored=given.restored, store_id=given.store, write=given.write
    )
    print(f"{counts} {'written' if given.write else 'would be written: add --write'}")


if __name__ == "__main__":
    main()
