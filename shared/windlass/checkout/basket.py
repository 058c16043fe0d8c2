"""What a cart costs right now, delivered to one place: the figures a checkout freezes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.carts import goods, localising, speaking, terms
from windlass.carts import service as carts
from windlass.carts.models import Cart, CartLine
from windlass.carts.terms import Buyer, Terms
from windlass.catalog.storefront import VariantForSale, variants_for_sale
from windlass.checkout import returning
from windlass.checkout.errors import CartEmpty, CheckoutTooLong, ShippingUnavailable, SoldOut
from windlass.kit.money import Money
from windlass.orders.rules import OrderLine
from windlass.pricing.models import Breakdown, Line
from windlass.shipping.models import ShippingOption
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from windlass.carts.terms import Own
    from windlass.discounts.rules import Rejected

# A begun checkout is one transaction of at most 100 items: 2, 2 a line, 5 for each of 5 limited
# discounts, 2 for each of 5 gift cards and the store credit. A completed one: 9, 2 a line, 2 for
# each of the discounts, 3 for each of the funds.
MOST_LINES = 30
MOST_GIFT_CARDS = 50  # each is issued and mailed for itself


class Basket(Struct, frozen=True):
    """The lines as they will be sold, the ways to have them sent, and the price without one of
    them (`goods`), from which `with_shipping` makes the whole price."""

    lines: tuple[OrderLine, ...]
    priced: tuple[Line, ...]
    terms: Terms
    options: tuple[ShippingOption, ...]
    goods: Breakdown
    note: str | None
    codes: tuple[str, ...]
    locale: str = ""  # that the things are named in; empty: the store's own

    @property
    def needs_shipping(self) -> bool:
        return any(line.requires_shipping for line in self.lines)

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """The codes that do nothing here."""
        return (*self.terms.offers.rejected, *self.goods.rejected)

    def option(self, rate_id: str | None) -> ShippingOption | None:
        return next((option for option in self.options if option.rate_id == rate_id), None)

    def with_shipping(self, option: ShippingOption | None) -> Breakdown:
        return self.goods if option is None else self.terms.price(self.priced, option)


def of_cart(
    store: StoreContext,
    front: StorefrontStore,
    cart_id: str,
    buyer: Buyer,
    *,
    consistent: bool = False,
) -> Basket:
    """Read and price a cart in its currency, in the store's own when that is not offered any more:
    three round trips, and those of its terms. `consistent` for the
    moment of buying.

    Raises CartNotFound (404), CartEmpty, CheckoutTooLong (422) and SoldOut (409) when a line can
    not be bought any more.
    """
    cart = carts.get(store, cart_id)
    own = returning.held(store, cart.checkout_id)
    if not cart.lines:
        raise CartEmpty("Your cart is empty.")
    if len(cart.lines) > MOST_LINES:
        raise CheckoutTooLong(f"Buy at most {MOST_LINES} different things at once.")
    wanted = [(line.product_id, line.variant_id) for line in cart.lines]
    exchange = localising.exchange_of(front, cart)
    offered = variants_for_sale(
        store, wanted, consistent=consistent, exchange=exchange, locale=cart.locale or None
    )
    gone = _gone(cart, offered, own)
    if gone:
        raise SoldOut.of(
            {line.variant_id: line.name for line in cart.lines if line.variant_id in gone}
        )
    lines = tuple(
        _order_line(line, offered[line.product_id, line.variant_id]) for line in cart.lines
    )
    priced = tuple(
        goods.line_of(line.line_id, line.quantity, offered[line.product_id, line.variant_id])
        for line in cart.lines
    )
    known = terms.of_cart(
        store, front, cart, buyer, exchange=exchange, own=own, is_consistent=consistent
    )
    without = known.price(priced)
    options = speaking.quote(store, cart, without, buyer.country, buyer.province, exchange)
    if sum(line.quantity for line in priced if line.is_gift_card) > MOST_GIFT_CARDS:
        raise CheckoutTooLong(f"Buy at most {MOST_GIFT_CARDS} gift cards at once.")
    codes = tuple(cart.discount_codes)
    locale = cart.locale or ""
    return Basket(lines, priced, known, tuple(options), without, cart.note, codes, locale)


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


def application_fee(charged: Money, basis_points: int) -> Money:
    """Ours, of what the card is charged, in an amount that can be charged."""
    return charged.share(basis_points).payable(up=False)


def _gone(cart: Cart, offered: Mapping[tuple[str, str], VariantForSale], own: Own) -> list[str]:
    """The variants of which there is less than the cart wants."""
    wanted: Counter[tuple[str, str]] = Counter()
    for line in cart.lines:
        wanted[line.product_id, line.variant_id] += line.quantity
    return [
        pair[1]
        for pair, quantity in wanted.items()
        if not _is_left(offered.get(pair), quantity - own.stock.get(pair, 0))
    ]


def _is_left(variant: VariantForSale | None, quantity: int) -> bool:
    return variant is not None and (variant.left is None or variant.left >= quantity)


def _order_line(line: CartLine, variant: VariantForSale) -> OrderLine:
    return OrderLine(
        line_id=line.line_id,
        product_id=variant.product_id,
        variant_id=variant.variant_id,
        title=variant.product_title,
        variant_title=variant.variant_title,
        sku=variant.sku,
        image=variant.image.src if variant.image else None,
        quantity=line.quantity,
        unit_price=variant.price,
        unit_cost=variant.cost,
        requires_shipping=variant.requires_shipping,
        kind=variant.kind.value,
        properties=line.properties,
        source_title=variant.source_title,
        source_variant_title=variant.source_variant_title,
    )
