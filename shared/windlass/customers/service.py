"""What the rest of the product may do with customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.customers.models import Customer
from windlass.customers.registering import ensure
from windlass.customers.repository import CustomerRepository
from windlass.customers.sessions import signed_in

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

__all__ = [
    "Prefill",
    "ensure",
    "find",
    "find_by_email",
    "prefill",
    "record",
    "remember_cart",
    "signed_in",
]


class Prefill(Struct, frozen=True):
    """What the checkout form may begin with."""

    email: str
    address: dict[str, Any]  # fields of kit.addresses.Address, empty without one
    accepts_marketing: bool


def find(store: StoreContext, customer_id: str) -> Customer | None:
    """One consistent read."""
    return CustomerRepository(store.store_id).find(customer_id)


def find_by_email(store: StoreContext, email: str) -> Customer | None:
    """Guests and accounts alike; two consistent reads."""
    return CustomerRepository(store.store_id).find_by_email(email)


def prefill(customer: Customer | None) -> Prefill | None:
    """For the checkout of whoever is signed in; None for a guest."""
    if customer is None:
        return None
    address = customer.default_address or ({"name": customer.name} if customer.name else {})
    return Prefill(customer.email, address, bool(customer.accepts_marketing))


def record(store: StoreContext, customer_id: str, *, kind: str, message: str) -> None:
    """Append what happened around the customer to their timeline."""
    CustomerRepository(store.store_id).entry(
        customer_id, actor=store.actor_id, kind=kind, message=message
    ).save()


def remember_cart(store: StoreContext, customer_id: str, cart_id: str | None) -> None:
    """The cart that waits for them on every device."""

    def edit(customer: Customer) -> tuple[()] | None:
        if customer.cart_id == cart_id:
            return None
        customer.cart_id = cart_id
        return ()

    CustomerRepository(store.store_id).change(customer_id, edit)
