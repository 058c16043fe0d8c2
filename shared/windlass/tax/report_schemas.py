"""The public shape of calculated taxes and of the tax report."""

from __future__ import annotations

from pydantic import BaseModel, Field

from windlass.tax.calculator import Calculation
from windlass.tax.reporting import Row
from windlass.tax.rules import TaxPart
from windlass.web.schemas import MoneyOut


class TaxPartOut(BaseModel):
    jurisdiction: str
    name: str
    parts_per_million: int
    base: MoneyOut = Field(description="Without tax")
    amount: MoneyOut

    @classmethod
    def of(cls, part: TaxPart) -> TaxPartOut:
        return cls(
            jurisdiction=part.rate.jurisdiction,
            name=part.rate.name,
            parts_per_million=part.rate.parts_per_million,
            base=MoneyOut.of(part.base),
            amount=MoneyOut.of(part.amount),
        )


class CalculationOut(BaseModel):
    reason: str
    explanation: str
    source: str
    note: str | None
    is_inclusive: bool
    is_fallback: bool
    parts: list[TaxPartOut] = Field(description="By rate, over goods and delivery")
    goods: MoneyOut
    shipping: MoneyOut
    tax: MoneyOut
    total: MoneyOut = Field(description="What the shopper pays")

    @classmethod
    def of(cls, made: Calculation) -> CalculationOut:
        return cls(
            reason=made.table.reason,
            explanation=made.explanation,
            source=made.table.source,
            note=made.table.note,
            is_inclusive=made.table.inclusive,
            is_fallback=made.table.is_fallback,
            parts=[TaxPartOut.of(part) for part in made.taxed.by_rate()],
            goods=MoneyOut.of(made.goods),
            shipping=MoneyOut.of(made.shipping),
            tax=MoneyOut.of(made.tax),
            total=MoneyOut.of(made.total),
        )


class TaxRowOut(BaseModel):
    """One rate of one place. Net and tax are after refunds."""

    country: str
    jurisdiction: str
    name: str = Field(description="Of the tax; empty where none was charged")
    channel: str = Field(
        description="national, oss, ioss, or why there is no tax: export, reverse_charge, ..."
    )
    parts_per_million: int
    currency: str
    net: int
    tax: int
    refunded_net: int
    refunded_tax: int
    sales: int
    refunds: int

    @classmethod
    def of(cls, row: Row) -> TaxRowOut:
        return cls.model_validate(row, from_attributes=True)


class TaxReportOut(BaseModel):
    first_month: str
    last_month: str
    rows: list[TaxRowOut]


class TaxReportFile(BaseModel):
    file_name: str
    content: str = Field(description="Comma-separated values with a header, amounts in major units")
