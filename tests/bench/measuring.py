"""What one operation costs: table round trips and units, and CPU of a warm handler.

What else a machine does only ever adds to the CPU that is counted, on a shared one for seconds or
minutes and by half. So everything is measured in rounds that are minutes apart, and the least
round counts.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from tests.support.cost import Cost, count_table_calls

ROUNDS = 7
WARM_UP = 5
REFERENCES = 15

type Work = Callable[[], object]


@dataclass(frozen=True)
class Measured:
    """`cpu_ms` is CPU time of the handler's thread: the table and the provider sandbox run
    elsewhere and are left out."""

    round_trips: int
    read_units: float
    write_units: float
    cpu_ms: float

    def document(self) -> dict[str, Any]:
        return asdict(self)


class Subject(Protocol):
    def warm(self) -> None: ...

    def measure(self) -> None:
        """One round."""

    def result(self) -> Measured: ...


class Repeated:
    """Works that can be done again and again. The CPU is what `share` of them stay within, each by
    the median of its runs in a round; their cost at the table is that of the last."""

    def __init__(self, *works: Work, times: int = 15, share: float = 0.5) -> None:
        self._works, self._times, self._share = works, times, share
        self._least = [float("inf")] * len(works)

    def warm(self) -> None:
        for _ in range(max(WARM_UP // len(self._works), 1)):
            for work in self._works:
                work()

    def measure(self) -> None:
        for place, work in enumerate(self._works):
            spent = statistics.median(_spent(work) for _ in range(self._times))
            self._least[place] = min(self._least[place], spent)

    def result(self) -> Measured:
        last = self._works[-1]
        last()
        within = sorted(self._least)[min(int(len(self._least) * self._share), len(self._least) - 1)]
        return _measured(_cost_of(last), within)


class Once:
    """Work that can be done only once: prepared pieces of it, some for each round."""

    PIECES = WARM_UP + 5 * ROUNDS + 1

    def __init__(self, pieces: Sequence[Work]) -> None:
        self._pieces = list(pieces)
        self._least = float("inf")

    def warm(self) -> None:
        for _ in range(WARM_UP):
            self._pieces.pop()()

    def measure(self) -> None:
        spent = statistics.median(_spent(self._pieces.pop()) for _ in range(5))
        self._least = min(self._least, spent)

    def result(self) -> Measured:
        return _measured(_cost_of(self._pieces.pop()), self._least)


def measured(subjects: Mapping[str, Subject]) -> dict[str, dict[str, Any]]:
    """By name."""
    return {name: subject.result().document() for name, subject in subjects.items()}


def reference() -> float:
    """Milliseconds of CPU for a piece of Python that never changes: how fast the machine is now."""
    return min(_spent(_fixed_work) for _ in range(REFERENCES))


def _fixed_work() -> None:
    rows = [{"id": f"{number:05}", "tags": ["a", "b"], "price": number} for number in range(2_000)]
    found = json.loads(json.dumps(rows))
    assert sum(len(row["tags"]) * row["price"] for row in found) == 3_998_000


def _spent(work: Work) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def _cost_of(work: Work) -> Cost:
    with count_table_calls() as cost:
        work()
    return cost


def _measured(cost: Cost, cpu_ms: float) -> Measured:
    return Measured(cost.round_trips, cost.read_units, cost.write_units, round(cpu_ms, 2))
