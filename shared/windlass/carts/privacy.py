"""What carts keep of people: told to them, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.carts.repository import CartRepository

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windlass.carts.models import Cart
    from windlass.tenancy.context import StoreContext


def of_person(
    store: StoreContext, email_keys: Iterable[str], cart_ids: Iterable[str]
) -> list[Cart]:
    """The carts in which one of the addresses was typed, and those named."""
    carts = CartRepository(store.store_id)
    found = {cart.cart_id: cart for key in email_keys for cart in carts.of_buyer(key)}
    for cart_id in set(cart_ids) - found.keys():
        cart = carts.find(cart_id)
        if cart is not None:
            found[cart_id] = cart
    return [*found.values()]


def export(carts: Iterable[Cart]) -> list[dict[str, Any]]:
    return [
        {
            "updated_at": cart.updated_at.isoformat(),
            "email": cart.email,
            "country": cart.country,
            "note": cart.note,
            "codes": list(cart.discount_codes),
            "lines": [
                {"name": line.name, "quantity": line.quantity, "written": dict(line.properties)}
                for line in cart.lines
            ],
        }
        for cart in carts
    ]


def forget(carts: Iterable[Cart]) -> int:
    """Remove them. Close their checkouts first: what is paid for needs its cart."""
    count = 0
    for cart in carts:
        cart.delete()
        count += 1
    return count
