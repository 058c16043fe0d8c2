from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.invoices import service
from windlass.invoices.schemas import (
    InvoiceDetail,
    InvoiceDownload,
    InvoiceOut,
    InvoicePage,
    InvoiceSettingsIn,
    InvoiceSettingsOut,
)
from windlass.mail import invoices as mails
from windlass.tenancy.context import Permission
from windlass.web.api import Cursor, IfMatch, Limit, Response, Router, current_store, empty
from windlass.web.etags import etag, version_in

router = Router()
INVOICES = "/stores/<store_id>/invoices"
Search = Annotated[
    str | None, Query(max_length=200, description="An order's number, or the buyer's e-mail")
]


@router.get(INVOICES)
def list_invoices(
    store_id: str, q: Search = None, limit: Limit = 25, cursor: Cursor = None
) -> InvoicePage:
    """Invoices, receipts and credit notes, newest first."""
    store = current_store(router, store_id)
    if q:
        return InvoicePage(items=[InvoiceOut.of(one) for one in service.search(store, q)])
    page = service.list_page(store, limit=limit, cursor=cursor)
    return InvoicePage(
        items=[InvoiceOut.of(one) for one in page.items], next_cursor=page.next_cursor
    )


@router.get(f"{INVOICES}/settings")
def get_invoice_settings(store_id: str) -> Response[InvoiceSettingsOut]:
    store = current_store(router, store_id)
    return _with_etag(InvoiceSettingsOut.of(service.settings(store)))


@router.put(f"{INVOICES}/settings")
def change_invoice_settings(
    store_id: str, body: InvoiceSettingsIn, if_match: IfMatch = None
) -> Response[InvoiceSettingsOut]:
    store = current_store(router, store_id)
    store.require(Permission.INVOICES_WRITE)
    version = version_in(if_match)
    return _with_etag(InvoiceSettingsOut.of(service.change_settings(store, body, version=version)))


@router.get(f"{INVOICES}/<invoice_id>")
def get_invoice(store_id: str, invoice_id: str) -> InvoiceDetail:
    store = current_store(router, store_id)
    return InvoiceDetail.of(service.get(store, invoice_id))


@router.get(f"{INVOICES}/<invoice_id>/file")
def download_invoice(store_id: str, invoice_id: str) -> InvoiceDownload:
    """Where the PDF is to be had for the next ten minutes."""
    store = current_store(router, store_id)
    return InvoiceDownload(url=service.download(store, invoice_id))


@router.post(f"{INVOICES}/<invoice_id>/send", responses=empty("It is on its way to the buyer"))
def send_invoice(store_id: str, invoice_id: str) -> tuple[None, int]:
    """Mail the buyer a link to it, again if need be."""
    store = current_store(router, store_id)
    store.require(Permission.INVOICES_WRITE)
    mails.send_again(store, service.get(store, invoice_id))
    return None, 204


def _with_etag(settings: InvoiceSettingsOut) -> Response[InvoiceSettingsOut]:
    return Response(200, "application/json", settings, headers={"ETag": etag(settings.version)})
