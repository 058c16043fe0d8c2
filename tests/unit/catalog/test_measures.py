import pytest

from windlass.catalog import measures
from windlass.catalog.measures import Measure, Reference, Unit, UnitPrice
from windlass.kit.money import Money


@pytest.mark.parametrize(
    ("thousandths", "unit", "reference", "price", "expected"),
    [
        pytest.param(500_000, Unit.ML, Reference.L, 499, 998, id="half a litre"),
        pytest.param(75_000, Unit.CL, Reference.L, 899, 1199, id="rounded_up_from_1198.67"),
        pytest.param(250_000, Unit.ML, Reference.ML_100, 1249, 500, id="rounded_up_from_499.6"),
        pytest.param(80_000, Unit.G, Reference.G_100, 2, 3, id="half_is_rounded_up"),
        pytest.param(300_000, Unit.G, Reference.KG, 100, 333, id="rounded_down_from_333.33"),
        pytest.param(250_000, Unit.MG, Reference.G_100, 10, 4000, id="milligrams"),
        pytest.param(1_500, Unit.M, Reference.M, 1500, 1000, id="a metre and a half"),
        pytest.param(1_200_000, Unit.MM, Reference.M, 1200, 1000, id="millimetres"),
        pytest.param(2_500_000, Unit.CM2, Reference.M2, 500, 2000, id="a quarter square metre"),
        pytest.param(10_000, Unit.PIECE, Reference.PIECE, 499, 50, id="ten pieces"),
    ],
)
def test_what_the_reference_costs_is_rounded_half_up(
    thousandths: int, unit: Unit, reference: Reference, price: int, expected: int
) -> None:
    measure = Measure(thousandths, unit, reference)

    assert measure.price_of(Money(price, "EUR")) == UnitPrice(Money(expected, "EUR"), reference)


def test_currencies_keep_their_own_minor_units() -> None:
    measure = Measure(500_000, Unit.ML, Reference.L)

    assert measure.price_of(Money(900, "JPY")) == UnitPrice(Money(1800, "JPY"), Reference.L)
    assert measure.price_of(Money(1255, "KWD")) == UnitPrice(Money(2510, "KWD"), Reference.L)


@pytest.mark.parametrize(
    ("measure", "price"),
    [
        pytest.param(
            Measure(1_000_000, Unit.G, Reference.KG), 499, id="a kilogram by the kilogram"
        ),
        pytest.param(Measure(500_000, Unit.ML, Reference.L), 0, id="free"),
        pytest.param(None, 499, id="no measure"),
    ],
)
def test_nothing_is_said_where_it_would_say_nothing(measure: Measure | None, price: int) -> None:
    assert measures.price_of(measure, Money(price, "EUR")) is None


def test_units_are_compared_with_references_of_their_kind_the_lawful_one_first() -> None:
    found = {unit: measures.references(unit) for unit in Unit}

    volume, mass = (Reference.L, Reference.ML_100), (Reference.KG, Reference.G_100)
    assert found == {
        Unit.ML: volume,
        Unit.CL: volume,
        Unit.L: volume,
        Unit.MG: mass,
        Unit.G: mass,
        Unit.KG: mass,
        Unit.MM: (Reference.M,),
        Unit.CM: (Reference.M,),
        Unit.M: (Reference.M,),
        Unit.CM2: (Reference.M2,),
        Unit.M2: (Reference.M2,),
        Unit.PIECE: (Reference.PIECE,),
    }


@pytest.mark.parametrize(
    ("thousandths", "expected"), [(1_500, "1.5"), (500_000, "500"), (25, "0.025"), (20_000, "20")]
)
def test_a_quantity_is_written_without_needless_zeros(thousandths: int, expected: str) -> None:
    assert Measure(thousandths, Unit.M, Reference.M).decimal == expected


def test_a_measure_is_kept_as_a_short_text() -> None:
    measure = Measure(500_000, Unit.ML, Reference.ML_100)

    assert measures.text_of(measure) == "500000 ml 100_ml"
    assert measures.of_text("500000 ml 100_ml") == measure
    assert (measures.text_of(None), measures.of_text(None)) == (None, None)
