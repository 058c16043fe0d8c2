"""What one operation costs: table round trips and units, and CPU of a warm handler."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from tests.support.cost import count_table_calls

WARM_UP = 5


@dataclass(frozen=True)
class Measured:
    """`cpu_ms` is the median CPU time of the handler's thread: the table and the provider sandbox
    run elsewhere and are left out."""

    round_trips: int
    read_units: float
    write_units: float
    cpu_ms: float

    def document(self) -> dict[str, Any]:
        return asdict(self)


def measure(work: Callable[[], object], *, times: int = 40) -> Measured:
    """Run `work` warm; its cost at the table is that of the last run."""
    for _ in range(WARM_UP):
        work()
    spent = []
    for _ in range(times):
        start = time.thread_time()
        work()
        spent.append((time.thread_time() - start) * 1000)
    with count_table_calls() as cost:
        work()
    return Measured(
        round_trips=cost.round_trips,
        read_units=cost.read_units,
        write_units=cost.write_units,
        cpu_ms=round(statistics.median(spent), 2),
    )


def measure_all(work: Callable[[], object], *, times: int, share: float) -> Measured:
    """`work` is another one every time: the CPU that this share of them stays within."""
    for _ in range(WARM_UP):
        work()
    spent = []
    for _ in range(times):
        start = time.thread_time()
        work()
        spent.append((time.thread_time() - start) * 1000)
    with count_table_calls() as cost:
        work()
    return Measured(
        round_trips=cost.round_trips,
        read_units=cost.read_units,
        write_units=cost.write_units,
        cpu_ms=round(sorted(spent)[min(int(times * share), times - 1)], 2),
    )


def measure_each(works: list[Callable[[], object]]) -> Measured:
    """The same for work that can be done only once: one prepared piece per run."""
    *measured, last = works
    spent = []
    for number, work in enumerate(measured):
        start = time.thread_time()
        work()
        if number >= WARM_UP:
            spent.append((time.thread_time() - start) * 1000)
    with count_table_calls() as cost:
        last()
    return Measured(
        round_trips=cost.round_trips,
        read_units=cost.read_units,
        write_units=cost.write_units,
        cpu_ms=round(statistics.median(spent), 2),
    )
