import json
from typing import Annotated

from annotated_types import Interval
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from windlass.customers import admin, ledger, notes
from windlass.customers.schemas import (
    CustomerEntryOut,
    CustomerOut,
    CustomerPage,
    CustomerTimeline,
    NoteIn,
    UpdateCustomer,
)
from windlass.kit.paging import Page
from windlass.mail import of_customers
from windlass.orders import privacy as orders
from windlass.orders.schemas import OrderPage
from windlass.privacy import admin as privacy
from windlass.privacy.schemas import (
    DataExportOut,
    DataExports,
    EraseCustomer,
    ErasureOut,
    ExportFile,
)
from windlass.tenancy.context import Permission
from windlass.web.api import (
    Cursor,
    IfMatch,
    Limit,
    Response,
    Router,
    created,
    current_store,
)
from windlass.web.etags import etag, version_in
from windlass.web.schemas import IN_DIGITS

router = Router()
CUSTOMERS = "/stores/<store_id>/customers"
CUSTOMER = f"{CUSTOMERS}/<customer_id>"

Search = Annotated[
    str | None,
    Query(max_length=254, description="The beginning of the address or of words of the name"),
]
Tag = Annotated[str | None, Query(max_length=40, description="In any case")]
Number = Annotated[int, Interval(ge=1, le=9999), IN_DIGITS, Path()]


@router.get(CUSTOMERS)
def list_customers(
    store_id: str,
    q: Search = None,
    tag: Tag = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> CustomerPage:
    store = current_store(router, store_id)
    page = admin.list_page(store, query=q or "", tag=tag or "", limit=limit, cursor=cursor)
    return CustomerPage.of(page)


@router.get(CUSTOMER)
def get_customer(store_id: str, customer_id: str) -> Response[CustomerOut]:
    store = current_store(router, store_id)
    return _with_etag(CustomerOut.of(admin.get(store, customer_id)))


@router.patch(CUSTOMER)
def update_customer(
    store_id: str, customer_id: str, body: UpdateCustomer, if_match: IfMatch = None
) -> Response[CustomerOut]:
    store = current_store(router, store_id)
    store.require(Permission.CUSTOMERS_WRITE)
    version = version_in(if_match)
    return _with_etag(CustomerOut.of(admin.update(store, customer_id, body, version=version)))


@router.get(f"{CUSTOMER}/orders")
def list_customer_orders(
    store_id: str, customer_id: str, limit: Limit = 20, cursor: Cursor = None
) -> OrderPage:
    """Newest first."""
    store = current_store(router, store_id)
    admin.get(store, customer_id)
    page = ledger.orders_of(store, customer_id, limit=limit, cursor=cursor)
    found = orders.of_ids(store, [one.order_id for one in page.items])
    listed = [found[one.order_id] for one in page.items if one.order_id in found]
    return OrderPage.of(
        Page(listed, page.next_cursor), with_profit=store.may(Permission.PROFIT_READ)
    )


@router.get(f"{CUSTOMER}/timeline")
def get_customer_timeline(
    store_id: str, customer_id: str, limit: Limit = 50, cursor: Cursor = None
) -> CustomerTimeline:
    """Orders, mails, sign-ins, notes and changes, newest first."""
    store = current_store(router, store_id)
    return CustomerTimeline.of(
        of_customers.timeline(store, customer_id, limit=limit, cursor=cursor)
    )


@router.post(f"{CUSTOMER}/notes", responses=created(CustomerEntryOut))
def add_customer_note(
    store_id: str, customer_id: str, body: NoteIn
) -> tuple[CustomerEntryOut, int]:
    """For the team; the customer sees it only in an export of their data."""
    store = current_store(router, store_id)
    return CustomerEntryOut.of(admin.add_note(store, customer_id, body.message)), 201


@router.put(f"{CUSTOMER}/notes/<note_id>")
def edit_customer_note(
    store_id: str, customer_id: str, note_id: str, body: NoteIn, if_match: IfMatch = None
) -> CustomerEntryOut:
    """Only who wrote it. A deleted note is back with it."""
    store = current_store(router, store_id)
    store.require(Permission.CUSTOMERS_WRITE)
    version = version_in(if_match)
    edited = notes.edit(store, customer_id, note_id, body.message, version=version)
    return CustomerEntryOut.of(edited)


@router.delete(f"{CUSTOMER}/notes/<note_id>")
def delete_customer_note(
    store_id: str, customer_id: str, note_id: str, if_match: IfMatch = None
) -> CustomerEntryOut:
    """Only who wrote it. The timeline keeps that there was one, without its words."""
    store = current_store(router, store_id)
    store.require(Permission.CUSTOMERS_WRITE)
    version = version_in(if_match)
    return CustomerEntryOut.of(notes.delete(store, customer_id, note_id, version=version))


@router.get(f"{CUSTOMER}/exports")
def list_customer_exports(store_id: str, customer_id: str) -> DataExports:
    """The newest first, as long as they are kept."""
    store = current_store(router, store_id)
    found = privacy.exports(store, customer_id)
    return DataExports(items=[DataExportOut.of(export) for export in found])


@router.post(f"{CUSTOMER}/exports", responses=created(DataExportOut))
def export_customer(store_id: str, customer_id: str) -> tuple[DataExportOut, int]:
    """Have everything that is kept of the customer gathered, in the background."""
    store = current_store(router, store_id)
    return DataExportOut.of(privacy.ask_export(store, customer_id)), 201


@router.get(f"{CUSTOMER}/exports/<export_id>/<number>")
def get_customer_export(
    store_id: str, customer_id: str, export_id: str, number: Number
) -> ExportFile:
    """One file of an export."""
    store = current_store(router, store_id)
    content = privacy.part(store, customer_id, export_id, number)
    return ExportFile(content=json.loads(content))


@router.post(f"{CUSTOMER}/erase", responses=created(ErasureOut))
def erase_customer(store_id: str, customer_id: str, body: EraseCustomer) -> tuple[ErasureOut, int]:
    """Have the customer forgotten, for good. Orders and invoices stay for the books; orders then
    name nobody."""
    store = current_store(router, store_id)
    return ErasureOut.of(privacy.ask_erasure(store, customer_id, email=body.email)), 201


def _with_etag(customer: CustomerOut) -> Response[CustomerOut]:
    return Response(200, "application/json", customer, headers={"ETag": etag(customer.version)})
