from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.catalog import service
from windlass.catalog.models import Status
from windlass.catalog.out_schemas import BulkStatusOut, ProductOut, ProductPage
from windlass.catalog.repository import Found
from windlass.catalog.schemas import AdjustStock, BulkStatus, SaveProduct, SetStock
from windlass.search import previews
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

router = Router()
PRODUCTS = "/stores/<store_id>/products"
PRODUCT = f"{PRODUCTS}/<product_id>"

Search = Annotated[
    str, Query(max_length=200, description="Words of anything: title, SKUs, vendor, tags, text")
]
Sort = Annotated[
    Literal["newest", "updated"], Query(description="updated: only without search and filters")
]


@router.get(PRODUCTS)
def list_products(
    store_id: str,
    status: Status | None = None,
    q: Search = "",
    tag: Annotated[str, Query(max_length=40)] = "",
    vendor: Annotated[str, Query(max_length=100)] = "",
    sort: Sort = "newest",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> ProductPage:
    """Words, tags and vendors are looked up in the search index of all products; the words that
    the table keeps of each product stand in for it until a store's first index is built."""
    store = current_store(router, store_id)
    page = None
    if sort == "newest" and (q.strip() or tag or vendor):
        page = previews.products(
            store, query=q, status=status, tag=tag, vendor=vendor, limit=limit, cursor=cursor
        )
    if page is None:
        page = service.list_page(
            store,
            status=status,
            query=q,
            tag=tag,
            vendor=vendor,
            sort=sort,
            limit=limit,
            cursor=cursor,
        )
    return ProductPage.of(page, store)


@router.post(PRODUCTS, responses=created(ProductOut))
def create_product(
    store_id: str, body: SaveProduct, idempotency_key: IdempotencyKey = None
) -> tuple[ProductOut, int]:
    store = current_store(router, store_id)
    store.require(Permission.PRODUCTS_WRITE)

    def create() -> ProductOut:
        currency = stores.storefront_of(store).currency
        return ProductOut.of(service.create(store, body, currency=currency), store)

    return once(router, store, idempotency_key, ProductOut, create), 201


@router.post(f"{PRODUCTS}/bulk-status")
def set_status_of_many(store_id: str, body: BulkStatus) -> BulkStatusOut:
    store = current_store(router, store_id)
    updated, missing = service.bulk_status(store, body.product_ids, body.status)
    return BulkStatusOut(updated=updated, missing=missing)


@router.get(PRODUCT)
def get_product(store_id: str, product_id: str) -> Response[ProductOut]:
    store = current_store(router, store_id)
    return with_etag(service.get(store, product_id), store)


@router.put(PRODUCT)
def update_product(
    store_id: str, product_id: str, body: SaveProduct, if_match: IfMatch = None
) -> Response[ProductOut]:
    store = current_store(router, store_id)
    store.require(Permission.PRODUCTS_WRITE)
    version = version_in(if_match)
    return with_etag(service.update(store, product_id, body, version=version), store)


@router.delete(PRODUCT, responses=empty("The product is gone"))
def delete_product(store_id: str, product_id: str, if_match: IfMatch = None) -> tuple[None, int]:
    store = current_store(router, store_id)
    store.require(Permission.PRODUCTS_WRITE)
    service.delete(store, product_id, version=version_in(if_match))
    return None, 204


@router.post(f"{PRODUCT}/archive")
def archive_product(store_id: str, product_id: str) -> Response[ProductOut]:
    store = current_store(router, store_id)
    return with_etag(service.archive(store, product_id), store)


@router.post(f"{PRODUCT}/restore")
def restore_product(store_id: str, product_id: str) -> Response[ProductOut]:
    """Back from the archive, as a draft."""
    store = current_store(router, store_id)
    return with_etag(service.restore(store, product_id), store)


@router.post(f"{PRODUCT}/duplicate", responses=created(ProductOut))
def duplicate_product(
    store_id: str, product_id: str, idempotency_key: IdempotencyKey = None
) -> tuple[ProductOut, int]:
    store = current_store(router, store_id)

    def duplicate() -> ProductOut:
        return ProductOut.of(service.duplicate(store, product_id), store)

    return once(router, store, idempotency_key, ProductOut, duplicate), 201


@router.put(f"{PRODUCT}/stock")
def set_product_stock(store_id: str, product_id: str, body: SetStock) -> Response[ProductOut]:
    """Counts, per variant. `was` guards a count against sales that happened since."""
    store = current_store(router, store_id)
    return with_etag(service.set_stock(store, product_id, body), store)


@router.post(f"{PRODUCT}/stock/adjustments")
def adjust_product_stock(
    store_id: str, product_id: str, body: AdjustStock, idempotency_key: IdempotencyKey = None
) -> ProductOut:
    store = current_store(router, store_id)

    def adjust() -> ProductOut:
        return ProductOut.of(service.adjust_stock(store, product_id, body), store)

    return once(router, store, idempotency_key, ProductOut, adjust)


def with_etag(found: Found, store: StoreContext) -> Response[ProductOut]:
    return Response(
        200,
        content_type="application/json",
        body=ProductOut.of(found, store),
        headers={"ETag": etag(found.product.version)},
    )
