"""Buckets, percentiles and the score. Pure.

Good and poor are what web.dev/vitals says of the 75th percentile: LCP 2.5 s and 4 s, INP 200 ms
and 500 ms, CLS 0.1 and 0.25. The thresholds are edges of buckets, so the shares are exact; the
percentile is read off its bucket in a straight line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct

from windlass.vitals.models import Metric

EDGES: dict[Metric, tuple[int, ...]] = {
    Metric.LCP: (400, 800, 1200, 1600, 2000, 2500, 3000, 3500, 4000, 5000, 7000, 10_000, 30_000),
    Metric.INP: (25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000, 2000, 10_000),
    Metric.CLS: (0, 5, 10, 25, 50, 75, 100, 150, 200, 250, 400, 700, 2000),
}
GOOD = {Metric.LCP: 2500, Metric.INP: 200, Metric.CLS: 100}
POOR = {Metric.LCP: 4000, Metric.INP: 500, Metric.CLS: 250}
WEIGHTS = {Metric.LCP: 40, Metric.INP: 30, Metric.CLS: 30}


class Measured(Struct, frozen=True):
    """Of one metric: its 75th percentile in the metric's unit, and how many visits were good, in
    between, and poor."""

    p75: int
    good: int
    between: int
    poor: int

    @property
    def visits(self) -> int:
        return self.good + self.between + self.poor


def bucket_of(metric: Metric, value: int) -> int:
    """The first edge that is not below the value; what is beyond the last counts as the last."""
    edges = EDGES[metric]
    return min(bisect_left(edges, value), len(edges) - 1)


def measured(metric: Metric, counts: Mapping[int, int]) -> Measured | None:
    """None without a visit. `counts` is by bucket."""
    edges = EDGES[metric]
    numbers = [counts.get(bucket, 0) for bucket in range(len(edges))]
    total = sum(numbers)
    if total == 0:
        return None
    good = sum(number for number, edge in zip(numbers, edges, strict=True) if edge <= GOOD[metric])
    poor = sum(number for number, edge in zip(numbers, edges, strict=True) if edge > POOR[metric])
    return Measured(_percentile(numbers, edges, total), good, total - good - poor, poor)


def score(found: Mapping[Metric, Measured]) -> int | None:
    """0 to 100: a good visit counts whole, one in between half; LCP weighs 40, INP and CLS 30 each,
    among those that were measured. None without any."""
    weight = sum(WEIGHTS[metric] for metric in found)
    if not weight:
        return None
    points = sum(
        WEIGHTS[metric] * (200 * one.good + 100 * one.between) / (2 * one.visits)
        for metric, one in found.items()
    )
    return round(points / weight)


def _percentile(numbers: list[int], edges: tuple[int, ...], total: int) -> int:
    """The smallest value that three quarters of the visits do not exceed, in a straight line from
    edge to edge."""
    wanted, seen, low = 0.75 * total, 0, 0
    for number, edge in zip(numbers, edges, strict=True):
        if number and seen + number >= wanted:
            return round(low + (edge - low) * (wanted - seen) / number)
        seen, low = seen + number, edge
    return edges[-1]
