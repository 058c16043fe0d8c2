"""A shopper who comes back from the payment page to the cart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from windlass.carts import service as carts
from windlass.carts.errors import NotEnoughStock
from windlass.carts.terms import Own
from windlass.carts.views import CartView
from windlass.checkout import settling
from windlass.checkout.holds import Holdings
from windlass.checkout.models import SETTLED, State
from windlass.checkout.repository import CheckoutRepository
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from windlass.customers.models import Customer
    from windlass.stores.storefronts import StorefrontStore


def held(store: StoreContext, checkout_id: str | None) -> Own:
    """What a cart's own open checkout holds: it is not gone for this shopper. One read, none for a
    cart that was never checked out."""
    found = CheckoutRepository(store.store_id).find(checkout_id) if checkout_id else None
    if found is None or found.state in SETTLED:
        return Own()
    holdings = Holdings.of(found)
    stock: Counter[tuple[str, str]] = Counter()
    for line in holdings.lines:
        stock[line.product_id, line.variant_id] += line.quantity
    return Own(found.checkout_id, stock, holdings.funds)


def view_cart(
    store: StoreContext,
    cart_id: str,
    *,
    front: StorefrontStore | None = None,
    customer: Customer | None = None,
) -> CartView:
    """The cart against what is for sale now, what is held for it counted in. Raises CartNotFound
    (404) and CartCompleted (410)."""
    cart = carts.get(store, cart_id)
    own = held(store, cart.checkout_id)
    return carts.view_of(store, cart, front=front, customer=customer, own=own)


def leave(store: StoreContext, cart_id: str) -> bool:
    """Close the payment page of the cart, because the cart is about to change; its stock is free
    again. False when there was none to close, or it was paid meanwhile."""
    checkout_id = carts.checkout_of(store, cart_id)
    found = CheckoutRepository(store.store_id).find(checkout_id) if checkout_id else None
    if found is None or found.state in SETTLED:
        return False
    return settling.close(store, found.checkout_id).state == State.EXPIRED


def editing[Result](store: StoreContext, cart_id: str | None, edit: Callable[[], Result]) -> Result:
    """Run an edit of the cart. When too little is left because the cart's own payment page holds
    it, that page is closed and the edit tried again."""
    try:
        return edit()
    except NotEnoughStock:
        if cart_id is None or not leave(store, cart_id):
            raise
    return edit()
