"""What a checkout does with the cart it was begun with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.carts.repository import CartRepository
from windlass.tenancy.context import StoreContext

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite


def completed_as(store: StoreContext, cart_id: str) -> str | None:
    """The order that the cart was bought as; None while it is not, and for no cart."""
    cart = CartRepository(store.store_id).find(cart_id)
    return cart.order_id if cart else None


def checkout_of(store: StoreContext, cart_id: str) -> str | None:
    """The latest checkout begun with the cart."""
    cart = CartRepository(store.store_id).find(cart_id)
    return cart.checkout_id if cart else None


def enter_checkout(
    t: TransactWrite, store: StoreContext, cart_id: str, *, checkout_id: str
) -> None:
    """Point the cart to its checkout. Fails the transaction when the cart is gone or was bought."""
    CartRepository(store.store_id).enter_checkout(t, cart_id, checkout_id)


def mark_completed(t: TransactWrite, store: StoreContext, cart_id: str, *, order_id: str) -> None:
    """The cart was bought: it takes no more lines. Fails the transaction when it was bought as
    another order, so a cart is paid for once."""
    CartRepository(store.store_id).mark_completed(t, cart_id, order_id)
