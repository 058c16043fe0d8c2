from windlass.tenancy.context import Permission
from windlass.views import service
from windlass.views.models import Resource
from windlass.views.schemas import SaveView, ViewOut, ViewPage
from windlass.web.api import (
    IdempotencyKey,
    IfMatch,
    Response,
    Router,
    created,
    current_store,
    empty,
)
from windlass.web.etags import etag, version_in
from windlass.web.idempotency import once

router = Router()
VIEWS = "/stores/<store_id>/views/<resource>"
VIEW = f"{VIEWS}/<view_id>"


@router.get(VIEWS)
def list_views(store_id: str, resource: Resource) -> ViewPage:
    """Those of everybody in the store, then one's own."""
    store = current_store(router, store_id)
    return ViewPage(items=[ViewOut.of(view) for view in service.list_views(store, resource)])


@router.post(VIEWS, responses=created(ViewOut))
def create_view(
    store_id: str, resource: Resource, body: SaveView, idempotency_key: IdempotencyKey = None
) -> tuple[ViewOut, int]:
    store = current_store(router, store_id)

    def create() -> ViewOut:
        return ViewOut.of(service.create(store, resource, body))

    return once(router, store, idempotency_key, ViewOut, create), 201


@router.get(VIEW)
def get_view(store_id: str, resource: Resource, view_id: str) -> Response[ViewOut]:
    store = current_store(router, store_id)
    return _with_etag(ViewOut.of(service.get(store, resource, view_id)))


@router.put(VIEW)
def replace_view(
    store_id: str, resource: Resource, view_id: str, body: SaveView, if_match: IfMatch = None
) -> Response[ViewOut]:
    store = current_store(router, store_id)
    store.require(Permission.STORE_READ)
    version = version_in(if_match)
    return _with_etag(ViewOut.of(service.replace(store, resource, view_id, body, version=version)))


@router.delete(VIEW, responses=empty("The view is gone"))
def delete_view(store_id: str, resource: Resource, view_id: str) -> tuple[None, int]:
    store = current_store(router, store_id)
    service.remove(store, resource, view_id)
    return None, 204


def _with_etag(view: ViewOut) -> Response[ViewOut]:
    return Response(200, "application/json", view, headers={"ETag": etag(view.version)})
