"""What the rest of the product may do with carts. Knowing a cart's id is the right to it: none of
these asks for a permission."""

from __future__ import annotations

from collections.abc import Mapping
from copy import replace
from typing import TYPE_CHECKING

from windlass.carts import choosing, filling, localising, speaking, terms, views, writing
from windlass.carts.buying import checkout_of, completed_as, enter_checkout, mark_completed
from windlass.carts.carrying import (
    add_code,
    add_gift_card,
    belong_to,
    remember,
    remove_code,
    remove_gift_card,
)
from windlass.carts.errors import (
    CartLineNotFound,
    VariantNotForSale,
)
from windlass.carts.localising import localise, speak
from windlass.carts.models import Cart, CartLine
from windlass.carts.repository import CartRepository
from windlass.carts.terms import Own
from windlass.carts.views import CartView
from windlass.catalog.kinds import Kind
from windlass.catalog.storefront import VariantForSale, variants_for_sale
from windlass.currencies.exchange import Exchange
from windlass.gift_cards import recipients
from windlass.kit.secret_ids import new_secret_id
from windlass.shipping.models import ShippingOption
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from windlass.customers.models import Customer
    from windlass.stores.storefronts import StorefrontStore

__all__ = [
    "accept_changes",
    "add_code",
    "add_gift_card",
    "add_line",
    "belong_to",
    "checkout_of",
    "completed_as",
    "enter_checkout",
    "get",
    "localise",
    "mark_completed",
    "remember",
    "remove_code",
    "remove_gift_card",
    "remove_line",
    "set_quantity",
    "shipping_options",
    "speak",
    "view",
    "view_of",
]


def get(store: StoreContext, cart_id: str) -> Cart:
    """As it was last written, one read. Raises CartNotFound (404) and CartCompleted (410)."""
    return writing.unpaid(CartRepository(store.store_id).get(cart_id))


def view(
    store: StoreContext,
    cart_id: str,
    *,
    front: StorefrontStore | None = None,
    customer: Customer | None = None,
    likely_country: str = "",
) -> CartView:
    """The cart against what is for sale now, with its discounts, gift cards and, once its country
    is known, the taxes of the shop `front`; nothing is written. Until then they are those of the
    `likely_country`, and `tax_estimated_in` says so. Two round trips; one more for
    cards and credit, and for discounts and taxes that are not kept in memory. `customer` is one
    who proved to be signed in. Raises CartNotFound (404) and CartCompleted (410)."""
    cart = get(store, cart_id)
    return view_of(store, cart, front=front, customer=customer, likely_country=likely_country)


def view_of(
    store: StoreContext,
    cart: Cart,
    *,
    front: StorefrontStore | None = None,
    customer: Customer | None = None,
    own: Own | None = None,
    likely_country: str = "",
) -> CartView:
    """The same of a cart at hand, for one round trip less. `own` is what is held for this very
    cart: it can still be bought and spent."""
    exchange = localising.exchange_of(front or store, cart)
    offered = localising.offered_in(store, cart, exchange)
    for pair, quantity in (own.stock if own else {}).items():
        variant = offered.get(pair)
        if variant is not None and variant.left is not None:
            offered[pair] = replace(variant, left=variant.left + quantity)
    buyer = terms.buyer_of(cart, customer, likely_country=likely_country)
    known = terms.of_cart(store, front, cart, buyer, exchange=exchange, own=own)
    return views.of(cart, offered, known, tax_estimated_in=buyer.likely_country)


def add_line(
    store: StoreContext,
    cart_id: str | None,
    product_id: str,
    variant_id: str,
    quantity: int = 1,
    *,
    properties: Mapping[str, str] | None = None,
    exchange: Exchange | None = None,
    locale: str | None = None,
) -> Cart:
    """Put some of a variant into the cart, on its line when it has one; three round trips. What has
    other `properties` (an engraving, whom a gift card is for) is on a line of its own. `exchange`
    is what the shopper saw its price in: a cart in another currency changes to it, for one round
    trip more; without one a cart stays in its own. So it is with `locale`, "" for the store's own.

    Without a cart id, or with that of a cart that was bought, a new cart begins: go on with the
    id of the cart returned. Raises Invalid (422), CartNotFound (404), VariantNotForSale,
    NotEnoughStock, CartFull and CartBusy (409).
    """
    filling.require_count(quantity)
    written = writing.properties_of(properties)
    carts = CartRepository(store.store_id)
    found = carts.get(cart_id) if cart_id is not None else None
    open_ = found if found is not None and found.order_id is None else None
    shown = exchange or (localising.exchange_of(store, open_) if open_ else None)
    speaks = open_.locale if locale is None and open_ is not None else locale
    variant = _variant(store, product_id, variant_id, shown, speaks or None)
    if variant.kind is Kind.GIFT_CARD:
        recipients.require(written)
    if open_ is None:
        cart = Cart(cart_id=new_secret_id(), currency=variant.price.currency)
        cart.market_id, cart.locale = shown.market_id if shown else "", speaks
        filling.put_in(cart, variant, quantity, written)
        return carts.add(cart)
    change = localising.changing(store, open_, shown or Exchange.own(open_.currency))

    def put_in(cart: Cart) -> None:
        change(writing.unpaid(cart))
        cart.locale = cart.locale if locale is None else locale
        filling.put_in(cart, variant, quantity, written)

    return carts.change(open_.cart_id, put_in, first=open_)


def set_quantity(store: StoreContext, cart_id: str, line_id: str, quantity: int) -> Cart:
    """Zero takes the line out. The line then has today's price. Raises Invalid (422),
    CartNotFound, CartLineNotFound (404), CartCompleted (410), VariantNotForSale, NotEnoughStock
    and CartBusy (409)."""
    if quantity == 0:
        return remove_line(store, cart_id, line_id)
    filling.require_count(quantity)
    found = get(store, cart_id)
    line, exchange = _line(found, line_id), localising.exchange_of(store, found)
    variant = _variant(store, line.product_id, line.variant_id, exchange, found.locale)
    change = localising.changing(store, found, exchange)
    others = filling.on_other_lines(found, variant, line)
    filling.require_stock(variant, quantity + others)

    def edit(cart: Cart) -> None:
        change(writing.unpaid(cart))
        current = _line(cart, line_id)
        filling.exchange(cart, choosing.chosen(current, variant, quantity))

    return CartRepository(store.store_id).change(cart_id, edit, first=found)


def remove_line(store: StoreContext, cart_id: str, line_id: str) -> Cart:
    """Two round trips. Raises CartNotFound, CartLineNotFound (404), CartCompleted (410) and
    CartBusy (409)."""

    def edit(cart: Cart) -> None:
        gone = _line(writing.unpaid(cart), line_id)
        cart.lines = [line for line in cart.lines if line != gone]

    return CartRepository(store.store_id).change(cart_id, edit)


def accept_changes(
    store: StoreContext,
    cart_id: str,
    *,
    front: StorefrontStore | None = None,
    customer: Customer | None = None,
) -> CartView:
    """Make the cart what its view shows, once the shopper has seen the notes: today's prices, in
    the currency they are in, no more than there are, without what is gone. Returns the view it had,
    with its notes. Raises CartNotFound (404), CartCompleted (410) and CartBusy (409)."""
    found = get(store, cart_id)
    exchange = localising.exchange_of(front or store, found)
    offered = localising.offered_in(store, found, exchange)

    def edit(cart: Cart) -> None:
        cart.lines = choosing.accepted(writing.unpaid(cart), offered)
        cart.currency, cart.market_id = exchange.currency, exchange.market_id

    buyer = terms.buyer_of(found, customer)
    known = terms.of_cart(store, front, found, buyer, exchange=exchange)
    seen = views.of(found, offered, known)
    CartRepository(store.store_id).change(cart_id, edit, first=found)
    return seen


def shipping_options(
    store: StoreContext, cart_id: str, *, country: str, province: str = ""
) -> list[ShippingOption]:
    """How the cart could be sent there, the cheapest first; empty when it cannot, or need not.
    Three round trips. Raises CartNotFound (404) and CartCompleted (410)."""
    cart = get(store, cart_id)
    seen = view_of(store, cart)
    if not seen.requires_shipping:
        return []
    exchange = localising.exchange_of(store, cart)
    return speaking.quote(store, cart, seen.breakdown, country, province, exchange)


def _line(cart: Cart, line_id: str) -> CartLine:
    line = cart.line(line_id)
    if line is None:
        raise CartLineNotFound("There is no such line in the cart.")
    return line


def _variant(
    store: StoreContext,
    product_id: str,
    variant_id: str,
    exchange: Exchange | None,
    locale: str | None,
) -> VariantForSale:
    pair = (product_id, variant_id)
    variant = variants_for_sale(store, [pair], exchange=exchange, locale=locale).get(pair)
    if variant is None:
        raise VariantNotForSale("This is no longer available.")
    return variant
