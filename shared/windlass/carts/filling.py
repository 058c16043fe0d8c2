"""What goes on a cart's lines, and how much of it. Pure edits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from windlass.carts import choosing
from windlass.carts.errors import CartFull, NotEnoughStock
from windlass.carts.models import MOST_LINES, MOST_OF_ONE, MOST_WRITTEN, Cart, CartLine
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.ids import new_id

if TYPE_CHECKING:
    from windlass.catalog.storefront import VariantForSale


def put_in(
    cart: Cart, variant: VariantForSale, quantity: int, properties: Mapping[str, str]
) -> None:
    line = cart.line_of(variant.product_id, variant.variant_id, properties)
    wanted = quantity + (line.quantity if line else 0)
    if wanted > MOST_OF_ONE:
        raise Invalid.field("quantity", "too_many", f"Have at most {MOST_OF_ONE} of one thing.")
    require_stock(variant, wanted + on_other_lines(cart, variant, line))
    if line is not None:
        exchange(cart, choosing.chosen(line, variant, wanted))
        return
    if len(cart.lines) >= MOST_LINES:
        raise CartFull(f"A cart holds at most {MOST_LINES} different things.")
    if properties and _written(properties) + sum(map(written_on, cart.lines)) > MOST_WRITTEN:
        raise CartFull("There is too much text in this cart. Write less, or take something out.")
    cart.lines = [*cart.lines, _new_line(variant, wanted, properties)]


def on_other_lines(cart: Cart, variant: VariantForSale, line: CartLine | None) -> int:
    pair = (variant.product_id, variant.variant_id)
    alike = [one for one in cart.lines if (one.product_id, one.variant_id) == pair]
    return sum(one.quantity for one in alike if one != line)


def written_on(line: CartLine) -> int:
    """How much text of the shopper's it has, in bytes."""
    return _written(line.properties)


def _written(properties: Mapping[str, str]) -> int:
    """In bytes, as the table counts."""
    return sum(len(f"{name}{value}".encode()) for name, value in properties.items())


def _new_line(variant: VariantForSale, quantity: int, properties: Mapping[str, str]) -> CartLine:
    return CartLine(
        line_id=new_id(),
        product_id=variant.product_id,
        variant_id=variant.variant_id,
        quantity=quantity,
        unit_price=variant.price,
        handle=variant.handle,
        title=variant.product_title,
        variant_title=variant.variant_title,
        image=choosing.picture_of(variant),
        properties=properties,
    )


def exchange(cart: Cart, line: CartLine) -> None:
    cart.lines = [line if one.line_id == line.line_id else one for one in cart.lines]


def require_count(quantity: int) -> None:
    if not 1 <= quantity <= MOST_OF_ONE:
        raise Invalid.field("quantity", "range", f"Choose between 1 and {MOST_OF_ONE}.")


def require_stock(variant: VariantForSale, wanted: int) -> None:
    if variant.has(wanted):
        return
    left = variant.left or 0
    message = f"Only {left} of these are left." if left else "This is sold out."
    problem = FieldProblem("quantity", "not_enough_stock", message)
    raise NotEnoughStock(message, fields=(problem,), left=left)
