from storefront_api.shops import (
    PREFIX,
    Currency,
    Locale,
    Moved,
    cached,
    current_shop,
    exchange_of,
    moves,
    words_of,
)
from windlass.catalog import storefront
from windlass.catalog.errors import ProductNotFound
from windlass.catalog.storefront import Redirect
from windlass.catalog.storefront_schemas import StorefrontCardPage, StorefrontProductOut
from windlass.web.api import Cursor, Limit, Response, Router

router = Router()


@router.get("/stores/<slug>/products", responses=moves(StorefrontCardPage))
def list_products(
    slug: str,
    limit: Limit = 24,
    cursor: Cursor = None,
    currency: Currency = None,
    locale: Locale = None,
) -> Response[StorefrontCardPage]:
    store, shop = current_shop(router, slug)
    page = storefront.storefront_list(store, limit=limit, cursor=cursor)
    language = words_of(store, shop, locale).locale
    return cached(StorefrontCardPage.of(page, exchange_of(shop, currency), language))


@router.get("/stores/<slug>/products/<handle>", responses=moves(StorefrontProductOut))
def get_product(
    slug: str, handle: str, currency: Currency = None, locale: Locale = None
) -> Response[StorefrontProductOut]:
    """An old handle answers 301 with the path of the current one."""
    store, shop = current_shop(router, slug)
    language = words_of(store, shop, locale).locale
    found = storefront.storefront_product(
        store, handle, exchange=exchange_of(shop, currency), locale=language
    )
    if found is None:
        raise ProductNotFound(f"There is no product {handle}.")
    if isinstance(found, Redirect):
        raise Moved(f"{PREFIX}/stores/{shop.slug}/products/{found.handle}")
    return cached(StorefrontProductOut.of(found))
