from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.kit.paging import Page
from windlass.orders import notes, refunds, searching, service
from windlass.orders.record_schemas import (
    AddNote,
    RefundOrder,
    RefundOut,
    RefundPreview,
    RefundsOut,
    TimelineEntryOut,
    TimelineOut,
    WantedRefund,
)
from windlass.orders.rules import Status
from windlass.orders.schemas import OrderOut, OrderPage
from windlass.tenancy.context import Permission
from windlass.web.api import (
    Cursor,
    IdempotencyKey,
    IfMatch,
    Limit,
    Router,
    created,
    current_store,
)
from windlass.web.etags import version_in
from windlass.web.idempotency import once, request_id

router = Router()

Search = Annotated[
    str | None,
    Query(
        max_length=254,
        description="An order number, a whole e-mail address, or words that begin words of the "
        "buyer's name, titles, SKUs or tracking numbers: the newest 50",
    ),
]


@router.get("/stores/<store_id>/orders")
def list_orders(
    store_id: str,
    status: Status | None = None,
    q: Search = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> OrderPage:
    store = current_store(router, store_id)
    if q:
        page = Page(searching.search(store, q, status=status), None)
    else:
        page = service.list_page(store, status=status, limit=limit, cursor=cursor)
    return OrderPage.of(page, with_profit=store.may(Permission.PROFIT_READ))


@router.get("/stores/<store_id>/orders/<order_id>")
def get_order(store_id: str, order_id: str) -> OrderOut:
    store = current_store(router, store_id)
    order = service.get(store, order_id)
    return OrderOut.of(order, with_profit=store.may(Permission.PROFIT_READ))


@router.get("/stores/<store_id>/orders/<order_id>/timeline")
def get_timeline(store_id: str, order_id: str) -> TimelineOut:
    store = current_store(router, store_id)
    entries = service.timeline(store, order_id)
    return TimelineOut(items=[TimelineEntryOut.of(entry) for entry in entries])


@router.post("/stores/<store_id>/orders/<order_id>/notes", responses=created(TimelineEntryOut))
def add_note(store_id: str, order_id: str, body: AddNote) -> tuple[TimelineEntryOut, int]:
    store = current_store(router, store_id)
    return TimelineEntryOut.of(service.add_note(store, order_id, body.message)), 201


@router.put("/stores/<store_id>/orders/<order_id>/notes/<note_id>")
def edit_note(
    store_id: str, order_id: str, note_id: str, body: AddNote, if_match: IfMatch = None
) -> TimelineEntryOut:
    """Only who wrote it. A deleted note is back with it."""
    store = current_store(router, store_id)
    store.require(Permission.ORDERS_WRITE)
    version = version_in(if_match)
    return TimelineEntryOut.of(notes.edit(store, order_id, note_id, body.message, version=version))


@router.delete("/stores/<store_id>/orders/<order_id>/notes/<note_id>")
def delete_note(
    store_id: str, order_id: str, note_id: str, if_match: IfMatch = None
) -> TimelineEntryOut:
    """Only who wrote it. The timeline keeps that there was one, without its words."""
    store = current_store(router, store_id)
    store.require(Permission.ORDERS_WRITE)
    version = version_in(if_match)
    return TimelineEntryOut.of(notes.delete(store, order_id, note_id, version=version))


@router.get("/stores/<store_id>/orders/<order_id>/refunds")
def list_refunds(store_id: str, order_id: str) -> RefundsOut:
    store = current_store(router, store_id)
    service.get(store, order_id)
    return RefundsOut(items=[RefundOut.of(refund) for refund in service.refunds(store, order_id)])


@router.post("/stores/<store_id>/orders/<order_id>/refunds/preview")
def preview_refund(store_id: str, order_id: str, body: WantedRefund) -> RefundPreview:
    """What a refund of these would give back, and where it would go. Nothing is changed."""
    store = current_store(router, store_id)
    return RefundPreview.of(*refunds.preview(store, order_id, **body.wanted()))


@router.post("/stores/<store_id>/orders/<order_id>/refunds", responses=created(RefundOut))
def refund_order(
    store_id: str, order_id: str, body: RefundOrder, idempotency_key: IdempotencyKey = None
) -> tuple[RefundOut, int]:
    store = current_store(router, store_id)

    def give_back() -> RefundOut:
        begun = request_id(router, store, idempotency_key)
        made = refunds.refund(
            store,
            order_id,
            **body.wanted(),
            reason=body.reason,
            cards_left=body.cards_left.money() if body.cards_left else None,
            refund_id=refunds.unrefused(store, order_id, begun),
        )
        return RefundOut.of(made)

    return once(router, store, idempotency_key, RefundOut, give_back), 201
