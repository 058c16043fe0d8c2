"""What the rest of the product may do with checkouts."""

from __future__ import annotations

from windlass.checkout.basket import Basket, of_cart
from windlass.checkout.models import Checkout, State
from windlass.checkout.repository import CheckoutRepository
from windlass.checkout.returning import editing, leave, view_cart
from windlass.checkout.settling import close, settle
from windlass.checkout.starting import Details, begin
from windlass.kit.addresses import Address
from windlass.pricing import documents
from windlass.pricing.models import Breakdown
from windlass.tenancy.context import StoreContext

__all__ = [
    "Basket",
    "Details",
    "State",
    "address_of",
    "begin",
    "breakdown_of",
    "close",
    "editing",
    "get",
    "leave",
    "of_cart",
    "settle",
    "view_cart",
]


def get(store: StoreContext, checkout_id: str) -> Checkout:
    """As it was last written, without asking the payment provider. Raises CheckoutNotFound
    (404)."""
    return CheckoutRepository(store.store_id).get(checkout_id)


def breakdown_of(checkout: Checkout) -> Breakdown:
    return documents.from_document(checkout.breakdown)


def address_of(checkout: Checkout) -> Address:
    return Address.from_document(checkout.address)
