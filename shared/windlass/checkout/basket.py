"""What a cart costs right now, delivered to one place: the figures a checkout freezes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from windlass.carts import service as carts
from windlass.carts.models import CartLine
from windlass.catalog.storefront import VariantForSale, variants_for_sale
from windlass.checkout import returning
from windlass.checkout.errors import CartEmpty, CheckoutTooLong, ShippingUnavailable, SoldOut
from windlass.kit.money import Money
from windlass.orders.rules import OrderLine
from windlass.pricing import service as pricing
from windlass.pricing.models import Breakdown, Line, PricingInput
from windlass.shipping import service as shipping
from windlass.shipping.models import ShippingOption
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy.context import StoreContext

MOST_LINES = 40  # a completed checkout is one transaction of at most 100 items, two of them a line


@dataclass(frozen=True, slots=True)
class Basket:
    """The lines as they will be sold, the ways to have them sent, and the price without one of
    them (`goods`), from which `with_shipping` makes the whole price."""

    lines: tuple[OrderLine, ...]
    pricing: PricingInput
    options: tuple[ShippingOption, ...]
    goods: Breakdown

    @property
    def needs_shipping(self) -> bool:
        return any(line.requires_shipping for line in self.lines)

    def option(self, rate_id: str | None) -> ShippingOption | None:
        return next((option for option in self.options if option.rate_id == rate_id), None)

    def with_shipping(self, option: ShippingOption | None) -> Breakdown:
        given = self.pricing
        return pricing.price(
            PricingInput(currency=given.currency, lines=given.lines, shipping=option)
        )


def of_cart(
    store: StoreContext,
    front: StorefrontStore,
    cart_id: str,
    *,
    country: str,
    province: str,
    consistent: bool = False,
) -> Basket:
    """Read and price a cart: three round trips. `consistent` for the moment of buying.

    Raises CartNotFound (404), CartEmpty, CheckoutTooLong (422) and SoldOut (409) when a line can
    not be bought any more.
    """
    cart = carts.get(store, cart_id)
    held = returning.held(store, cart.checkout_id)
    if not cart.lines:
        raise CartEmpty("Your cart is empty.")
    if len(cart.lines) > MOST_LINES:
        raise CheckoutTooLong(f"Buy at most {MOST_LINES} different things at once.")
    wanted = [(line.product_id, line.variant_id) for line in cart.lines]
    offered = variants_for_sale(store, wanted, consistent=consistent)
    gone = [
        line.variant_id
        for line in cart.lines
        if not _is_left(line, offered.get((line.product_id, line.variant_id)), held)
    ]
    if gone:
        raise SoldOut("Something in your cart was just sold.", variant_ids=gone)
    lines = tuple(
        _order_line(line.line_id, line.quantity, offered[line.product_id, line.variant_id])
        for line in cart.lines
    )
    given = PricingInput(currency=front.currency, lines=tuple(map(_priced_line(offered), lines)))
    goods = pricing.price(given)
    options = shipping.quote(
        store,
        country=country,
        province=province,
        weight_grams=goods.weight_grams,
        subtotal=goods.goods,
    )
    return Basket(lines, given, tuple(options), goods)


def chosen_option(basket: Basket, rate_id: str | None, country: str) -> ShippingOption | None:
    """The delivery that was chosen; None only for a basket that needs none. Raises
    ShippingUnavailable (422)."""
    if not basket.needs_shipping:
        return None
    if not basket.options:
        raise ShippingUnavailable.field(
            "address.country", "no_shipping", f"This shop does not deliver this to {country}."
        )
    option = basket.option(rate_id)
    if option is None:
        raise ShippingUnavailable.field(
            "shipping_rate_id", "choose", "Choose how it should be sent."
        )
    return option


def application_fee(total: Money, basis_points: int) -> Money:
    """Ours, of what the shopper pays, in an amount that can be charged."""
    return total.share(basis_points).payable(up=False)


def _is_left(
    line: CartLine, variant: VariantForSale | None, held: Counter[tuple[str, str]]
) -> bool:
    if variant is None:
        return False
    own = held[line.product_id, line.variant_id]
    return variant.left is None or variant.left + own >= line.quantity


def _order_line(line_id: str, quantity: int, variant: VariantForSale) -> OrderLine:
    return OrderLine(
        line_id=line_id,
        product_id=variant.product_id,
        variant_id=variant.variant_id,
        title=variant.product_title,
        variant_title=variant.variant_title,
        sku=variant.sku,
        image=variant.image.src if variant.image else None,
        quantity=quantity,
        unit_price=variant.price,
        unit_cost=variant.cost,
        requires_shipping=variant.requires_shipping,
    )


def _priced_line(
    offered: dict[tuple[str, str], VariantForSale],
) -> Callable[[OrderLine], Line]:
    def priced(line: OrderLine) -> Line:
        variant = offered[line.product_id, line.variant_id]
        return Line(
            line_id=line.line_id,
            unit_price=line.unit_price,
            quantity=line.quantity,
            compare_at=variant.compare_at,
            weight_grams=variant.weight_grams or 0,
        )

    return priced
