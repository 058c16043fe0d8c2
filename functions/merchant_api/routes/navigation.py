from collections.abc import Sequence
from typing import Annotated, Any

from aws_lambda_powertools.event_handler.openapi.params import Query

from merchant_api import references
from windlass.navigation import redirect_files, redirects, service
from windlass.navigation.schemas import (
    ImportRedirects,
    MenuOut,
    MenuPage,
    RedirectFile,
    RedirectOut,
    RedirectPage,
    RedirectsImportedOut,
    RefusedOut,
    RemoveRedirect,
    SaveMenu,
    SaveRedirect,
)
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
MENUS = "/stores/<store_id>/navigation/menus"
REDIRECTS = "/stores/<store_id>/redirects"


@router.get(MENUS)
def list_menus(store_id: str) -> MenuPage:
    """The main menu, the footer's, then the store's own."""
    store = current_store(router, store_id)
    return MenuPage(items=[MenuOut.of(menu) for menu in service.list_menus(store)])


@router.post(MENUS, responses=created(MenuOut))
def create_menu(
    store_id: str, body: SaveMenu, idempotency_key: IdempotencyKey = None
) -> tuple[MenuOut, int]:
    store = current_store(router, store_id)
    store.require(Permission.NAVIGATION_WRITE)

    def create() -> MenuOut:
        _require_own(store, body)
        return MenuOut.of(service.create(store, body))

    return once(router, store, idempotency_key, MenuOut, create), 201


@router.get(f"{MENUS}/<key>")
def get_menu(store_id: str, key: str) -> Response[MenuOut]:
    store = current_store(router, store_id)
    return _with_etag(MenuOut.of(service.get(store, key)))


@router.put(f"{MENUS}/<key>")
def replace_menu(
    store_id: str, key: str, body: SaveMenu, if_match: IfMatch = None
) -> Response[MenuOut]:
    store = current_store(router, store_id)
    store.require(Permission.NAVIGATION_WRITE)
    version = version_in(if_match)
    _require_own(store, body, before=service.get(store, key).links)
    return _with_etag(MenuOut.of(service.replace(store, key, body, version=version)))


@router.delete(f"{MENUS}/<key>", responses=empty("The menu is gone"))
def delete_menu(store_id: str, key: str) -> tuple[None, int]:
    store = current_store(router, store_id)
    service.remove(store, key)
    return None, 204


@router.get(REDIRECTS)
def list_redirects(
    store_id: str,
    q: Annotated[str, Query(max_length=300, description="How the old address begins")] = "",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> RedirectPage:
    store = current_store(router, store_id)
    return RedirectPage.of(redirects.list_page(store, query=q, limit=limit, cursor=cursor))


@router.put(REDIRECTS)
def save_redirect(store_id: str, body: SaveRedirect) -> RedirectOut:
    """Lead from one address to another. An address that has a page of its own shows that page."""
    store = current_store(router, store_id)
    return RedirectOut.of(redirects.save(store, body.path, body.target))


@router.post(f"{REDIRECTS}/remove", responses=empty("It leads nowhere now"))
def remove_redirect(store_id: str, body: RemoveRedirect) -> tuple[None, int]:
    store = current_store(router, store_id)
    redirects.remove(store, body.path)
    return None, 204


@router.post(f"{REDIRECTS}/import")
def import_redirects(store_id: str, body: ImportRedirects) -> RedirectsImportedOut:
    """Up to 500 at once; what is wrong is told by line, the rest is saved. Safe to repeat."""
    store = current_store(router, store_id)
    store.require(Permission.NAVIGATION_WRITE)
    saved, refused = redirect_files.read_in(store, body.csv)
    return RedirectsImportedOut(saved=saved, refused=[RefusedOut.of(one) for one in refused])


@router.get(f"{REDIRECTS}/export")
def export_redirects(store_id: str) -> RedirectFile:
    store = current_store(router, store_id)
    count, text = redirect_files.written(store)
    return RedirectFile(count=count, csv=text)


def _require_own(
    store: StoreContext, body: SaveMenu, *, before: Sequence[dict[str, Any]] = ()
) -> None:
    """Raises ReferenceUnknown (422) for what this store does not have."""
    links = [link.document() for link in body.links]
    references.require(store, listings=_listings(links), known=set(_listings(before).values()))


def _listings(links: Sequence[dict[str, Any]], under: str = "links") -> dict[str, str]:
    """The ids of collections and categories, by their fields."""
    found: dict[str, str] = {}
    for at, link in enumerate(links):
        if link["kind"] in ("collection", "category"):
            found[f"{under}.{at}.target"] = link["target"]
        found |= _listings(link["links"], f"{under}.{at}.links")
    return found


def _with_etag(menu: MenuOut) -> Response[MenuOut]:
    return Response(200, "application/json", menu, headers={"ETag": etag(menu.version)})
