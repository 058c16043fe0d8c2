"""How much is in a variant, and its price per unit, as the APIs say it. Changing a field here is an
API change."""

from __future__ import annotations

from pydantic import BaseModel, Field

from windlass.catalog import measures
from windlass.catalog.measures import MOST_THOUSANDTHS, USUAL, Measure, Reference, Unit, UnitPrice
from windlass.web.schemas import MoneyOut, Strict


class MeasureIn(Strict):
    """The net quantity, for the price per litre, kilogram, metre or piece."""

    thousandths: int = Field(
        strict=True,
        ge=1,
        le=MOST_THOUSANDTHS,
        description="Of the unit: 500000 ml are half a litre, 1500 m are one metre and a half",
    )
    unit: Unit
    reference: Reference | None = Field(
        default=None, description="What it is compared with; 1 l, kg, m, m2 or piece if not said"
    )

    def measure(self) -> Measure:
        usual = USUAL[measures.kind(self.unit)]
        return Measure(self.thousandths, self.unit, self.reference or usual)


class MeasureOut(BaseModel):
    thousandths: int = Field(description="Of the unit: 1500 m are one metre and a half")
    unit: Unit
    reference: Reference

    @classmethod
    def maybe(cls, measure: Measure | None) -> MeasureOut | None:
        if measure is None:
            return None
        return cls(thousandths=measure.thousandths, unit=measure.unit, reference=measure.reference)


class UnitPriceOut(BaseModel):
    price: MoneyOut = Field(description="Of the reference, rounded half up")
    reference: Reference

    @classmethod
    def maybe(cls, found: UnitPrice | None) -> UnitPriceOut | None:
        if found is None:
            return None
        return cls(price=MoneyOut.of(found.price), reference=found.reference)
