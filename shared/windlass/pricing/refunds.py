"""What comes back for some of what was bought: exact to the minor unit, however it is divided."""

from __future__ import annotations

from collections.abc import Mapping

from windlass.kit.errors import Invalid
from windlass.kit.money import Money, total
from windlass.pricing.models import Breakdown, PricedLine, Refund, RefundedLine


def refund(
    breakdown: Breakdown,
    quantities: Mapping[str, int],
    *,
    refunded: Mapping[str, int] | None = None,
    with_shipping: bool = False,
) -> Refund:
    """The refund of `quantities` (line id to units) when `refunded` units came back before.

    A line's net is divided over its units, the larger parts first, so refunds of all units, in
    any number of goes, sum to exactly what was paid for the line. Raises Invalid (422) for a line
    that is not in the breakdown and for more units than are left.
    """
    before = refunded or {}
    lines = tuple(
        _refunded_line(_line(breakdown, line_id), quantity, before.get(line_id, 0))
        for line_id, quantity in quantities.items()
    )
    zero = Money.zero(breakdown.currency)
    shipping = shipping_tax = zero
    if with_shipping and breakdown.delivery:
        shipping, shipping_tax = breakdown.delivery.amount, breakdown.delivery.tax
    of_lines = total([line.net + line.tax for line in lines], breakdown.currency)
    return Refund(lines, shipping, shipping_tax, of_lines + shipping + shipping_tax)


def _line(breakdown: Breakdown, line_id: str) -> PricedLine:
    try:
        return breakdown.line(line_id)
    except KeyError:
        raise Invalid.field(f"lines.{line_id}", "unknown_line", "There is no such line.") from None


def _refunded_line(line: PricedLine, quantity: int, before: int) -> RefundedLine:
    field = f"lines.{line.line_id}.quantity"
    if quantity < 1:
        raise Invalid.field(field, "too_few", "Refund at least one unit.")
    if before + quantity > line.quantity:
        left = line.quantity - before
        raise Invalid.field(field, "too_many", f"Only {left} of this line can still be refunded.")
    return RefundedLine(
        line.line_id,
        quantity,
        net=_of_units(line.net, line.quantity, before, quantity),
        tax=_of_units(line.tax, line.quantity, before, quantity),
    )


def _of_units(whole: Money, units: int, first: int, count: int) -> Money:
    """The parts of units `first` to `first + count` of an amount divided over `units`."""
    each, larger = divmod(whole.amount, units)
    extra = min(first + count, larger) - min(first, larger)
    return Money(each * count + extra, whole.currency)
