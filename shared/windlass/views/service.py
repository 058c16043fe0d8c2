"""What members of a store may do with saved views: everybody keeps their own, whoever may change
the store's settings keeps those of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from windlass.kit.ids import new_id
from windlass.tenancy.context import Permission, StoreContext
from windlass.views.models import SHARED, Resource, View
from windlass.views.repository import ViewRepository

if TYPE_CHECKING:
    from windlass.views.schemas import SaveView

READERS: Final = {
    Resource.ORDERS: Permission.ORDERS_READ,
    Resource.PRODUCTS: Permission.PRODUCTS_READ,
    Resource.CUSTOMERS: Permission.CUSTOMERS_READ,
    Resource.DISCOUNTS: Permission.DISCOUNTS_READ,
    Resource.COLLECTIONS: Permission.COLLECTIONS_READ,
    Resource.GIFT_CARDS: Permission.GIFT_CARDS_READ,
    Resource.INVOICES: Permission.INVOICES_READ,
    Resource.REVIEWS: Permission.REVIEWS_READ,
    Resource.MAIL: Permission.MAIL_READ,
    Resource.NEWSLETTER: Permission.CUSTOMERS_READ,
    Resource.PAGES: Permission.THEMES_READ,
    Resource.REDIRECTS: Permission.NAVIGATION_READ,
}


def list_views(store: StoreContext, resource: Resource) -> list[View]:
    """Those of everybody, then the person's own. Raises Forbidden (403)."""
    return _views(store, resource).all()


def get(store: StoreContext, resource: Resource, view_id: str) -> View:
    """Raises Forbidden (403) and ViewNotFound (404)."""
    return _views(store, resource).get(view_id)


def create(store: StoreContext, resource: Resource, request: SaveView) -> View:
    """Raises Forbidden (403) and TooManyViews (409)."""
    views = _views(store, resource)
    _require_right(store, is_shared=request.is_shared)
    view = _applied(request, View(view_id=new_id(), version=1))
    return views.add(view, is_shared=request.is_shared)


def replace(
    store: StoreContext, resource: Resource, view_id: str, request: SaveView, *, version: int
) -> View:
    """Raises Forbidden (403), ViewNotFound (404), TooManyViews (409) and VersionStale (412) unless
    `version` is the current one."""
    views = _views(store, resource)
    view = views.get(view_id)
    _require_right(store, is_shared=request.is_shared or is_shared(view))
    return views.replace(_applied(request, view), version=version, is_shared=request.is_shared)


def remove(store: StoreContext, resource: Resource, view_id: str) -> None:
    """Raises Forbidden (403) and ViewNotFound (404)."""
    views = _views(store, resource)
    view = views.get(view_id)
    _require_right(store, is_shared=is_shared(view))
    views.remove(view)


def is_shared(view: View) -> bool:
    return view.whose == SHARED


def _views(store: StoreContext, resource: Resource) -> ViewRepository:
    store.require(Permission.STORE_READ)
    store.require(READERS[resource])
    return ViewRepository(store.store_id, resource, store.actor_id)


def _require_right(store: StoreContext, *, is_shared: bool) -> None:
    if is_shared:
        store.require(Permission.STORE_WRITE)


def _applied(request: SaveView, view: View) -> View:
    view.name, view.search, view.sort = request.name, request.search, request.sort
    view.filters = [one.model_dump() for one in request.filters]
    view.columns = request.columns
    return view
