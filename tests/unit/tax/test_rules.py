"""Tax of a sale: exact, in whole minor units, whatever the order."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from windlass.kit.money import Money, total
from windlass.tax.rules import MILLION, Taxed, TaxPart, TaxRate, TaxTable, apply

DE19 = TaxRate("DE", "VAT", 190_000)
DE7 = TaxRate("DE", "VAT", 70_000)
GB20 = TaxRate("GB", "VAT", 200_000)
GB0 = TaxRate("GB", "VAT", 0)
GST = TaxRate("CA", "GST", 50_000)
QST = TaxRate("CA-QC", "QST", 99_750)
RATES = (DE19, DE7, GB0, GST, QST, TaxRate("US-CA", "Sales tax", 88_750))

few = settings(max_examples=200, deadline=None)


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def lines(**nets: tuple[int, str]) -> dict[str, tuple[Money, str]]:
    return {line_id: (eur(net), tax_class) for line_id, (net, tax_class) in nets.items()}


def amounts(parts: tuple[TaxPart, ...]) -> list[tuple[int, int]]:
    return [(part.base.amount, part.amount.amount) for part in parts]


def test_tax_inside_a_price_adds_nothing() -> None:
    """Scenario I18: 1,190 with 119 off holds a tax of 171."""
    table = TaxTable(True, {"standard": (DE19,)})

    taxed = apply(table, lines=lines(a=(1071, "standard")), shipping=eur(0))

    assert amounts(taxed.lines["a"]) == [(900, 171)]


def test_tax_on_top_is_a_share_of_the_net() -> None:
    table = TaxTable(False, {"standard": (GST, QST)}, shipping=(GST, QST))

    taxed = apply(table, lines=lines(a=(10_000, "standard")), shipping=eur(1_000))

    assert taxed.lines["a"] == (
        TaxPart(GST, eur(10_000), eur(500)),
        TaxPart(QST, eur(10_000), eur(997)),
    )
    assert amounts(taxed.shipping) == [(1_000, 50), (1_000, 100)]
    assert amounts(taxed.by_rate()) == [(11_000, 550), (11_000, 1_097)]  # 1,097.25


def test_two_taxes_share_one_inclusive_price() -> None:
    table = TaxTable(True, {"standard": (GST, QST)})

    taxed = apply(table, lines=lines(a=(11_498, "standard")), shipping=eur(0))

    assert amounts(taxed.lines["a"]) == [(10_000, 500), (10_000, 998)]


def test_rounding_happens_once_over_the_sale() -> None:
    """Three times 1.9 cents are 6 cents, not three times 2 rounded or 1 cut off."""
    table = TaxTable(False, {"standard": (DE19,)})

    taxed = apply(
        table,
        lines=lines(c=(10, "standard"), b=(10, "standard"), a=(11, "standard")),
        shipping=eur(0),
    )

    assert sum(part.amount.amount for part in taxed.parts()) == 6  # 5.89
    assert {line: amounts(parts) for line, parts in taxed.lines.items()} == {
        "a": [(11, 2)],
        "b": [(10, 2)],
        "c": [(10, 2)],
    }


def test_the_odd_unit_goes_to_the_smallest_line_id() -> None:
    table = TaxTable(False, {"standard": (TaxRate("XX", "VAT", 100_000),)})

    taxed = apply(table, lines=lines(b=(5, "standard"), a=(5, "standard")), shipping=eur(0))

    assert amounts(taxed.lines["a"]) == [(5, 1)]
    assert amounts(taxed.lines["b"]) == [(5, 0)]


def test_half_a_unit_rounds_up() -> None:
    table = TaxTable(False, {"standard": (TaxRate("XX", "VAT", 100_000),)})

    taxed = apply(table, lines=lines(a=(15, "standard")), shipping=eur(0))

    assert amounts(taxed.lines["a"]) == [(15, 2)]


def test_shipping_follows_the_goods_in_proportion() -> None:
    """Scenario I23: half of the goods at 20 %, half at 0 %, so half of the delivery is taxed."""
    table = TaxTable(
        True, {"standard": (GB20,), "zero": (GB0,)}, shipping=(GB20,), shipping_follows_goods=True
    )

    taxed = apply(table, lines=lines(a=(1_200, "standard"), b=(1_200, "zero")), shipping=eur(600))

    assert taxed.shipping == (TaxPart(GB0, eur(300), eur(0)), TaxPart(GB20, eur(250), eur(50)))


def test_shipping_of_free_goods_is_taxed_at_its_own_rate() -> None:
    table = TaxTable(True, {"standard": (GB0,)}, shipping=(GB20,), shipping_follows_goods=True)

    taxed = apply(table, lines=lines(a=(0, "standard")), shipping=eur(600))

    assert amounts(taxed.shipping) == [(500, 100)]


def test_a_rate_of_the_line_wins_over_its_class() -> None:
    table = TaxTable(False, {"standard": (DE19,)}, line_rates={"a": (DE7,), "b": ()})

    taxed = apply(
        table,
        lines=lines(a=(100, "standard"), b=(100, "standard"), c=(100, "unheard_of")),
        shipping=eur(0),
    )

    assert amounts(taxed.lines["a"]) == [(100, 7)]
    assert taxed.lines["b"] == ()
    assert amounts(taxed.lines["c"]) == [(100, 19)]


def test_a_rate_of_zero_is_still_listed() -> None:
    taxed = apply(TaxTable(True, {"standard": (GB0,)}), lines=lines(a=(99, "x")), shipping=eur(0))

    assert amounts(taxed.by_rate()) == [(99, 0)]


@pytest.mark.parametrize(
    ("nets", "shipping", "rate"),
    [
        ({"a": (Money(1, "USD"), "standard")}, eur(0), DE19),
        ({"a": (eur(-1), "standard")}, eur(0), DE19),
        ({}, eur(-1), DE19),
        ({"a": (eur(1), "standard")}, eur(0), TaxRate("DE", "VAT", -1)),
    ],
    ids=["mixed currencies", "negative net", "negative shipping", "negative rate"],
)
def test_a_mistake_of_the_caller_is_refused(
    nets: dict[str, tuple[Money, str]], shipping: Money, rate: TaxRate
) -> None:
    with pytest.raises(ValueError, match=r"not every amount|negative"):
        apply(TaxTable(True, {"standard": (rate,)}), lines=nets, shipping=shipping)


@st.composite
def sales(draw: st.DrawFn) -> tuple[TaxTable, dict[str, tuple[Money, str]], Money]:
    classes = ["standard", "reduced", "zero", "books"]
    some = st.lists(st.sampled_from(RATES), unique=True, max_size=3).map(tuple)
    table = TaxTable(
        inclusive=draw(st.booleans()),
        rates={tax_class: draw(some) for tax_class in classes},
        line_rates=draw(st.dictionaries(st.sampled_from(["line-0", "line-3"]), some, max_size=2)),
        shipping=draw(some),
        shipping_follows_goods=draw(st.booleans()),
    )
    net = st.integers(0, 3) | st.integers(0, 10_000_000)
    given_lines = {
        f"line-{i}": (eur(draw(net)), draw(st.sampled_from(classes)))
        for i in range(draw(st.integers(0, 12)))
    }
    return table, given_lines, eur(draw(net))


@few
@given(sales(), st.randoms(use_true_random=False))
def test_the_order_of_lines_never_matters(sale, random) -> None:  # type: ignore[no-untyped-def]
    table, given_lines, shipping = sale
    shuffled = list(given_lines.items())
    random.shuffle(shuffled)

    assert apply(table, lines=dict(shuffled), shipping=shipping) == apply(
        table, lines=given_lines, shipping=shipping
    )


@few
@given(sales())
def test_each_tax_is_its_exact_sum_rounded_once(sale) -> None:  # type: ignore[no-untyped-def]
    table, given_lines, shipping = sale
    taxed = apply(table, lines=given_lines, shipping=shipping)

    assert set(taxed.lines) == set(given_lines)
    exact = _exact(table, given_lines, taxed, shipping)
    found = {part.rate: part.amount.amount for part in taxed.by_rate()}
    assert found == {rate: int(amount + Fraction(1, 2)) for rate, amount in exact.items()}


@few
@given(sales())
def test_bases_and_taxes_make_up_what_was_paid(sale) -> None:  # type: ignore[no-untyped-def]
    table, given_lines, shipping = sale
    taxed = apply(table, lines=given_lines, shipping=shipping)

    for line_id, parts in taxed.lines.items():
        net = given_lines[line_id][0]
        inside = total([part.amount for part in parts], "EUR") if table.inclusive else eur(0)
        for part in parts:
            assert part.base == net - inside
            assert part.base.amount >= 0
            assert part.amount.amount >= 0


def _exact(
    table: TaxTable, given_lines: dict[str, tuple[Money, str]], taxed: Taxed, shipping: Money
) -> dict[TaxRate, Fraction]:
    """The taxes before any rounding; only the split of the delivery is in whole units."""
    pieces = [
        (net.amount, set(table.of_line(line_id, tax_class)))
        for line_id, (net, tax_class) in given_lines.items()
    ]
    goods = sum(net for net, _rates in pieces)
    if table.shipping_follows_goods and goods:
        weights: dict[frozenset[TaxRate], int] = {}
        for net, rates in pieces:
            weights[frozenset(rates)] = weights.get(frozenset(rates), 0) + net
        ordered = sorted(weights, key=sorted)
        shares = shipping.split([weights[rates] for rates in ordered])
        pieces += [(share.amount, set(rates)) for share, rates in zip(shares, ordered, strict=True)]
    else:
        pieces.append((shipping.amount, set(table.shipping)))
    exact: dict[TaxRate, Fraction] = {}
    for net, rates in pieces:
        inside = sum(rate.parts_per_million for rate in rates) if table.inclusive else 0
        for rate in rates:
            part = Fraction(net * rate.parts_per_million, MILLION + inside)
            exact[rate] = exact.get(rate, Fraction(0)) + part
    return exact
