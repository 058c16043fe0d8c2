"""Mails with an invoice or a credit note."""

from __future__ import annotations

from windlass.invoices import service as invoices
from windlass.invoices.models import Invoice
from windlass.kit.ids import new_id
from windlass.mail import service
from windlass.mail.models import StoreMail
from windlass.stores import service as stores
from windlass.tenancy.context import StoreContext


def send(store: StoreContext, invoice: Invoice) -> StoreMail:
    """Once per document."""
    return _send(store, invoice, subject=invoice.invoice_id)


def send_again(store: StoreContext, invoice: Invoice) -> StoreMail:
    """However often it is asked for."""
    return _send(store, invoice, subject=f"{invoice.invoice_id}-{new_id()}")


def _send(store: StoreContext, invoice: Invoice, *, subject: str) -> StoreMail:
    front = stores.storefront_of(store)
    return service.send(
        store,
        "invoice",
        to=invoice.email,
        subject=subject,
        locale=invoice.document["locale"],
        order_id=invoice.order_id,
        front=front,
        shop_name=front.name,
        kind=invoice.kind,
        number=invoice.number,
        order_number=invoice.order_number,
        total=invoice.total,
        url=invoices.link_for(front, invoice.order_id, refund_id=invoice.refund_id),
    )
