"""A shopper who comes back from the payment page to the cart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from windlass.carts import service as carts
from windlass.carts.errors import NotEnoughStock
from windlass.carts.views import CartView
from windlass.checkout import settling
from windlass.checkout.models import SETTLED, State
from windlass.checkout.repository import CheckoutRepository
from windlass.orders import rules
from windlass.tenancy.context import StoreContext


def held(store: StoreContext, checkout_id: str | None) -> Counter[tuple[str, str]]:
    """What a cart's own open checkout holds, by (product id, variant id): it is not gone for this
    shopper. One read, none for a cart that was never checked out."""
    amounts: Counter[tuple[str, str]] = Counter()
    found = CheckoutRepository(store.store_id).find(checkout_id) if checkout_id else None
    if found is not None and found.state not in SETTLED:
        for line in map(rules.line_from, found.lines):
            amounts[line.product_id, line.variant_id] += line.quantity
    return amounts


def view_cart(store: StoreContext, cart_id: str) -> CartView:
    """The cart against what is for sale now, its own reservation counted in. Raises CartNotFound
    (404) and CartCompleted (410)."""
    cart = carts.get(store, cart_id)
    return carts.view_of(store, cart, held=held(store, cart.checkout_id))


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
