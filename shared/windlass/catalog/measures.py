"""How much is in a variant, and what that makes of its price: per litre, kilogram, metre or piece.

Directive 98/6/EC: the selling price (art. 2 a) and the price of one kilogram, litre, metre, square
metre or of another quantity that is customary (art. 2 b). It need not be said where it is identical
with the selling price (art. 3).
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from windlass.kit.money import Money

MOST_THOUSANDTHS = 1_000_000_000  # a million of the unit


class Unit(StrEnum):
    ML = "ml"
    CL = "cl"
    L = "l"
    MG = "mg"
    G = "g"
    KG = "kg"
    MM = "mm"
    CM = "cm"
    M = "m"
    CM2 = "cm2"
    M2 = "m2"
    PIECE = "piece"


class Reference(StrEnum):
    """What is compared: `100_ml` is a hundred millilitres."""

    ML_100 = "100_ml"
    L = "1_l"
    G_100 = "100_g"
    KG = "1_kg"
    M = "1_m"
    M2 = "1_m2"
    PIECE = "1_piece"


# By unit, how many of the smallest of its kind: millilitres, milligrams, millimetres, square
# centimetres, pieces.
SIZES = {
    Unit.ML: ("volume", 1),
    Unit.CL: ("volume", 10),
    Unit.L: ("volume", 1_000),
    Unit.MG: ("mass", 1),
    Unit.G: ("mass", 1_000),
    Unit.KG: ("mass", 1_000_000),
    Unit.MM: ("length", 1),
    Unit.CM: ("length", 10),
    Unit.M: ("length", 1_000),
    Unit.CM2: ("area", 1),
    Unit.M2: ("area", 10_000),
    Unit.PIECE: ("count", 1),
}
USUAL = {
    "volume": Reference.L,
    "mass": Reference.KG,
    "length": Reference.M,
    "area": Reference.M2,
    "count": Reference.PIECE,
}


class UnitPrice(Struct, frozen=True):
    price: Money
    reference: Reference


class Measure(Struct, frozen=True):
    """The net quantity, in thousandths of a unit: 1,500 m are one metre and a half."""

    thousandths: int
    unit: Unit
    reference: Reference

    @property
    def decimal(self) -> str:
        """`1.5` for 1,500 thousandths."""
        whole, rest = divmod(self.thousandths, 1_000)
        return f"{whole}.{rest:03}".rstrip("0").rstrip(".")

    def price_of(self, price: Money) -> UnitPrice | None:
        """What the reference costs at this price of all of it, rounded half up. None where it would
        say the same as the price, and for what is free."""
        parts = _parts(self.reference)
        whole = self.thousandths * SIZES[self.unit][1]
        if price.amount == 0 or whole == parts:
            return None
        amount = (price.amount * parts * 2 + whole) // (whole * 2)
        return UnitPrice(Money(amount, price.currency), self.reference)


def split(reference: Reference) -> tuple[int, Unit]:
    """How many of which unit it is."""
    number, unit = reference.split("_")
    return int(number), Unit(unit)


def kind(unit: Unit) -> str:
    return SIZES[unit][0]


def references(unit: Unit) -> tuple[Reference, ...]:
    """What a quantity in this unit can be compared with, the usual first."""
    fitting = [one for one in Reference if kind(split(one)[1]) == kind(unit)]
    return tuple(sorted(fitting, key=lambda one: one != USUAL[kind(unit)]))


def price_of(measure: Measure | None, price: Money) -> UnitPrice | None:
    return None if measure is None else measure.price_of(price)


def text_of(measure: Measure | None) -> str | None:
    """As it is kept: `500000 ml 1_l`."""
    if measure is None:
        return None
    return f"{measure.thousandths} {measure.unit.value} {measure.reference.value}"


def of_text(text: str | None) -> Measure | None:
    if not text:
        return None
    thousandths, unit, reference = text.split(" ")
    return Measure(int(thousandths), Unit(unit), Reference(reference))


def _parts(reference: Reference) -> int:
    """In thousandths of the smallest unit of its kind."""
    number, unit = split(reference)
    return number * SIZES[unit][1] * 1_000
