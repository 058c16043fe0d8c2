"""What invoices and credit notes keep of people: told to them, and never made to name nobody. Tax
law wants them kept as they were issued, with name and address, for years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.invoices.repository import InvoiceRepository

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windlass.invoices.models import Invoice
    from windlass.tenancy.context import StoreContext


def of_orders(store: StoreContext, order_ids: Iterable[str]) -> list[Invoice]:
    """Every document of these orders, the oldest first; one query an order."""
    repository = InvoiceRepository(store.store_id)
    found = [one for order_id in order_ids for one in repository.of_order(order_id)]
    return sorted(found, key=lambda invoice: invoice.invoice_id)


def export(invoices: Iterable[Invoice]) -> list[dict[str, Any]]:
    """With everything that is printed on them."""
    return [
        {
            "number": invoice.number,
            "kind": invoice.kind,
            "order_number": invoice.order_number,
            "issued_at": invoice.issued_at.isoformat(),
            "email": invoice.email,
            "buyer": invoice.buyer,
            "total": {"amount": invoice.total.amount, "currency": invoice.total.currency},
            "tax": {"amount": invoice.tax.amount, "currency": invoice.tax.currency},
            "printed": invoice.document,
        }
        for invoice in invoices
    ]
