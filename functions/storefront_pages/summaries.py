"""Breakdowns as shoppers read them: every line, then the total."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from storefront_pages import messages
from storefront_pages.images import thumbnail
from storefront_pages.messages import mark
from storefront_pages.views.cart import CartLineView
from storefront_pages.views.checkout import SumLine
from windlass.pricing import words
from windlass.wording.said import said

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.orders.rules import OrderLine
    from windlass.pricing.models import Breakdown, PricedTax, Step

LABELS = {
    "shipping": mark("Delivery"),
    "free_shipping": mark("Free delivery"),
}
CREDITS = ("gift_card", "store_credit")


def sums_of(
    breakdown: Breakdown,
    shop: Shop,
    *,
    needs_delivery: bool = False,
    with_credits: bool = True,
    tax_note: str = "",
) -> list[SumLine]:
    """All lines but the total, which is what is due; without credits, what it costs. Delivery that
    is needed and not chosen yet is an unknown amount. Taxes inside the prices are notes: they add
    nothing. `tax_note` stands beside each tax."""
    text = messages.catalogue(shop.view.locale).gettext
    sums = [SumLine(text("Subtotal"), breakdown.subtotal)]
    steps = [step for step in breakdown.steps if step.code not in ("line", "tax", "tax_included")]
    credits_ = [step for step in steps if step.code in CREDITS]
    sums += [_sum(step, breakdown, shop) for step in steps if step not in credits_]
    if needs_delivery and breakdown.delivery is None:
        sums.append(SumLine(text("Delivery"), None))
    sums += [replace(_tax(part, shop), note=tax_note) for part in taxes_of(breakdown)]
    if with_credits:
        sums += [_sum(step, breakdown, shop) for step in credits_]
    return sums


def payments_of(breakdown: Breakdown, shop: Shop) -> list[SumLine]:
    """How an order was paid, when not by card alone."""
    if not breakdown.credits:
        return []
    text = messages.catalogue(shop.view.locale).gettext
    paid = [SumLine(one.label, one.amount) for one in breakdown.credits]
    return [*paid, SumLine(text("Card"), breakdown.due)] if breakdown.due.amount else paid


def taxes_of(breakdown: Breakdown) -> list[PricedTax]:
    """One part a rate, goods and delivery together; a rate that takes nothing is left out."""
    found: dict[tuple[str, str, int], PricedTax] = {}
    for part in breakdown.tax_parts:
        key = (part.jurisdiction, part.name, part.parts_per_million)
        known = found.get(key)
        found[key] = (
            replace(part, base=known.base + part.base, amount=known.amount + part.amount)
            if known
            else part
        )
    return [part for part in found.values() if part.amount.amount]


def _tax(part: PricedTax, shop: Shop) -> SumLine:
    text = messages.catalogue(shop.view.locale).gettext
    name = f"{said(part.name, shop.view.locale)} {words.percent(part.parts_per_million)}"
    if not part.inclusive:
        return SumLine(name, part.amount)
    return SumLine(text("Including %(tax)s") % {"tax": name}, part.amount, is_note=True)


def lines_of(
    lines: tuple[OrderLine, ...] | list[OrderLine], breakdown: Breakdown
) -> tuple[CartLineView, ...]:
    """What is bought, at the prices of the breakdown."""
    return tuple(
        CartLineView(
            id=line.line_id,
            title=line.title,
            variant=line.variant_title,
            path="",
            image=thumbnail(line.image),
            quantity=line.quantity,
            most=line.quantity,
            unit_price=line.unit_price,
            compare_at=None,
            total=breakdown.line(line.line_id).amount,
            notices=(),
            is_available=True,
        )
        for line in lines
    )


def _sum(step: Step, breakdown: Breakdown, shop: Shop) -> SumLine:
    text = messages.catalogue(shop.view.locale).gettext
    if step.code in ("discount", "shipping_discount", *CREDITS):
        return SumLine(step.text, step.amount)
    chosen = breakdown.delivery.name if step.code == "shipping" and breakdown.delivery else ""
    return SumLine(text(LABELS[step.code]), step.amount, note=chosen)
