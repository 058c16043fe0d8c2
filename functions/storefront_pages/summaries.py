"""Breakdowns as shoppers read them: every line, then the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import messages
from storefront_pages.images import thumbnail
from storefront_pages.messages import mark
from storefront_pages.views.cart import CartLineView
from storefront_pages.views.checkout import SumLine

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.orders.rules import OrderLine
    from windlass.pricing.models import Breakdown, Step

LABELS = {
    "shipping": mark("Delivery"),
    "free_shipping": mark("Free delivery"),
    "tax": mark("Tax"),
    "gift_card": mark("Gift card"),
    "store_credit": mark("Store credit"),
}


def sums_of(breakdown: Breakdown, shop: Shop, *, needs_delivery: bool = False) -> list[SumLine]:
    """All lines but the total. Delivery that is needed and not chosen yet is an unknown amount."""
    text = messages.catalogue(shop.view.locale).gettext
    sums = [SumLine(text("Subtotal"), breakdown.subtotal)]
    sums += [_sum(step, breakdown, shop) for step in breakdown.steps if step.code != "line"]
    if needs_delivery and breakdown.delivery is None:
        sums.append(SumLine(text("Delivery"), None))
    return sums


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
    if step.code == "discount":
        return SumLine(step.text, step.amount)
    chosen = breakdown.delivery.name if step.code == "shipping" and breakdown.delivery else ""
    return SumLine(text(LABELS[step.code]), step.amount, note=chosen)
