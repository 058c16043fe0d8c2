"""Sales and refunds handed in at the tax service that a store has connected."""

from __future__ import annotations

from windlass.adapters.tax_provider import Destination, Filing, TaxProviderRefused
from windlass.invoices.models import Invoice
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.orders import worth
from windlass.tax import providers
from windlass.tax import service as tax
from windlass.tenancy.context import StoreContext


def hand_in(store: StoreContext, invoice: Invoice) -> None:
    """Does nothing without a service or for a document that it has. A service that does not answer
    raises TaxProviderFailed, so that the event comes again; one that refuses our key is left
    alone: its merchant sees that at the settings."""
    item = tax.warm_settings(store)
    if item is None or item.provider is None:
        return
    try:
        providers.opened(store, item).file(_filing(store, invoice))
    except TaxProviderRefused:
        return


def _filing(store: StoreContext, invoice: Invoice) -> Filing:
    """In the store's currency, whatever the order was paid in."""
    order = orders.get(store, invoice.order_id)
    address, document, home = order.address, invoice.document, invoice.document.get("home")
    shipping = next((one["amount"] for one in document["totals"] if one["code"] == "shipping"), 0)
    whole, tax_in = invoice.total, invoice.tax
    if home:
        whole, tax_in = (Money(home[name], home["currency"]) for name in ("total", "tax"))
    without_tax = whole - tax_in
    delivery = worth.exchange_of(order).back(Money(shipping, invoice.total.currency))
    delivery = min(delivery, without_tax)
    return Filing(
        reference=invoice.refund_id or invoice.order_id,
        of=invoice.order_id if invoice.refund_id else None,
        on=invoice.issued_at.date(),
        destination=Destination(
            str(address.get("country", "")),
            str(address.get("province", "")),
            str(address.get("postal_code", "")),
            str(address.get("city", "")),
            str(address.get("line1", "")),
        ),
        goods=without_tax - delivery,
        shipping=delivery,
        tax=tax_in,
    )
