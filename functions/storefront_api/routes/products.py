from storefront_api.shops import (
    PREFIX,
    Currency,
    Moved,
    cached,
    current_shop,
    exchange_of,
    moves,
)
from windlass.catalog import storefront
from windlass.catalog.errors import ProductNotFound
from windlass.catalog.storefront import Redirect
from windlass.catalog.storefront_schemas import StorefrontCardPage, StorefrontProductOut
from windlass.web.api import Cursor, Limit, Response, Router

router = Router()


@router.get("/stores/<slug>/products", responses=moves(StorefrontCardPage))
def list_products(
    slug: str, limit: Limit = 24, cursor: Cursor = None, currency: Currency = None
) -> Response[StorefrontCardPage]:
    store, shop = current_shop(router, slug)
    page = storefront.storefront_list(store, limit=limit, cursor=cursor)
    return cached(StorefrontCardPage.of(page, exchange_of(shop, currency)))


@router.get("/stores/<slug>/products/<handle>", responses=moves(StorefrontProductOut))
def get_product(
    slug: str, handle: str, currency: Currency = None
) -> Response[StorefrontProductOut]:
    """An old handle answers 301 with the path of the current one."""
    store, shop = current_shop(router, slug)
    found = storefront.storefront_product(store, handle, exchange=exchange_of(shop, currency))
    if found is None:
        raise ProductNotFound(f"There is no product {handle}.")
    if isinstance(found, Redirect):
        raise Moved(f"{PREFIX}/stores/{shop.slug}/products/{found.handle}")
    return cached(StorefrontProductOut.of(found))
