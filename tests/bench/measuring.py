"""What one operation costs: table round trips and units, and CPU of a warm handler."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.support.cost import Cost, count_table_calls

WARM_UP = 5
ROUNDS = 3
REFERENCES = 15


@dataclass(frozen=True)
class Measured:
    """`cpu_ms` is CPU time of the handler's thread: the table and the provider sandbox
    run elsewhere and are left out."""

    round_trips: int
    read_units: float
    write_units: float
    cpu_ms: float

    def document(self) -> dict[str, Any]:
        return asdict(self)


def measure(work: Callable[[], object], *, times: int = 40) -> Measured:
    """Run `work` warm; its cost at the table is that of the last run. The CPU is the least of three
    medians: what else the machine does only ever adds to it, for seconds at a time."""
    for _ in range(WARM_UP):
        work()
    medians = [statistics.median(_spent(work) for _ in range(times)) for _ in range(ROUNDS)]
    with count_table_calls() as cost:
        work()
    return _measured(cost, min(medians))


def measure_all(works: Sequence[Callable[[], object]], *, times: int, share: float) -> Measured:
    """The CPU that this share of the works stays within, each by the median of its own runs."""
    for work in works:
        work()
    spent = sorted(statistics.median(_spent(work) for _ in range(times)) for work in works)
    with count_table_calls() as cost:
        works[-1]()
    return _measured(cost, spent[min(int(len(works) * share), len(works) - 1)])


def measure_each(works: list[Callable[[], object]]) -> Measured:
    """The same for work that can be done only once: one prepared piece per run."""
    *measured, last = works
    for work in measured[:WARM_UP]:
        work()
    spent = statistics.median(_spent(work) for work in measured[WARM_UP:])
    with count_table_calls() as cost:
        last()
    return _measured(cost, spent)


def reference() -> float:
    """Milliseconds of CPU for a piece of Python that never changes: how fast the machine is now."""
    return min(_spent(_fixed_work) for _ in range(REFERENCES))


def _fixed_work() -> None:
    rows = [{"id": f"{number:05}", "tags": ["a", "b"], "price": number} for number in range(2_000)]
    found = json.loads(json.dumps(rows))
    assert sum(len(row["tags"]) * row["price"] for row in found) == 3_998_000


def _spent(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def _measured(cost: Cost, cpu_ms: float) -> Measured:
    return Measured(cost.round_trips, cost.read_units, cost.write_units, round(cpu_ms, 2))
