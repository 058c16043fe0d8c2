"""What comes back for some of what was bought: exact to the minor unit, however it is divided."""

from __future__ import annotations

from collections.abc import Mapping
from copy import replace

from windlass.kit import currencies
from windlass.kit.errors import Invalid
from windlass.kit.money import Money, total
from windlass.pricing import taxes
from windlass.pricing.models import Breakdown, PricedLine, PricedTax, Refund, RefundedLine


def refund(
    breakdown: Breakdown,
    quantities: Mapping[str, int],
    *,
    refunded: Mapping[str, int] | None = None,
    with_shipping: bool = False,
) -> Refund:
    """The refund of `quantities` (line id to units) when `refunded` units came back before.

    A line's net, and the tax on top of it or inside it, are divided over its units, the larger
    parts first, so refunds of all units, in any number of goes, sum to exactly what was paid for
    the line. Raises Invalid (422) for a line that is not in the breakdown and for more units than
    are left.
    """
    before = refunded or {}
    lines, parts = [], []
    for line_id, quantity in quantities.items():
        line, first = _line(breakdown, line_id), before.get(line_id, 0)
        _require_left(line, quantity, first)
        net = _of_units(line.net, line.quantity, first, quantity)
        own = _tax_parts(line, net, first, quantity)
        parts += own
        lines.append(_refunded_line(line, quantity, net, own))
    zero = Money.zero(breakdown.currency)
    shipping = shipping_tax = zero
    tax_included = [line.tax_included for line in lines]
    if with_shipping and breakdown.delivery:
        shipping, shipping_tax = breakdown.delivery.amount, breakdown.delivery.tax
        tax_included.append(breakdown.delivery.tax_included)
    of_shipping = [part for part in breakdown.tax_parts if part.of == taxes.SHIPPING]
    of_lines = total([line.net + line.tax for line in lines], breakdown.currency)
    return Refund(
        lines=tuple(lines),
        shipping=shipping,
        shipping_tax=shipping_tax,
        total=of_lines + shipping + shipping_tax,
        tax_included=total(tax_included, breakdown.currency),
        tax_parts=(*taxes.merged(parts), *(of_shipping if with_shipping else ())),
    )


def _line(breakdown: Breakdown, line_id: str) -> PricedLine:
    try:
        return breakdown.line(line_id)
    except KeyError:
        raise Invalid.field(f"lines.{line_id}", "unknown_line", "There is no such line.") from None


def _require_left(line: PricedLine, quantity: int, before: int) -> None:
    field = f"lines.{line.line_id}.quantity"
    if quantity < 1:
        raise Invalid.field(field, "too_few", "Refund at least one unit.")
    if before + quantity > line.quantity:
        left = line.quantity - before
        raise Invalid.field(field, "too_many", f"Only {left} of this line can still be refunded.")


def _tax_parts(line: PricedLine, net: Money, first: int, count: int) -> list[PricedTax]:
    """Each rate's tax divided over the units; the base is the net of these units without the tax
    inside it."""
    amounts = [_of_units(part.amount, line.quantity, first, count) for part in line.tax_parts]
    parts = [
        replace(part, amount=amount) for part, amount in zip(line.tax_parts, amounts, strict=True)
    ]
    inside = total([part.amount for part in parts if part.inclusive], net.currency)
    return [replace(part, base=net - inside) for part in parts]


def _refunded_line(
    line: PricedLine, quantity: int, net: Money, parts: list[PricedTax]
) -> RefundedLine:
    added = total([part.amount for part in parts if not part.inclusive], net.currency)
    return RefundedLine(
        line.line_id,
        quantity,
        net=net,
        tax=added,
        tax_included=total([part.amount for part in parts if part.inclusive], net.currency),
    )


def _of_units(whole: Money, units: int, first: int, count: int) -> Money:
    """The parts of units `first` to `first + count` of an amount divided over `units`, in amounts
    that cards can take back where the whole is one."""
    step = currencies.step(whole.currency)
    if whole.amount % step:
        step = 1
    each, larger = divmod(whole.amount // step, units)
    extra = min(first + count, larger) - min(first, larger)
    return Money((each * count + extra) * step, whole.currency)
