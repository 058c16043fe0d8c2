"""A list as a file, in parts: whoever wants all of it asks on with the cursor, so that a store of
any size is exported without a request that takes long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from windlass.catalog import service as catalog
from windlass.customers import admin
from windlass.exports import cells, columns, tables
from windlass.exports.cells import Cell
from windlass.exports.columns import Column
from windlass.kit.paging import Page
from windlass.orders import searching
from windlass.orders import service as orders
from windlass.search import previews

if TYPE_CHECKING:
    from windlass.catalog.listing import Sort
    from windlass.catalog.models import Status
    from windlass.orders.rules import Status as OrderStatus
    from windlass.tenancy.context import StoreContext

AT_ONCE: Final = 100
ROWS: Final = 500  # of one part

type Pages[Row] = Callable[[str | None], Page[Row]]


class Part(Struct, frozen=True):
    content: str  # lines; those of the first part begin with the heads of the columns
    rows: int
    next_cursor: str | None


def of_orders(
    store: StoreContext,
    *,
    query: str,
    status: OrderStatus | None,
    asked: str | None,
    cursor: str | None,
) -> Part:
    """Raises Forbidden (403), CursorInvalid and Invalid (422)."""

    def page(at: str | None) -> Page[Any]:
        if query:
            return Page(searching.search(store, query, status=status), None)
        return orders.list_page(store, status=status, limit=AT_ONCE, cursor=at)

    return _part(store, tables.ORDERS, page, asked, cursor)


def of_products(
    store: StoreContext,
    *,
    query: str,
    status: Status | None,
    tag: str,
    vendor: str,
    sort: Sort,
    asked: str | None,
    cursor: str | None,
) -> Part:
    """Raises Forbidden (403), CursorInvalid and Invalid (422)."""

    def page(at: str | None) -> Page[Any]:
        wanted: dict[str, Any] = {"status": status, "query": query, "tag": tag, "vendor": vendor}
        found = None
        if sort == "newest" and (query.strip() or tag or vendor):
            found = previews.products(store, **wanted, limit=AT_ONCE, cursor=at)
        if found is None:
            found = catalog.list_page(store, **wanted, sort=sort, limit=AT_ONCE, cursor=at)
        return found

    return _part(store, tables.PRODUCTS, page, asked, cursor)


def of_customers(
    store: StoreContext, *, query: str, tag: str, asked: str | None, cursor: str | None
) -> Part:
    """Raises Forbidden (403), CursorInvalid and Invalid (422)."""

    def page(at: str | None) -> Page[Any]:
        return admin.list_page(store, query=query, tag=tag, limit=AT_ONCE, cursor=at)

    return _part(store, tables.CUSTOMERS, page, asked, cursor)


def _part(
    store: StoreContext,
    table: Mapping[str, Column[Any]],
    page: Pages[Any],
    asked: str | None,
    cursor: str | None,
) -> Part:
    wanted = columns.chosen(store, table, asked)
    rows: list[list[Cell]] = [] if cursor else [[head for one in wanted for head in one.heads]]
    heads, at = len(rows), cursor
    while True:
        found = page(at)
        rows += [[cell for one in wanted for cell in one.cells(row)] for row in found.items]
        at = found.next_cursor
        if at is None or len(rows) - heads >= ROWS:
            return Part(cells.lines(rows), len(rows) - heads, at)
