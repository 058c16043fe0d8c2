"""What a piece of work costs at the table, as the table itself counts it.

with count_table_calls() as cost:
    service.list_page(store)
assert (cost.round_trips, cost.read_units) == (1, 3.5)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from windlass.db import transactions
from windlass.db.table import TableItem

READS = frozenset({"GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"})


@dataclass
class Cost:
    """Read and write units as DynamoDB bills them: half a unit per 4 KB read that may lag, one
    per 4 KB read that must not; one per KB written, two in a transaction, once more per index."""

    calls: list[str] = field(default_factory=list)  # operations in order
    read_units: float = 0
    write_units: float = 0

    @property
    def round_trips(self) -> int:
        return len(self.calls)

    def add(self, operation: str, answer: dict[str, Any]) -> None:
        self.calls.append(operation)
        consumed = answer.get("ConsumedCapacity", [])
        for part in consumed if isinstance(consumed, list) else [consumed]:
            units = float(part.get("CapacityUnits", 0))
            if operation in READS:
                self.read_units += units
            else:
                self.write_units += units


@contextmanager
def count_table_calls() -> Iterator[Cost]:
    """Counts the calls of every model and of transactions, in this process."""
    cost = Cost()

    def ask_for_capacity(params: dict[str, Any], **_: Any) -> None:
        params["ReturnConsumedCapacity"] = "TOTAL"

    def count(parsed: dict[str, Any], model: Any, **_: Any) -> None:
        cost.add(model.name, parsed)

    emitters = [client.meta.events for client in _clients()]
    for events in emitters:
        events.register("before-parameter-build.dynamodb", ask_for_capacity)
        events.register("after-call.dynamodb", count)
    try:
        yield cost
    finally:
        for events in emitters:
            events.unregister("before-parameter-build.dynamodb", ask_for_capacity)
            events.unregister("after-call.dynamodb", count)


def _clients() -> list[Any]:
    """Every model has a connection of its own, made when first used; transactions share one."""
    connections = [model._get_connection().connection for model in _models(TableItem)]
    found = [connection.client for connection in connections]
    found.append(transactions._shared_connection().client)
    return list({id(client): client for client in found}.values())


def _models(root: type[TableItem]) -> Iterator[type[TableItem]]:
    yield root
    for model in root.__subclasses__():
        yield from _models(model)
