"""What of a cart can be bought, and what a line remembers of its variant. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from copy import replace
from typing import TYPE_CHECKING

from windlass.carts import goods
from windlass.carts.models import Cart, CartLine
from windlass.pricing.models import Line

if TYPE_CHECKING:
    from windlass.catalog.storefront import VariantForSale

type Offered = Mapping[tuple[str, str], VariantForSale]


def buyable(cart: Cart, offered: Offered) -> dict[str, int]:
    """How many of what was chosen can be bought, by line id: lines of one variant share what is
    left, the earlier ones first."""
    left = {pair: variant.left for pair, variant in offered.items()}
    found: dict[str, int] = {}
    for line in cart.lines:
        pair = (line.product_id, line.variant_id)
        rest = left.get(pair, 0)
        found[line.line_id] = line.quantity if rest is None else min(line.quantity, rest)
        if rest is not None:
            left[pair] = rest - found[line.line_id]
    return found


def priced_lines(cart: Cart, offered: Offered) -> list[Line]:
    """What of the cart can be bought, at today's prices."""
    return [
        goods.line_of(line.line_id, quantity, offered[line.product_id, line.variant_id])
        for line, quantity in _left(cart, offered)
    ]


def accepted(cart: Cart, offered: Offered) -> list[CartLine]:
    """The lines as the view shows them: at today's prices, no more than there are, without what is
    gone."""
    return [
        chosen(line, offered[line.product_id, line.variant_id], quantity)
        for line, quantity in _left(cart, offered)
    ]


def chosen(line: CartLine, variant: VariantForSale, quantity: int) -> CartLine:
    """The line in this quantity, remembering the variant as it is now."""
    return replace(
        line,
        quantity=quantity,
        unit_price=variant.price,
        handle=variant.handle,
        title=variant.product_title,
        variant_title=variant.variant_title,
        image=picture_of(variant),
    )


def picture_of(variant: VariantForSale) -> str | None:
    return variant.image.small if variant.image else None


def _left(cart: Cart, offered: Offered) -> list[tuple[CartLine, int]]:
    quantities = buyable(cart, offered)
    return [(line, quantities[line.line_id]) for line in cart.lines if quantities[line.line_id]]
