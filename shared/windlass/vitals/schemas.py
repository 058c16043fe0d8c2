"""The public shape of shops' speed. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from windlass.vitals.models import Device, Metric, Page
from windlass.vitals.rules import GOOD, POOR, Measured
from windlass.vitals.service import Report, Speed
from windlass.web.schemas import Strict

Milliseconds = Annotated[int, Field(strict=True, ge=0, le=600_000)]


class VisitIn(Strict):
    """What one visit measured; what the browser could not measure is left out."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"page": "product", "device": "phone", "lcp": 1240, "inp": 48, "cls": 3}]
        },
    )

    page: Page
    device: Device
    lcp: Milliseconds | None = Field(default=None, description="Milliseconds")
    inp: Milliseconds | None = Field(default=None, description="Milliseconds")
    cls: Annotated[int, Field(strict=True, ge=0, le=100_000)] | None = Field(
        default=None, description="Thousandths"
    )

    def values(self) -> dict[Metric, int]:
        found = {Metric.LCP: self.lcp, Metric.INP: self.inp, Metric.CLS: self.cls}
        return {metric: value for metric, value in found.items() if value is not None}


class MeasuredOut(BaseModel):
    metric: Metric
    p75: int = Field(description="Milliseconds of lcp and inp, thousandths of cls")
    good: int = Field(description="Visits")
    between: int
    poor: int
    good_up_to: int
    poor_above: int

    @classmethod
    def of(cls, metric: Metric, measured: Measured) -> MeasuredOut:
        return cls(
            metric=metric,
            p75=measured.p75,
            good=measured.good,
            between=measured.between,
            poor=measured.poor,
            good_up_to=GOOD[metric],
            poor_above=POOR[metric],
        )


class SpeedOut(BaseModel):
    name: str = Field(description="whole, a page, a device, or a day as YYYY-MM-DD")
    score: int | None = Field(description="0 to 100; none without a visit")
    visits: int
    metrics: list[MeasuredOut]

    @classmethod
    def of(cls, speed: Speed) -> SpeedOut:
        return cls(
            name=speed.name,
            score=speed.score,
            visits=speed.visits,
            metrics=[MeasuredOut.of(metric, one) for metric, one in speed.metrics.items()],
        )


class SpeedReport(BaseModel):
    whole: SpeedOut
    by_page: list[SpeedOut]
    by_device: list[SpeedOut]
    by_day: list[SpeedOut] = Field(description="The oldest first")

    @classmethod
    def of(cls, report: Report) -> SpeedReport:
        return cls(
            whole=SpeedOut.of(report.whole),
            by_page=[SpeedOut.of(one) for one in report.by_page],
            by_device=[SpeedOut.of(one) for one in report.by_device],
            by_day=[SpeedOut.of(one) for one in report.by_day],
        )
