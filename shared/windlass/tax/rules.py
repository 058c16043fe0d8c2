"""How much tax a sale carries, and of whom. Pure: `service.table_for` says which rates apply.

Prices either hold their tax (`inclusive`: EU, UK, Australia) or it is added (US, Canada):

    exclusive   tax = base x rate                        base = net
    inclusive   tax = net x rate / (1 + all rates)       base = net - all taxes

The exact tax of each rate is added up over the whole sale, goods and shipping together, and rounded
half up once, as an invoice shows it. Its minor units are then given to the lines: everybody gets
the whole units of the exact share, what is left goes to the largest fractions, ties to the
smallest line id and to shipping last. So parts always sum, and no order of lines changes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import lcm

from windlass.kit.money import Money

MILLION = 1_000_000
STANDARD = "standard"


@dataclass(frozen=True, slots=True, order=True)
class TaxRate:
    """One tax of one place. 19 % is 190_000 parts per million, 8.875 % is 88_750."""

    jurisdiction: str  # "DE", "US-CA", "GB"
    name: str  # "VAT", "Sales tax"
    parts_per_million: int


@dataclass(frozen=True, slots=True)
class TaxTable:
    """The rates of one sale. A class that `rates` does not name is taxed as standard."""

    inclusive: bool
    rates: Mapping[str, tuple[TaxRate, ...]]  # by product tax class
    line_rates: Mapping[str, tuple[TaxRate, ...]] = field(default_factory=dict)  # win, by line id
    shipping: tuple[TaxRate, ...] = ()
    # Delivery is part of the supply it goes with (EU, UK): it is then taxed at the rates of the
    # goods, in proportion to their nets, and `shipping` is for a sale whose goods cost nothing.
    shipping_follows_goods: bool = False
    # registered, not_registered, exempt, reverse_charge, export, manual, provider, unknown_address
    reason: str = "registered"
    source: str = ""  # where the rates come from, for the merchant
    note: str | None = None  # printed on the invoice
    is_fallback: bool = False  # the provider did not answer: these are the built-in rates

    def of_line(self, line_id: str, tax_class: str) -> tuple[TaxRate, ...]:
        if line_id in self.line_rates:
            return self.line_rates[line_id]
        return self.rates.get(tax_class, self.rates.get(STANDARD, ()))


@dataclass(frozen=True, slots=True)
class TaxPart:
    """The tax of one rate. `base` is without any tax; a rate of zero has a part too."""

    rate: TaxRate
    base: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class Taxed:
    """Every line has an entry, empty when nothing applies. Parts are ordered by their rates."""

    lines: Mapping[str, tuple[TaxPart, ...]]
    shipping: tuple[TaxPart, ...]

    def parts(self) -> tuple[TaxPart, ...]:
        return (*(part for parts in self.lines.values() for part in parts), *self.shipping)

    def by_rate(self) -> tuple[TaxPart, ...]:
        """Bases and amounts added up over goods and shipping, as an invoice lists them."""
        return merged(self.parts())


type Key = tuple[bool, str, tuple[TaxRate, ...]]  # is it shipping, of which line, its rates
type Share = tuple[Key, TaxRate]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something with one set of rates. Pieces sort by key: goods by line id, then shipping."""

    key: Key
    net: int
    denominator: int  # a rate's exact tax is net x parts_per_million / denominator

    @property
    def rates(self) -> tuple[TaxRate, ...]:
        return self.key[2]


def apply(table: TaxTable, *, lines: Mapping[str, tuple[Money, str]], shipping: Money) -> Taxed:
    """The taxes of a sale. `lines` gives each line's net after discounts and its tax class; the
    currency is that of `shipping`. An inclusive tax never exceeds what it is inside of.

    Raises ValueError for mixed currencies, negative amounts and negative rates.
    """
    nets = {line_id: net.amount for line_id, (net, _class) in lines.items()}
    rates = {
        line_id: table.of_line(line_id, tax_class) for line_id, (_n, tax_class) in lines.items()
    }
    goods = [_piece(table, False, line_id, nets[line_id], rates[line_id]) for line_id in lines]
    delivery = _delivery(table, nets, rates, shipping.amount)
    pieces = sorted([*goods, *delivery], key=lambda piece: piece.key)
    _require_sound(pieces, [net for net, _class in lines.values()], shipping.currency)

    taxes = _taxes(pieces, is_capped=table.inclusive)
    parts = {piece.key: _parts(table, piece, taxes, shipping.currency) for piece in pieces}
    return Taxed(
        lines={piece.key[1]: parts[piece.key] for piece in goods},
        shipping=merged(part for piece in delivery for part in parts[piece.key]),
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


def _piece(
    table: TaxTable, is_shipping: bool, line_id: str, net: int, rates: Iterable[TaxRate]
) -> _Piece:
    once = tuple(sorted(set(rates)))
    inside = sum(rate.parts_per_million for rate in once) if table.inclusive else 0
    return _Piece((is_shipping, line_id, once), net, MILLION + inside)


def _delivery(
    table: TaxTable, nets: Mapping[str, int], rates: Mapping[str, tuple[TaxRate, ...]], amount: int
) -> list[_Piece]:
    weights: dict[tuple[TaxRate, ...], int] = {}
    if table.shipping_follows_goods:
        for line_id, net in nets.items():
            once = tuple(sorted(set(rates[line_id])))
            weights[once] = weights.get(once, 0) + net
    if not sum(weights.values()):
        return [_piece(table, True, "", amount, table.shipping)]
    ordered = sorted(weights)
    shares = Money(amount, "").split([weights[once] for once in ordered])
    return [
        _piece(table, True, "", share.amount, once)
        for once, share in zip(ordered, shares, strict=True)
    ]


def _taxes(pieces: Sequence[_Piece], *, is_capped: bool) -> dict[Share, int]:
    """Minor units by piece and rate."""
    taxes: dict[Share, int] = {}
    waiting: list[tuple[int, list[tuple[int, Share]]]] = []  # units left, who is first in line
    for rate in sorted({rate for piece in pieces for rate in piece.rates}):
        taxed = [piece for piece in pieces if rate in piece.rates]
        unit = lcm(*{piece.denominator for piece in taxed})
        whole, queue = 0, []
        for piece in taxed:
            exact = piece.net * rate.parts_per_million * (unit // piece.denominator)
            taxes[piece.key, rate] = exact // unit
            queue.append((exact % unit, (piece.key, rate)))
            whole += exact
        left = (2 * whole + unit) // (2 * unit) - sum(taxes[share] for _fraction, share in queue)
        waiting.append((left, sorted(queue, key=lambda one: -one[0])))

    room = {piece.key: piece.net for piece in pieces}
    for (key, _rate), amount in taxes.items():
        room[key] -= amount
    for left, queue in waiting:
        open_ = [share for _fraction, share in queue if not is_capped or room[share[0]] > 0]
        for share in open_[:left]:
            taxes[share] += 1
            room[share[0]] -= 1
    return taxes


def _parts(
    table: TaxTable,
    piece: _Piece,
    taxes: Mapping[Share, int],
    currency: str,
) -> tuple[TaxPart, ...]:
    amounts = [taxes[piece.key, rate] for rate in piece.rates]
    base = Money(piece.net - (sum(amounts) if table.inclusive else 0), currency)
    return tuple(
        TaxPart(rate, base, Money(amount, currency))
        for rate, amount in zip(piece.rates, amounts, strict=True)
    )


def _require_sound(pieces: Iterable[_Piece], nets: Iterable[Money], currency: str) -> None:
    if any(net.currency != currency for net in nets):
        raise ValueError(f"not every amount is in {currency}")
    for piece in pieces:
        if piece.net < 0 or any(rate.parts_per_million < 0 for rate in piece.rates):
            raise ValueError("an amount or a rate is negative")
