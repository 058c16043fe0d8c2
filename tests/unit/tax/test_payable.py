"""Taxes on top end where cards can pay them."""

from collections.abc import Iterable

from windlass.kit.money import Money
from windlass.tax.rules import TaxPart, TaxRate, TaxTable, apply

DE19 = TaxRate("DE", "VAT", 190_000)
GST = TaxRate("CA", "GST", 50_000)


def amounts(parts: Iterable[TaxPart]) -> list[tuple[int, int]]:
    return [(part.base.amount, part.amount.amount) for part in parts]


def test_a_tax_on_top_is_payable_where_the_last_digit_must_be_zero() -> None:
    """12.250 and 0.990 KWD at 5 %: 0.662 in all, to pay in steps of ten fils."""
    table = TaxTable(False, {"standard": (GST,)}, shipping=(GST,))
    nets = {"a": (Money(12_250, "KWD"), "standard"), "b": (Money(990, "KWD"), "standard")}

    taxed = apply(table, lines=nets, shipping=Money(1_500, "KWD"))

    assert amounts(taxed.lines["a"]) == [(12_250, 610)]  # 612.5
    assert amounts(taxed.lines["b"]) == [(990, 50)]  # 49.5
    assert amounts(taxed.shipping) == [(1_500, 80)]  # 75
    assert amounts(taxed.by_rate()) == [(14_740, 740)]  # 737


def test_a_tax_inside_a_price_stays_exact_there() -> None:
    table = TaxTable(True, {"standard": (DE19,)})

    taxed = apply(table, lines={"a": (Money(12_250, "KWD"), "standard")}, shipping=Money(0, "KWD"))

    assert amounts(taxed.lines["a"]) == [(10_294, 1_956)]
