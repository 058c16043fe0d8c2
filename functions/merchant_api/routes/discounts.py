from collections.abc import Mapping
from typing import Annotated, Any

from annotated_types import Interval
from aws_lambda_powertools.event_handler.openapi.params import Query

from merchant_api import references
from windlass.catalog import prices
from windlass.discounts import codes, margins, reports, service
from windlass.discounts.code_schemas import CodeOut, CodePage, CodesExport, CodesMade
from windlass.discounts.models import Status
from windlass.discounts.out_schemas import DiscountOut, DiscountPage, ReportOut
from windlass.discounts.schemas import GenerateCodes, SaveDiscount
from windlass.discounts.service import Listed
from windlass.stores import service as stores
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.api import (
    Cursor,
    IdempotencyKey,
    IfMatch,
    Limit,
    Response,
    Router,
    created,
    current_store,
    empty,
)
from windlass.web.etags import etag, version_in
from windlass.web.idempotency import once
from windlass.web.schemas import IN_DIGITS

router = Router()
DISCOUNTS = "/stores/<store_id>/discounts"
DISCOUNT = f"{DISCOUNTS}/<discount_id>"

Days = Annotated[
    int, Interval(ge=1, le=366), IN_DIGITS, Query(description="Of the store's calendar, today last")
]


@router.get(DISCOUNTS)
def list_discounts(
    store_id: str,
    status: Annotated[Status | None, Query(description="Without: all but archived")] = None,
    q: Annotated[str, Query(max_length=80, description="Part of a title or code")] = "",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> DiscountPage:
    """Newest first. With a filter a page may be short and still have a next one."""
    store = current_store(router, store_id)
    page = service.list_page(store, status=status, query=q, limit=limit, cursor=cursor)
    front = stores.storefront_of(store)
    items = [DiscountOut.of(listed, front) for listed in page.items]
    return DiscountPage(items=items, next_cursor=page.next_cursor)


@router.post(DISCOUNTS, responses=created(DiscountOut))
def create_discount(
    store_id: str, body: SaveDiscount, idempotency_key: IdempotencyKey = None
) -> tuple[DiscountOut, int]:
    """Warns of products that it would sell below their cost."""
    store = current_store(router, store_id)
    store.require(Permission.DISCOUNTS_WRITE)

    def create() -> DiscountOut:
        _require_own(store, body)
        return _detail(store, service.create(store, body))

    return once(router, store, idempotency_key, DiscountOut, create), 201


@router.get(DISCOUNT)
def get_discount(store_id: str, discount_id: str) -> Response[DiscountOut]:
    store = current_store(router, store_id)
    return _with_etag(store, service.get(store, discount_id))


@router.put(DISCOUNT)
def update_discount(
    store_id: str, discount_id: str, body: SaveDiscount, if_match: IfMatch = None
) -> Response[DiscountOut]:
    """Warns of products that it would sell below their cost."""
    store = current_store(router, store_id)
    store.require(Permission.DISCOUNTS_WRITE)
    version = version_in(if_match)
    _require_own(store, body, before=service.get(store, discount_id).discount.offer)
    return _with_etag(store, service.update(store, discount_id, body, version=version))


@router.delete(DISCOUNT, responses=empty("The discount is in the archive"))
def archive_discount(store_id: str, discount_id: str) -> tuple[None, int]:
    """With its codes; `restore` brings all of it back."""
    service.archive(current_store(router, store_id), discount_id)
    return None, 204


@router.post(f"{DISCOUNT}/restore")
def restore_discount(store_id: str, discount_id: str) -> Response[DiscountOut]:
    store = current_store(router, store_id)
    return _with_etag(store, service.restore(store, discount_id))


@router.post(f"{DISCOUNT}/activate")
def activate_discount(store_id: str, discount_id: str) -> Response[DiscountOut]:
    """Its dates still count."""
    store = current_store(router, store_id)
    return _with_etag(store, service.activate(store, discount_id))


@router.post(f"{DISCOUNT}/pause")
def pause_discount(store_id: str, discount_id: str) -> Response[DiscountOut]:
    store = current_store(router, store_id)
    return _with_etag(store, service.pause(store, discount_id))


@router.post(f"{DISCOUNT}/duplicate", responses=created(DiscountOut))
def duplicate_discount(store_id: str, discount_id: str) -> tuple[DiscountOut, int]:
    """Switched off, and without codes."""
    store = current_store(router, store_id)
    return _detail(store, service.duplicate(store, discount_id)), 201


@router.get(f"{DISCOUNT}/codes")
def list_codes(
    store_id: str, discount_id: str, limit: Limit = 50, cursor: Cursor = None
) -> CodePage:
    """Unique codes, in alphabetical order."""
    store = current_store(router, store_id)
    page = codes.list_page(store, discount_id, limit=limit, cursor=cursor)
    return CodePage(items=[CodeOut.of(code) for code in page.items], next_cursor=page.next_cursor)


@router.post(f"{DISCOUNT}/codes", responses=created(CodesMade))
def generate_codes(
    store_id: str, discount_id: str, body: GenerateCodes, idempotency_key: IdempotencyKey = None
) -> tuple[CodesMade, int]:
    """New ones, each for one order."""
    store = current_store(router, store_id)
    made = once(
        router,
        store,
        idempotency_key,
        CodesMade,
        lambda: CodesMade(code_count=codes.generate(store, discount_id, body)),
    )
    return made, 201


@router.get(f"{DISCOUNT}/codes/export")
def export_codes(store_id: str, discount_id: str) -> CodesExport:
    """All unique codes, as the text of a CSV file."""
    store = current_store(router, store_id)
    return CodesExport(csv=codes.export(store, discount_id))


@router.get(f"{DISCOUNT}/report")
def get_report(store_id: str, discount_id: str, days: Days = 30) -> ReportOut:
    """What it brought and what it gave, in the store's currency."""
    store = current_store(router, store_id)
    return ReportOut.of(reports.report(store, discount_id, days=days))


def _require_own(
    store: StoreContext, body: SaveDiscount, *, before: Mapping[str, Any] | None = None
) -> None:
    """Raises ReferenceUnknown (422) for products and collections that this store does not have."""
    scopes = {"scope": body.scope, "get_scope": body.get_scope}
    former = [(before or {}).get(name, {}) for name in scopes]
    references.require(
        store,
        products={
            f"{name}.product_ids.{at}": one
            for name, scope in scopes.items()
            for at, one in enumerate(scope.product_ids)
        },
        listings={
            f"{name}.collection_ids.{at}": one
            for name, scope in scopes.items()
            for at, one in enumerate(scope.collection_ids)
        },
        known={one for scope in former for ids in scope.values() for one in ids},
    )


def _with_etag(store: StoreContext, listed: Listed) -> Response[DiscountOut]:
    body = _detail(store, listed)
    return Response(200, "application/json", body, headers={"ETag": etag(body.version)})


def _detail(store: StoreContext, listed: Listed) -> DiscountOut:
    offer = listed.discount.offer
    named = {
        product_id
        for scope in (offer.get("scope", {}), offer.get("get_scope", {}))
        for product_id in scope.get("product_ids", ())
    }
    return DiscountOut.of(
        listed,
        stores.storefront_of(store),
        titles={one.product_id: one.title for one in prices.products(store, sorted(named))},
        warnings=margins.below_cost(store, listed.discount),
    )
