from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.kit import paging
from windlass.pages import service, templates
from windlass.pages.models import Kind, Page, Status
from windlass.pages.schemas import (
    PageList,
    PageOut,
    PageRow,
    PageTemplateList,
    PageTemplateOut,
    SavePage,
)
from windlass.tenancy.context import Permission
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
PAGES = "/stores/<store_id>/pages"
PAGE = f"{PAGES}/<page_id>"


@router.get(PAGES)
def list_pages(
    store_id: str,
    q: Annotated[str, Query(max_length=100, description="Words in the title")] = "",
    kind: Annotated[Literal["page", "post"] | None, Query()] = None,
    status: Annotated[
        Literal["draft", "scheduled", "published", "deleted"] | None,
        Query(description="Deleted ones are listed only when asked for"),
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> PageList:
    """Pages by title, then posts, the newest first."""
    store = current_store(router, store_id)
    found = service.list_all(
        store,
        kind=Kind(kind) if kind else None,
        status=Status(status) if status else None,
        query=q,
    )
    scope = f"{store.store_id} pages {q} {kind} {status}"
    start = int(paging.unseal(cursor, scope=scope)) if cursor else 0
    end = start + limit
    return PageList(
        items=[PageRow.of(card) for card in found[start:end]],
        next_cursor=paging.seal(str(end), scope=scope) if end < len(found) else None,
    )


@router.post(PAGES, responses=created(PageOut))
def create_page(
    store_id: str, body: SavePage, idempotency_key: IdempotencyKey = None
) -> tuple[PageOut, int]:
    store = current_store(router, store_id)
    return once(
        router, store, idempotency_key, PageOut, lambda: PageOut.of(service.create(store, body))
    ), 201


@router.get(f"{PAGES}/templates")
def list_page_templates(store_id: str) -> PageTemplateList:
    """Texts to start from, filled with what the store knows of itself."""
    found = templates.of(current_store(router, store_id))
    return PageTemplateList(items=[PageTemplateOut.of(template) for template in found])


@router.get(PAGE)
def get_page(store_id: str, page_id: str) -> Response[PageOut]:
    return _with_etag(service.get(current_store(router, store_id), page_id))


@router.put(PAGE)
def update_page(
    store_id: str, page_id: str, body: SavePage, if_match: IfMatch = None
) -> Response[PageOut]:
    store = current_store(router, store_id)
    store.require(Permission.THEMES_WRITE)
    return _with_etag(service.update(store, page_id, body, version=version_in(if_match)))


@router.delete(PAGE, responses=empty("It can be brought back for thirty days"))
def delete_page(store_id: str, page_id: str, if_match: IfMatch = None) -> tuple[None, int]:
    store = current_store(router, store_id)
    store.require(Permission.THEMES_WRITE)
    service.delete(store, page_id, version=version_in(if_match))
    return None, 204


@router.post(f"{PAGE}/duplicate", responses=created(PageOut))
def duplicate_page(
    store_id: str, page_id: str, idempotency_key: IdempotencyKey = None
) -> tuple[PageOut, int]:
    """A draft with the same text."""
    store = current_store(router, store_id)

    def copy() -> PageOut:
        return PageOut.of(service.duplicate(store, page_id))

    return once(router, store, idempotency_key, PageOut, copy), 201


@router.post(f"{PAGE}/restore")
def restore_page(store_id: str, page_id: str) -> Response[PageOut]:
    """Undo a deletion."""
    return _with_etag(service.restore(current_store(router, store_id), page_id))


def _with_etag(page: Page) -> Response[PageOut]:
    return Response(
        200,
        content_type="application/json",
        body=PageOut.of(page),
        headers={"ETag": etag(page.version)},
    )
