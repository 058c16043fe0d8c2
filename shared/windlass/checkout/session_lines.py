"""What the hosted payment page lists: what the shopper saw, and its sum is what is due.

Its lines can neither be negative nor be divided. So an order without discounts, added taxes and
credits is listed as it is; with discounts and taxes, each line at what it costs after discounts,
and each tax as a line; and when gift cards or store credit pay a part, the rest is one line that
says how it came about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.adapters.stripe.sessions import SessionLine
from windlass.kit import languages
from windlass.kit.money import Money, total
from windlass.orders import rules
from windlass.pricing import documents, words
from windlass.wording.said import said

if TYPE_CHECKING:
    from windlass.checkout.models import Checkout
    from windlass.orders.rules import OrderLine
    from windlass.pricing.models import Breakdown, PricedTax, Step

LONGEST_DESCRIPTION = 500


class Shown(Struct, frozen=True):
    """The lines and the delivery; they sum to what is due. No delivery: the lines hold it."""

    lines: tuple[SessionLine, ...]
    shipping_name: str
    shipping: Money | None


def of(checkout: Checkout, shop_url: str) -> Shown:
    """`shop_url` is the shop's address, for its pictures."""
    breakdown = documents.from_document(checkout.breakdown)
    lines = [rules.line_from(line) for line in checkout.lines]
    name = (
        breakdown.delivery.name
        if breakdown.delivery
        else said("No delivery needed", checkout.locale)
    )
    condensed = Shown((_rest(breakdown, lines, checkout.locale),), name, None)
    if breakdown.credits:
        return condensed
    listed = [_line(line, breakdown.line(line.line_id).net, shop_url) for line in lines]
    listed += [_tax(part, checkout.locale) for part in _added(breakdown)]
    shown = Shown(tuple(listed), name, breakdown.shipping)
    is_exact = _sum_of(shown, breakdown.currency) == breakdown.due
    return shown if is_exact and all(map(_is_payable, listed)) else condensed


def _line(line: OrderLine, net: Money, shop_url: str) -> SessionLine:
    image = f"{shop_url}{line.image}" if line.image else None
    each, rest = divmod(net.amount, line.quantity)
    if rest == 0:
        return SessionLine(_name(line), Money(each, net.currency), line.quantity, image)
    return SessionLine(f"{line.quantity} × {_name(line)}", net, 1, image)


def _tax(part: PricedTax, locale: str) -> SessionLine:
    name = (
        f"{said(part.name, locale)} {words.percent(part.parts_per_million)} ({part.jurisdiction})"
    )
    return SessionLine(name, part.amount, 1)


def _added(breakdown: Breakdown) -> list[PricedTax]:
    """Taxes on top that amount to something: goods and delivery apart, as they are reckoned."""
    return [part for part in breakdown.tax_parts if not part.inclusive and part.amount.amount]


def _rest(breakdown: Breakdown, lines: list[OrderLine], locale: str) -> SessionLine:
    names = {line.line_id: _name(line) for line in lines}
    parts = []
    for step in breakdown.steps:
        if step.code == "tax_included":
            continue
        said_ = _said(step, breakdown, locale)
        text = f"{names[step.subject]}, {said_}" if step.code == "line" else said_
        parts.append(f"{text}: {step.amount.decimal()}")
    description = " · ".join(parts)
    if len(description) > LONGEST_DESCRIPTION:
        description = f"{description[: LONGEST_DESCRIPTION - 1]}…"
    name = "What is left to pay" if breakdown.credits else "Your order"
    return SessionLine(said(name, locale), breakdown.due, 1, description=description)


def _said(step: Step, breakdown: Breakdown, locale: str) -> str:
    """In English as it is, in other languages without what they would put in another order."""
    if languages.code_of(locale) == languages.SOURCE:
        return step.text
    if step.code == "shipping" and breakdown.delivery:
        return f"{breakdown.delivery.name} ({breakdown.delivery.country})"
    if step.code == "tax":
        rate = step.text.rpartition(" on ")[0]
        name = next((one.name for one in breakdown.tax_parts if rate.startswith(one.name)), "")
        return said(name, locale) + rate.removeprefix(name)
    return said(step.text, locale)


def _is_payable(line: SessionLine) -> bool:
    return line.unit_price == line.unit_price.payable(up=False)


def _name(line: OrderLine) -> str:
    return " - ".join(filter(None, (line.title, line.variant_title)))


def _sum_of(shown: Shown, currency: str) -> Money:
    """What the page would charge."""
    lines = total([line.unit_price * line.quantity for line in shown.lines], currency)
    return lines if shown.shipping is None else lines + shown.shipping
