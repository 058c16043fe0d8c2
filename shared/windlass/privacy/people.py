"""Everything that a store keeps of one person, found through its owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.carts import privacy as carts
from windlass.checkout import privacy as checkouts
from windlass.customers import privacy as customers
from windlass.kit.email_keys import email_key
from windlass.kit.erasure import is_erased
from windlass.kit.text import normalise_email
from windlass.orders import privacy as orders

if TYPE_CHECKING:
    from windlass.carts.models import Cart
    from windlass.checkout.models import Checkout
    from windlass.customers.models import Customer
    from windlass.orders.models import Order
    from windlass.tenancy.context import StoreContext


class Person(Struct, frozen=True):
    """`emails` begins with the one asked about; the others were typed in their orders while they
    were signed in."""

    emails: tuple[str, ...]
    customer: Customer | None
    orders: list[Order]
    checkouts: list[Checkout]
    carts: list[Cart]

    @property
    def email_keys(self) -> tuple[str, ...]:
        return tuple(map(email_key, self.emails))

    @property
    def order_ids(self) -> set[str]:
        return {order.order_id for order in self.orders}

    @property
    def under_way(self) -> list[int]:
        """Numbers of the orders whose parcels still need the address."""
        return [order.number for order in self.orders if orders.is_under_way(order)]


def find(store: StoreContext, email: str) -> Person:
    """Walks everything of theirs: for a background job, or a person who asked to be forgotten."""
    address = normalise_email(email)
    customer = customers.of_email(store, address)
    linked = customers.order_ids(store, customer.customer_id) if customer else []
    bought = orders.of_person(store, [address], linked)
    emails = dict.fromkeys([address, *(one.email for one in bought if not is_erased(one.email))])
    keys = [email_key(one) for one in emails]
    order_ids = [order.order_id for order in bought]
    begun = checkouts.of_person(store, keys, order_ids)
    cart_ids = [order.cart_id for order in bought if order.cart_id]
    cart_ids += [checkout.cart_id for checkout in begun]
    if customer is not None and customer.cart_id:
        cart_ids.append(customer.cart_id)
    return Person(tuple(emails), customer, bought, begun, carts.of_person(store, keys, cart_ids))
