"""How much tax a sale carries, and of whom. Pure: `service.table_for` says which rates apply.

Prices either hold their tax (`inclusive`: EU, UK, Australia) or it is added (US, Canada):

    exclusive   tax = base x rate                        base = net
    inclusive   tax = net x rate / (1 + all rates)       base = net - all taxes

The exact tax of each rate is added up over the whole sale, goods and shipping together, and rounded
half up once, as an invoice shows it. Its minor units are then given to the lines: everybody gets
the whole units of the exact share, what is left goes to the largest fractions, ties to the
smallest line id and to shipping last. So parts always sum, and no order of lines changes anything.

Where cards take only amounts whose last digit is 0 (`currencies.step`: KWD and other currencies of
three decimals), a tax that is added is rounded and given out in such steps of ten: what is due can
then be paid. A tax inside a price adds nothing and stays exact to the minor unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import lcm

from msgspec import Struct, field

from windlass.kit import currencies
from windlass.kit.money import Money

MILLION = 1_000_000
STANDARD = "standard"


class TaxRate(Struct, frozen=True, order=True):
    """One tax of one place. 19 % is 190_000 parts per million, 8.875 % is 88_750."""

    jurisdiction: str  # "DE", "US-CA", "GB"
    name: str  # "VAT", "Sales tax"
    parts_per_million: int


class TaxTable(Struct, frozen=True):
    """The rates of one sale. A class that `rates` does not name is taxed as standard."""

    inclusive: bool
    rates: Mapping[str, tuple[TaxRate, ...]]  # by product tax class
    line_rates: Mapping[str, tuple[TaxRate, ...]] = field(default_factory=dict)  # win, by line id
    shipping: tuple[TaxRate, ...] = ()
    # Delivery is part of the supply it goes with (EU, UK): it is then taxed at the rates of the
    # goods, in proportion to their nets, and `shipping` is for a sale whose goods cost nothing.
    shipping_follows_goods: bool = False
    # registered, not_registered, exempt, reverse_charge, export, manual, provider, fallback (the
    # provider did not answer), unknown_address
    reason: str = "registered"
    source: str = ""  # where the rates come from, for the merchant
    note: str | None = None  # printed on the invoice
    is_fallback: bool = False  # the provider did not answer: these are the built-in rates

    def of_line(self, line_id: str, tax_class: str) -> tuple[TaxRate, ...]:
        if line_id in self.line_rates:
            return self.line_rates[line_id]
        return self.rates.get(tax_class, self.rates.get(STANDARD, ()))


class TaxPart(Struct, frozen=True):
    """The tax of one rate. `base` is without any tax; a rate of zero has a part too."""

    rate: TaxRate
    base: Money
    amount: Money


class Taxed(Struct, frozen=True):
    """Every line has an entry, empty when nothing applies. Parts are ordered by their rates."""

    lines: Mapping[str, tuple[TaxPart, ...]]
    shipping: tuple[TaxPart, ...]

    def parts(self) -> tuple[TaxPart, ...]:
        return (*(part for parts in self.lines.values() for part in parts), *self.shipping)

    def by_rate(self) -> tuple[TaxPart, ...]:
        """Bases and amounts added up over goods and shipping, as an invoice lists them."""
        return merged(self.parts())


class _Piece(Struct):
    """Something with one set of rates: a line, or the share of the delivery that goes with it."""

    line_id: str  # empty for delivery
    net: int
    rates: tuple[TaxRate, ...]
    denominator: int  # a rate's exact tax is net x parts_per_million / denominator
    amounts: list[int]  # of the rates
    room: int  # what an inclusive tax may still take


def apply(table: TaxTable, *, lines: Mapping[str, tuple[Money, str]], shipping: Money) -> Taxed:
    """The taxes of a sale. `lines` gives each line's net after discounts and its tax class; the
    currency is that of `shipping`. An inclusive tax never exceeds what it is inside of.

    Raises ValueError for mixed currencies, negative amounts and negative rates.
    """
    currency = shipping.currency
    if any(net.currency != currency for net, _class in lines.values()):
        raise ValueError(f"not every amount is in {currency}")
    sets: dict[tuple[TaxRate, ...], tuple[TaxRate, ...]] = {}
    goods = []
    for line_id in sorted(lines):
        net, tax_class = lines[line_id]
        written = table.of_line(line_id, tax_class)
        if written not in sets:
            sets[written] = tuple(sorted(set(written)))
        goods.append(_piece(table, line_id, net.amount, sets[written]))
    delivery = _delivery(table, goods, shipping.amount)
    step = 1 if table.inclusive else currencies.step(currency)
    _tax([*goods, *delivery], is_capped=table.inclusive, step=step)

    taxed = {piece.line_id: _parts(table, piece, currency) for piece in goods}
    return Taxed(
        lines={line_id: taxed[line_id] for line_id in lines},
        shipping=merged(part for piece in delivery for part in _parts(table, piece, currency)),
    )


def merged(parts: Iterable[TaxPart]) -> tuple[TaxPart, ...]:
    """One part per rate, ordered by rate."""
    found: dict[TaxRate, TaxPart] = {}
    for part in parts:
        known = found.get(part.rate)
        found[part.rate] = (
            TaxPart(part.rate, known.base + part.base, known.amount + part.amount)
            if known
            else part
        )
    return tuple(found[rate] for rate in sorted(found))


def _piece(table: TaxTable, line_id: str, net: int, rates: tuple[TaxRate, ...]) -> _Piece:
    if net < 0 or any(rate.parts_per_million < 0 for rate in rates):
        raise ValueError("an amount or a rate is negative")
    inside = sum(rate.parts_per_million for rate in rates) if table.inclusive else 0
    return _Piece(line_id, net, rates, MILLION + inside, [0] * len(rates), net)


def _delivery(table: TaxTable, goods: Sequence[_Piece], amount: int) -> list[_Piece]:
    weights: dict[tuple[TaxRate, ...], int] = {}
    if table.shipping_follows_goods:
        for piece in goods:
            weights[piece.rates] = weights.get(piece.rates, 0) + piece.net
    if not sum(weights.values()):
        return [_piece(table, "", amount, tuple(sorted(set(table.shipping))))]
    ordered = sorted(weights)
    shares = Money(amount, "").split([weights[rates] for rates in ordered])
    return [
        _piece(table, "", share.amount, rates) for rates, share in zip(ordered, shares, strict=True)
    ]


def _tax(pieces: Sequence[_Piece], *, is_capped: bool, step: int) -> None:
    """Fill in the amounts, multiples of `step`. First all whole steps, then what is left of each
    rate."""
    by_rate: dict[TaxRate, list[tuple[_Piece, int]]] = {}
    for piece in pieces:
        for i, rate in enumerate(piece.rates):
            by_rate.setdefault(rate, []).append((piece, i))

    waiting: list[tuple[int, list[tuple[int, _Piece, int]]]] = []
    for rate in sorted(by_rate):
        common = lcm(*{piece.denominator for piece, _i in by_rate[rate]})
        unit = common * step
        exact_sum, whole_sum, queue = 0, 0, []
        for piece, i in by_rate[rate]:
            exact = piece.net * rate.parts_per_million * (common // piece.denominator)
            whole, fraction = divmod(exact, unit)
            piece.amounts[i] = whole * step
            piece.room -= whole * step
            queue.append((fraction, piece, i))
            exact_sum += exact
            whole_sum += whole
        left = (2 * exact_sum + unit) // (2 * unit) - whole_sum
        waiting.append((left, sorted(queue, key=lambda one: -one[0])))

    for left, queue in waiting:
        open_ = [(piece, i) for _fraction, piece, i in queue if not is_capped or piece.room > 0]
        for piece, i in open_[:left]:
            piece.amounts[i] += step
            piece.room -= step


def _parts(table: TaxTable, piece: _Piece, currency: str) -> tuple[TaxPart, ...]:
    base = Money(piece.net - (sum(piece.amounts) if table.inclusive else 0), currency)
    return tuple(
        TaxPart(rate, base, Money(amount, currency))
        for rate, amount in zip(piece.rates, piece.amounts, strict=True)
    )
