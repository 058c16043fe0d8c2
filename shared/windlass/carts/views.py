"""A cart against what is for sale now: what changed, and what it costs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from windlass.carts.models import MOST_OF_ONE, Cart, CartLine
from windlass.kit.money import Money
from windlass.pricing import service as pricing
from windlass.pricing.models import Breakdown, Line, PricingInput

if TYPE_CHECKING:
    from windlass.catalog.parts import Image
    from windlass.catalog.storefront import VariantForSale

type Offered = Mapping[tuple[str, str], VariantForSale]


@dataclass(frozen=True, slots=True)
class Note:
    """What happened to a line since the shopper last chose it. `code` is price_changed (old and
    new are Money), quantity_reduced (both are counts) or no_longer_available (old is a count)."""

    code: str
    line_id: str
    old: Money | int
    new: Money | int
    message: str


@dataclass(frozen=True, slots=True)
class LineView:
    """`quantity` is what can be bought and is priced; `wanted` is what the shopper chose."""

    line_id: str
    product_id: str
    variant_id: str
    handle: str
    title: str
    variant_title: str
    image: Image | None  # with all its sizes; None when the variant is gone
    picture: str | None  # address of a small one
    quantity: int
    wanted: int
    most: int  # how many may be chosen
    unit_price: Money
    compare_at: Money | None
    total: Money
    requires_shipping: bool
    is_available: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class CartView:
    cart_id: str
    version: int
    currency: str
    lines: tuple[LineView, ...]
    breakdown: Breakdown  # of what can be bought, without shipping
    count: int  # of things that can be bought
    email: str | None
    country: str | None
    province: str | None

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(note for line in self.lines for note in line.notes)

    @property
    def requires_shipping(self) -> bool:
        return any(line.requires_shipping for line in self.lines if line.is_available)

    @property
    def can_check_out(self) -> bool:
        """Something is in it, and nothing that could not be bought as chosen."""
        return bool(self.lines) and all(line.quantity == line.wanted for line in self.lines)


def of(cart: Cart, offered: Offered) -> CartView:
    lines = tuple(
        _line(line, offered.get((line.product_id, line.variant_id))) for line in cart.lines
    )
    weights = {pair: variant.weight_grams or 0 for pair, variant in offered.items()}
    priced = pricing.price(
        PricingInput(
            cart.currency,
            tuple(
                Line(
                    line.line_id,
                    line.unit_price,
                    line.quantity,
                    line.compare_at,
                    weights[line.product_id, line.variant_id],
                )
                for line in lines
                if line.is_available
            ),
        )
    )
    return CartView(
        cart_id=cart.cart_id,
        version=cart.version,
        currency=cart.currency,
        lines=lines,
        breakdown=priced,
        count=sum(line.quantity for line in lines),
        email=cart.email,
        country=cart.country,
        province=cart.province,
    )


def accepted(cart: Cart, offered: Offered) -> list[CartLine]:
    """The lines as the view shows them: at today's prices, no more than there are, without what is
    gone."""
    return [
        chosen(line, offered[line.product_id, line.variant_id], quantity)
        for line in cart.lines
        if (quantity := _buyable(line, offered.get((line.product_id, line.variant_id))))
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


def _line(line: CartLine, variant: VariantForSale | None) -> LineView:
    quantity = _buyable(line, variant)
    notes: list[Note] = []
    if quantity == 0 or variant is None:
        message = f"{line.name} is no longer available."
        notes.append(Note("no_longer_available", line.line_id, line.quantity, 0, message))
        return _view(line, variant, 0, notes)
    if variant.price != line.unit_price:
        old, new = line.unit_price, variant.price
        message = f"The price of {line.name} changed from {old.decimal()} to {new.decimal()}."
        notes.append(Note("price_changed", line.line_id, old, new, message))
    if quantity < line.quantity:
        message = f"Only {quantity} of {line.name} are left, not {line.quantity}."
        notes.append(Note("quantity_reduced", line.line_id, line.quantity, quantity, message))
    return _view(line, variant, quantity, notes)


def _buyable(line: CartLine, variant: VariantForSale | None) -> int:
    if variant is None:
        return 0
    return line.quantity if variant.left is None else min(line.quantity, variant.left)


def _view(
    line: CartLine, variant: VariantForSale | None, quantity: int, notes: list[Note]
) -> LineView:
    shown = chosen(line, variant, quantity) if variant else line
    left = 0 if variant is None else MOST_OF_ONE if variant.left is None else variant.left
    return LineView(
        line_id=line.line_id,
        product_id=line.product_id,
        variant_id=line.variant_id,
        handle=shown.handle,
        title=shown.title,
        variant_title=shown.variant_title,
        image=variant.image if variant else None,
        picture=shown.image,
        quantity=quantity,
        wanted=line.quantity,
        most=min(left, MOST_OF_ONE),
        unit_price=shown.unit_price,
        compare_at=variant.compare_at if variant else None,
        total=shown.unit_price * quantity,
        requires_shipping=variant is not None and variant.requires_shipping,
        is_available=quantity > 0,
        notes=tuple(notes),
    )
