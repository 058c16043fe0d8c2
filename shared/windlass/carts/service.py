"""What the rest of the product may do with carts. Knowing a cart's id is the right to it: none of
these asks for a permission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from windlass.carts import views
from windlass.carts.buying import checkout_of, completed_as, enter_checkout, mark_completed
from windlass.carts.errors import (
    CartCompleted,
    CartFull,
    CartLineNotFound,
    NotEnoughStock,
    VariantNotForSale,
)
from windlass.carts.models import MOST_LINES, MOST_OF_ONE, Cart, CartLine, new_cart_id
from windlass.carts.repository import CartRepository
from windlass.carts.views import CartView
from windlass.catalog.storefront import VariantForSale, variants_for_sale
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.ids import new_id
from windlass.shipping import service as shipping
from windlass.shipping.models import ShippingOption
from windlass.tenancy.context import StoreContext

__all__ = [
    "accept_changes",
    "add_line",
    "checkout_of",
    "completed_as",
    "enter_checkout",
    "get",
    "mark_completed",
    "remember",
    "remove_line",
    "set_quantity",
    "shipping_options",
    "view",
    "view_of",
]


def get(store: StoreContext, cart_id: str) -> Cart:
    """As it was last written, one read. Raises CartNotFound (404) and CartCompleted (410)."""
    return _open(CartRepository(store.store_id).get(cart_id))


def view(store: StoreContext, cart_id: str) -> CartView:
    """The cart against what is for sale now: two round trips, nothing is written. Raises
    CartNotFound (404) and CartCompleted (410)."""
    return view_of(store, get(store, cart_id))


def view_of(
    store: StoreContext, cart: Cart, *, held: Mapping[tuple[str, str], int] | None = None
) -> CartView:
    """The same of a cart at hand, for one round trip less. `held` is what is reserved for this very
    cart, by (product id, variant id): it can still be bought."""
    offered = _offered(store, cart)
    for pair, quantity in (held or {}).items():
        variant = offered.get(pair)
        if variant is not None and variant.left is not None:
            offered[pair] = replace(variant, left=variant.left + quantity)
    return views.of(cart, offered)


def add_line(
    store: StoreContext, cart_id: str | None, product_id: str, variant_id: str, quantity: int = 1
) -> Cart:
    """Put some of a variant into the cart, on its line when it has one; three round trips.

    Without a cart id, or with that of a cart that was bought, a new cart begins: go on with the
    id of the cart returned. Raises Invalid (422), CartNotFound (404), VariantNotForSale,
    NotEnoughStock, CartFull and CartBusy (409).
    """
    _require_count(quantity)
    carts = CartRepository(store.store_id)
    found = carts.get(cart_id) if cart_id is not None else None
    variant = _variant(store, product_id, variant_id)

    def put_in(cart: Cart) -> None:
        _put_in(_open(cart), variant, quantity)

    if found is None or found.order_id is not None:
        cart = Cart(cart_id=new_cart_id(), currency=variant.price.currency)
        put_in(cart)
        return carts.add(cart)
    return carts.change(found.cart_id, put_in, first=found)


def set_quantity(store: StoreContext, cart_id: str, line_id: str, quantity: int) -> Cart:
    """Zero takes the line out. The line then has today's price. Raises Invalid (422),
    CartNotFound, CartLineNotFound (404), CartCompleted (410), VariantNotForSale, NotEnoughStock
    and CartBusy (409)."""
    if quantity == 0:
        return remove_line(store, cart_id, line_id)
    _require_count(quantity)
    found = get(store, cart_id)
    line = _line(found, line_id)
    variant = _variant(store, line.product_id, line.variant_id)
    _require_stock(variant, quantity)

    def edit(cart: Cart) -> None:
        current = _line(_open(cart), line_id)
        _replace(cart, views.chosen(current, variant, quantity))

    return CartRepository(store.store_id).change(cart_id, edit, first=found)


def remove_line(store: StoreContext, cart_id: str, line_id: str) -> Cart:
    """Two round trips. Raises CartNotFound, CartLineNotFound (404), CartCompleted (410) and
    CartBusy (409)."""

    def edit(cart: Cart) -> None:
        gone = _line(_open(cart), line_id)
        cart.lines = [line for line in cart.lines if line != gone]

    return CartRepository(store.store_id).change(cart_id, edit)


def accept_changes(store: StoreContext, cart_id: str) -> CartView:
    """Make the cart what its view shows, once the shopper has seen the notes: today's prices, no
    more than there are, without what is gone. Returns the view it had, with its notes. Raises
    CartNotFound (404), CartCompleted (410) and CartBusy (409)."""
    found = get(store, cart_id)
    offered = _offered(store, found)

    def edit(cart: Cart) -> None:
        cart.lines = views.accepted(_open(cart), offered)

    seen = views.of(found, offered)
    CartRepository(store.store_id).change(cart_id, edit, first=found)
    return seen


def remember(
    store: StoreContext,
    cart_id: str,
    *,
    email: str | None = None,
    country: str | None = None,
    province: str | None = None,
) -> Cart:
    """Keep what the shopper already said, for the checkout form; None leaves it as it was. Raises
    CartNotFound (404), CartCompleted (410) and CartBusy (409)."""

    def edit(cart: Cart) -> None:
        _open(cart)
        cart.email = email or cart.email
        cart.province = province or (cart.province if country in (None, cart.country) else None)
        cart.country = country or cart.country

    return CartRepository(store.store_id).change(cart_id, edit)


def shipping_options(
    store: StoreContext, cart_id: str, *, country: str, province: str = ""
) -> list[ShippingOption]:
    """How the cart could be sent there, the cheapest first; empty when it cannot, or need not.
    Three round trips. Raises CartNotFound (404) and CartCompleted (410)."""
    seen = view(store, cart_id)
    if not seen.requires_shipping:
        return []
    return shipping.quote(
        store,
        country=country,
        province=province,
        weight_grams=seen.breakdown.weight_grams,
        subtotal=seen.breakdown.goods,
    )


def _open(cart: Cart) -> Cart:
    if cart.order_id is not None:
        raise CartCompleted("This cart has been paid.", order_id=cart.order_id)
    return cart


def _line(cart: Cart, line_id: str) -> CartLine:
    line = cart.line(line_id)
    if line is None:
        raise CartLineNotFound("There is no such line in the cart.")
    return line


def _variant(store: StoreContext, product_id: str, variant_id: str) -> VariantForSale:
    variant = variants_for_sale(store, [(product_id, variant_id)]).get((product_id, variant_id))
    if variant is None:
        raise VariantNotForSale("This is no longer available.")
    return variant


def _offered(store: StoreContext, cart: Cart) -> dict[tuple[str, str], VariantForSale]:
    return variants_for_sale(store, [(line.product_id, line.variant_id) for line in cart.lines])


def _put_in(cart: Cart, variant: VariantForSale, quantity: int) -> None:
    line = cart.line_of(variant.product_id, variant.variant_id)
    wanted = quantity + (line.quantity if line else 0)
    if wanted > MOST_OF_ONE:
        raise Invalid.field("quantity", "too_many", f"Have at most {MOST_OF_ONE} of one thing.")
    _require_stock(variant, wanted)
    if line is not None:
        _replace(cart, views.chosen(line, variant, wanted))
        return
    if len(cart.lines) >= MOST_LINES:
        raise CartFull(f"A cart holds at most {MOST_LINES} different things.")
    cart.lines = [*cart.lines, _new_line(variant, wanted)]


def _new_line(variant: VariantForSale, quantity: int) -> CartLine:
    return CartLine(
        line_id=new_id(),
        product_id=variant.product_id,
        variant_id=variant.variant_id,
        quantity=quantity,
        unit_price=variant.price,
        handle=variant.handle,
        title=variant.product_title,
        variant_title=variant.variant_title,
        image=views.picture_of(variant),
    )


def _replace(cart: Cart, line: CartLine) -> None:
    cart.lines = [line if one.line_id == line.line_id else one for one in cart.lines]


def _require_count(quantity: int) -> None:
    if not 1 <= quantity <= MOST_OF_ONE:
        raise Invalid.field("quantity", "range", f"Choose between 1 and {MOST_OF_ONE}.")


def _require_stock(variant: VariantForSale, wanted: int) -> None:
    if variant.has(wanted):
        return
    left = variant.left or 0
    message = f"Only {left} of these are left." if left else "This is sold out."
    problem = FieldProblem("quantity", "not_enough_stock", message)
    raise NotEnoughStock(message, fields=(problem,), left=left)
