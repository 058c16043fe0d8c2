from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.catalog.models import Status as ProductStatus
from windlass.exports import service
from windlass.exports.schemas import ExportPart
from windlass.orders.rules import Status
from windlass.web.api import Cursor, Router, current_store

router = Router()
EXPORTS = "/stores/<store_id>/exports"

Search = Annotated[str, Query(max_length=254, description="As the list's own search")]
Tag = Annotated[str, Query(max_length=40)]
Columns = Annotated[
    str | None,
    Query(max_length=800, description="Their names with commas between; none: all of them"),
]


@router.get(f"{EXPORTS}/orders")
def export_orders(
    store_id: str,
    status: Status | None = None,
    q: Search = "",
    columns: Columns = None,
    cursor: Cursor = None,
) -> ExportPart:
    """The list of orders as lines of a file, part after part."""
    store = current_store(router, store_id)
    part = service.of_orders(store, query=q, status=status, asked=columns, cursor=cursor)
    return ExportPart.of(part)


@router.get(f"{EXPORTS}/products")
def export_products(
    store_id: str,
    status: ProductStatus | None = None,
    q: Search = "",
    tag: Tag = "",
    vendor: Annotated[str, Query(max_length=100)] = "",
    sort: Literal["newest", "updated"] = "newest",
    columns: Columns = None,
    cursor: Cursor = None,
) -> ExportPart:
    """The list of products as lines of a file, part after part."""
    store = current_store(router, store_id)
    part = service.of_products(
        store,
        query=q,
        status=status,
        tag=tag,
        vendor=vendor,
        sort=sort,
        asked=columns,
        cursor=cursor,
    )
    return ExportPart.of(part)


@router.get(f"{EXPORTS}/customers")
def export_customers(
    store_id: str,
    q: Search = "",
    tag: Tag = "",
    columns: Columns = None,
    cursor: Cursor = None,
) -> ExportPart:
    """The list of customers as lines of a file, part after part."""
    store = current_store(router, store_id)
    part = service.of_customers(store, query=q, tag=tag, asked=columns, cursor=cursor)
    return ExportPart.of(part)
