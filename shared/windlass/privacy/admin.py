"""What a merchant may do when somebody writes a mail about their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.customers import admin as customers
from windlass.kit.errors import Invalid
from windlass.kit.text import normalise_email
from windlass.privacy import service
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.privacy.models import DataExport, Erasure
    from windlass.tenancy.context import StoreContext


def ask_export(store: StoreContext, customer_id: str) -> DataExport:
    """Raises Forbidden (403) and CustomerNotFound (404)."""
    store.require(Permission.CUSTOMERS_WRITE)
    customer = customers.get(store, customer_id)
    return service.ask_export(store, customer, asked_by=store.actor_id)


def exports(store: StoreContext, customer_id: str) -> list[DataExport]:
    """Raises Forbidden (403) and CustomerNotFound (404)."""
    store.require(Permission.CUSTOMERS_READ)
    customers.get(store, customer_id)
    return service.exports(store, customer_id)


def part(store: StoreContext, customer_id: str, export_id: str, number: int) -> str:
    """Raises Forbidden (403), CustomerNotFound and ExportNotFound (404)."""
    store.require(Permission.CUSTOMERS_READ)
    customers.get(store, customer_id)
    return service.part(store, customer_id, export_id, number)


def ask_erasure(store: StoreContext, customer_id: str, *, email: str) -> Erasure:
    """Raises Forbidden (403), CustomerNotFound (404), Invalid (422) when the address is another
    one, and OrderUnderWay (409)."""
    store.require(Permission.CUSTOMERS_WRITE)
    customer = customers.get(store, customer_id)
    if normalise_email(email) != customer.email:
        raise Invalid.field("email", "other_customer", "This is not the customer's address.")
    return service.ask_erasure(
        store, customer.email, customer_id=customer_id, asked_by=store.actor_id
    )
