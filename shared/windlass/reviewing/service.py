"""Who may review a product, and on what grounds: the signed link of a mail, or an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.orders import service as orders
from windlass.reviews import links
from windlass.reviews.models import Source
from windlass.reviews.writing import Author
from windlass.tenancy import service as tenancy

if TYPE_CHECKING:
    from windlass.customers.models import Customer
    from windlass.orders.models import Order
    from windlass.tenancy.context import StoreContext


def by_link(store: StoreContext, order_id: str, token: str, product_id: str) -> Author | None:
    """The buyer to whom we sent this link; None for a link that is not ours, or an order without
    the product. One read."""
    if not links.is_token(token, store_id=store.store_id, order_id=order_id):
        return None
    order = orders.find(store, order_id)
    if order is None or not _has(order, product_id):
        return None
    return Author(
        email=order.email,
        name=str(order.address.get("name", "")),
        source=Source.MAIL,
        order_id=order.order_id,
        locale=order.locale,
    )


def by_account(store: StoreContext, customer: Customer, product_id: str) -> Author:
    """A customer who has signed in. They bought it here when one of their newest orders has the
    product, and the address that those orders were made with is proven to be theirs."""
    bought = _bought(store, customer.email, product_id) if customer.is_verified else None
    return Author(
        email=customer.email,
        name=customer.name,
        source=Source.ACCOUNT,
        order_id=bought.order_id if bought else None,
    )


def _bought(store: StoreContext, email: str, product_id: str) -> Order | None:
    us = tenancy.act(store.store_id, task="reviews")
    found = orders.search(us, email)
    return next((order for order in found if _has(order, product_id)), None)


def _has(order: Order, product_id: str) -> bool:
    lines = orders.lines_of(order)
    return order.cancelled_at is None and any(line.product_id == product_id for line in lines)
