"""An order's price in the words of the merchant, whatever language it was bought in."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from windlass.pricing import documents

if TYPE_CHECKING:
    from windlass.orders.models import Order
    from windlass.pricing.models import Breakdown, PricedLine, Step


def breakdown_of(order: Order) -> Breakdown:
    """Discounts, delivery and the steps that name them; nothing else of a price is a translation.
    Orders from before merchants' words were kept say what the shopper read."""
    breakdown = documents.from_document(order.breakdown)
    titles = {
        one.discount_id: (one.title, one.source_title)
        for one in breakdown.discounts
        if one.source_title and not one.code
    }
    delivery, name = breakdown.delivery, order.shipping.get("source_name")
    if delivery and name:
        titles[delivery.rate_id] = (delivery.name, name)
        delivery = replace(delivery, name=name)
    return replace(
        breakdown,
        lines=tuple(_line(line) for line in breakdown.lines),
        delivery=delivery,
        discounts=tuple(one.as_merchant for one in breakdown.discounts),
        steps=tuple(_step(step, titles) for step in breakdown.steps),
    )


def _line(line: PricedLine) -> PricedLine:
    return replace(line, discounts=tuple(one.as_merchant for one in line.discounts))


def _step(step: Step, titles: dict[str, tuple[str, str]]) -> Step:
    read, own = titles.get(step.subject, ("", ""))
    if not read or not step.text.startswith(read):
        return step
    return replace(step, text=own + step.text.removeprefix(read))
