"""What a merchant reads as the speed of their shop."""

import pytest

from windlass.vitals import rules
from windlass.vitals.models import Metric
from windlass.vitals.rules import Measured


def counts(metric: Metric, *values: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for value in values:
        bucket = rules.bucket_of(metric, value)
        found[bucket] = found.get(bucket, 0) + 1
    return found


@pytest.mark.parametrize(
    ("metric", "value", "edge"),
    [
        (Metric.LCP, 0, 400),
        (Metric.LCP, 2500, 2500),
        (Metric.LCP, 2501, 3000),
        (Metric.LCP, 999_999, 30_000),
        (Metric.CLS, 0, 0),
        (Metric.CLS, 100, 100),
        (Metric.CLS, 101, 150),
    ],
)
def test_thresholds_are_edges(metric: Metric, value: int, edge: int) -> None:
    assert rules.EDGES[metric][rules.bucket_of(metric, value)] == edge


def test_shares_are_exact_and_the_percentile_is_read_in_a_line() -> None:
    measured = rules.measured(Metric.LCP, counts(Metric.LCP, 300, 1000, 2500, 2600, 5000))

    # 3.75 of 5 visits: the fourth lies between 2500 and 3000, three quarters of the way
    assert measured == Measured(p75=2875, good=3, between=1, poor=1)


def test_nothing_measured_is_no_score() -> None:
    assert rules.measured(Metric.INP, {}) is None
    assert rules.score({}) is None


def test_the_score_weighs_what_was_measured() -> None:
    lcp, inp = Measured(2000, 8, 2, 0), Measured(600, 0, 0, 10)

    assert rules.score({Metric.LCP: lcp}) == 90
    assert rules.score({Metric.LCP: lcp, Metric.INP: inp}) == 51  # (40 x 0.9 + 30 x 0) / 70
    assert rules.score({Metric.CLS: Measured(0, 5, 0, 0)}) == 100
