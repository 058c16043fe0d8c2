"""What the rest of the product may do with invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.invoices import files, issuing, models
from windlass.invoices.errors import InvoiceNotFound
from windlass.invoices.links import link_for
from windlass.invoices.models import Invoice, InvoiceSettings
from windlass.invoices.repository import InvoiceRepository
from windlass.kit.errors import Invalid
from windlass.kit.money import Money
from windlass.kit.paging import Page
from windlass.orders import service as orders
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from windlass.invoices.schemas import InvoiceSettingsIn

__all__ = ["link_for"]  # made in links.py, which pages load alone


def issue(store: StoreContext, order_id: str) -> Invoice:
    """The order's invoice with its file; made now if there is none. For our own work and for the
    shopper who holds the order's link. Raises OrderNotFound (404)."""
    invoice = issuing.issue(store, order_id)
    files.keep(store, invoice)
    return invoice


def credit(store: StoreContext, order_id: str, refund_id: str, amount: Money) -> Invoice:
    """The credit note of a refund with its file; made now if there is none."""
    note = issuing.credit(store, order_id, refund_id, amount)
    files.keep(store, note)
    return note


def list_page(store: StoreContext, *, limit: int, cursor: str | None = None) -> Page[Invoice]:
    """Invoices and credit notes, newest first. Raises Forbidden (403) and CursorInvalid (422)."""
    store.require(Permission.INVOICES_READ)
    return InvoiceRepository(store.store_id).page(limit=limit, cursor=cursor)


def search(store: StoreContext, query: str) -> list[Invoice]:
    """All documents of the orders that `orders.search` finds: by order number or buyer's e-mail."""
    store.require(Permission.INVOICES_READ)
    repository = InvoiceRepository(store.store_id)
    found = [
        one for order in orders.search(store, query) for one in repository.of_order(order.order_id)
    ]
    return sorted(found, key=lambda invoice: invoice.invoice_id, reverse=True)


def get(store: StoreContext, invoice_id: str) -> Invoice:
    """Raises Forbidden (403) and InvoiceNotFound (404)."""
    store.require(Permission.INVOICES_READ)
    return InvoiceRepository(store.store_id).get(invoice_id)


def download(store: StoreContext, invoice_id: str) -> str:
    """An address of the file, good for ten minutes. Raises as `get`."""
    return files.link(store, get(store, invoice_id))


def download_for_shopper(store: StoreContext, order_id: str, refund_id: str | None = None) -> str:
    """The same of an order's invoice, made now if the queue is behind, or of a credit note, for who
    holds the order's link. Raises OrderNotFound and InvoiceNotFound (404)."""
    if refund_id is None:
        return files.link(store, issuing.issue(system_of(store), order_id))
    sk = models.credit_sk(refund_id)
    note = InvoiceRepository(store.store_id).find(order_id, sk)
    if note is None:
        raise InvoiceNotFound("There is no such credit note.")
    return files.link(store, note)


def system_of(store: StoreContext) -> StoreContext:
    """Windlass itself in the same store: a shopper may read no orders, their invoice is ours."""
    from windlass.tenancy import service as tenancy

    return tenancy.act(store.store_id, task="invoices")


def settings(store: StoreContext) -> InvoiceSettings:
    """Raises Forbidden (403)."""
    store.require(Permission.INVOICES_READ)
    return InvoiceRepository(store.store_id).settings()


def footer(store: StoreContext) -> str:
    """What is printed below every document, in the store's own language. Asks for no
    permission."""
    return InvoiceRepository(store.store_id).settings().footer


def change_settings(
    store: StoreContext, request: InvoiceSettingsIn, *, version: int
) -> InvoiceSettings:
    """A new prefix begins a series of its own at 1. Raises Forbidden (403), Invalid (422) for one
    prefix of both kinds and VersionStale (412)."""
    store.require(Permission.INVOICES_WRITE)
    if request.invoice_prefix == request.credit_prefix:
        message = "Credit notes need a prefix of their own."
        raise Invalid.field("credit_prefix", "same_as_invoices", message)
    repository = InvoiceRepository(store.store_id)
    known = repository.settings()
    known.invoice_prefix = request.invoice_prefix
    known.credit_prefix = request.credit_prefix
    known.footer = request.footer
    known.sends_by_mail = request.sends_by_mail
    return repository.save_settings(known, version=version)
