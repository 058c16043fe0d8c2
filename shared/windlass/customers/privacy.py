"""What the customers feature itself keeps of people: told to them, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.customers import models, terms, wishlists
from windlass.customers.models import (
    Customer,
    CustomerEntry,
    CustomerOrder,
    CustomerTerm,
    Wishlist,
)
from windlass.customers.repository import CustomerRepository
from windlass.db.table import TableItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windlass.tenancy.context import StoreContext


def of_email(store: StoreContext, email: str) -> Customer | None:
    return CustomerRepository(store.store_id).find_by_email(email)


def order_ids(store: StoreContext, customer_id: str) -> list[str]:
    """Of every order counted for the customer."""
    pk = models.customer_pk(store.store_id, customer_id)
    found = CustomerOrder.query(pk, CustomerOrder.sk.startswith(models.ORDERS))
    return [order.order_id for order in found]


def export(store: StoreContext, customer: Customer) -> dict[str, Any]:
    """Everything but what opens doors: hashes of passwords, sessions and codes."""
    pk = models.customer_pk(store.store_id, customer.customer_id)
    entries = CustomerEntry.query(pk, CustomerEntry.sk.startswith(models.ENTRIES))
    return {
        "email": customer.email,
        "name": customer.name,
        "phone": customer.phone,
        "language": customer.locale,
        "customer_since": customer.created_at.isoformat(),
        "account_since": customer.registered_at.isoformat() if customer.registered_at else None,
        "accepts_marketing": bool(customer.accepts_marketing),
        "marketing_said_at": customer.marketing_at.isoformat() if customer.marketing_at else None,
        "tags": list(customer.tag_names),
        "tax_exempt": bool(customer.tax_exempt),
        "addresses": [one["address"] for one in customer.addresses],
        "wishlist": wishlists.product_ids(store, wishlists.of(customer.customer_id)),
        "order_count": customer.order_count,
        "lifetime": dict(customer.lifetime),
        "timeline": [
            {"at": entry.at.isoformat(), "kind": entry.kind, "message": entry.message}
            for entry in entries
        ],
    }


def forget(store: StoreContext, customer: Customer | None, email_keys: Iterable[str]) -> int:
    """Remove the customer with addresses, sessions, notes, wishlist and terms, then what lies
    under the addresses. The customer itself goes last, so that a run that was cut off finds the
    rest again. Safe to repeat; how many items went."""
    count = 0
    for key in email_keys:
        count += _empty(models.email_pk(store.store_id, key), but=models.SK)
    if customer is not None:
        pk = models.customer_pk(store.store_id, customer.customer_id)
        count += _empty(pk, but=models.SK)
        holder = wishlists.of(customer.customer_id)
        Wishlist(models.wishlist_pk(store.store_id, holder), models.WISHLIST_SK).delete()
        for term in _terms(store, customer):
            term.delete()
            count += 1
    for key in email_keys:
        count += _empty(models.email_pk(store.store_id, key))
    if customer is not None:
        count += _empty(models.customer_pk(store.store_id, customer.customer_id))
    return count


def _terms(store: StoreContext, customer: Customer) -> list[CustomerTerm]:
    words_pk, tags_pk = models.terms_pk(store.store_id), models.tags_pk(store.store_id)
    pairs = [(words_pk, one) for one in terms.of(customer.name, customer.email)]
    pairs += [(tags_pk, one["tag"]) for one in customer.tags]
    return [CustomerTerm(pk, f"{term}#{customer.customer_id}") for pk, term in pairs]


def _empty(pk: str, *, but: str = "") -> int:
    """Remove everything of a partition except one item."""
    count = 0
    for item in TableItem.query(pk, consistent_read=True):
        if item.sk != but:
            item.delete()
            count += 1
    return count
