"""What the rest of the product may do with products. More of it: `storefront` (what shoppers see
and buy), `stock` (what orders move), `pictures`, `listing`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from windlass.catalog import copying, pictures, prices, rules, translated
from windlass.catalog.changes import apply, handles_for, new_stock, variant_ids
from windlass.catalog.errors import (
    HandleTaken,
    ProductExists,
    ProductInvalid,
    ProductNotFound,
    ProductStale,
)
from windlass.catalog.listing import list_page
from windlass.catalog.models import Product, Status, Stock
from windlass.catalog.pictures import (
    NewImage,
    attach_image,
    attach_images,
    change_image,
    detach_image,
)
from windlass.catalog.repository import Found, Moved, ProductRepository, settled
from windlass.catalog.stock_counts import adjust_stock, set_stock, sweep_stock
from windlass.catalog.storefront import (
    Redirect,
    StorefrontProduct,
    VariantForSale,
    storefront_list,
    storefront_product,
    variants_for_sale,
)
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.catalog.schemas import SaveProduct
    from windlass.tenancy.context import StoreContext

__all__ = [
    "Found",
    "NewImage",
    "Redirect",
    "StorefrontProduct",
    "VariantForSale",
    "adjust_stock",
    "archive",
    "attach_image",
    "attach_images",
    "bulk_status",
    "change_image",
    "create",
    "delete",
    "detach_image",
    "duplicate",
    "get",
    "list_page",
    "refresh",
    "restore",
    "set_stock",
    "storefront_list",
    "storefront_product",
    "update",
    "variants_for_sale",
]


def create(
    store: StoreContext,
    request: SaveProduct,
    *,
    currency: str,
    images: Sequence[NewImage] = (),
    product_id: str | None = None,
) -> Found:
    """A new product with its stock. Without a handle it gets a free one made of its title. Its
    variants may name the `images`, whose ids are those of their uploads. A `product_id` makes
    sure that work which is repeated creates one product.

    Raises Forbidden (403), ProductInvalid (422), HandleTaken and ProductExists (409), and what
    `attach_image` does.
    """
    store.require(Permission.PRODUCTS_WRITE)
    _require_valid(request, currency, variant_ids=set(), image_ids={i.upload_id for i in images})
    product_id = product_id or new_id()
    uploads = pictures.bind(store, product_id, images)
    product = Product(product_id=product_id, currency=currency, created_at=clock.now())
    product.images, product.version = {}, 1
    apply(request, product, variant_ids(request))
    pictures.add_to(product, images, uploads)
    stocks = new_stock(store.store_id, request, product)
    found = _add(store, Found(product), stocks, request.handle)
    if images and pictures.catch_up(store, product):
        return ProductRepository(store.store_id).get(product_id)
    return found


def get(store: StoreContext, product_id: str) -> Found:
    """The product with its stock; one query. Raises Forbidden (403) and ProductNotFound (404)."""
    store.require(Permission.PRODUCTS_READ)
    return ProductRepository(store.store_id).get(product_id)


def update(store: StoreContext, product_id: str, request: SaveProduct, *, version: int) -> Found:
    """Make the product what the request says. A variant keeps its id, stock and place in open
    carts; one that is left out goes away. Pictures are changed apart.

    Raises Forbidden (403), ProductNotFound (404), HandleTaken (409), ProductStale (412) and
    ProductInvalid (422).
    """
    store.require(Permission.PRODUCTS_WRITE)
    repository, ids = ProductRepository(store.store_id), variant_ids(request)

    def change() -> Found:
        found = repository.get(product_id)
        product = found.product
        _require_version(product, version)
        _require_valid(
            request,
            product.currency,
            variant_ids={variant.id for variant in product.variants},
            image_ids=set(product.images),
        )
        product.handle = request.handle or product.handle
        product.version += 1
        apply(request, product, ids)
        repository.save(found, new_stock(store.store_id, request, product, known=found.stocks))
        return found

    return settled(change)


def delete(store: StoreContext, product_id: str, *, version: int) -> None:
    """Raises Forbidden (403), ProductNotFound (404) and ProductStale (412)."""
    store.require(Permission.PRODUCTS_WRITE)
    repository = ProductRepository(store.store_id)

    def remove() -> None:
        found = repository.get(product_id)
        _require_version(found.product, version)
        repository.remove(found)

    settled(remove)


def archive(store: StoreContext, product_id: str) -> Found:
    """Out of the shop, out of the way. Raises Forbidden (403) and ProductNotFound (404)."""
    return _set_status(store, product_id, Status.ARCHIVED)


def restore(store: StoreContext, product_id: str) -> Found:
    """Back from the archive as a draft; another status stays. Raises Forbidden (403) and
    ProductNotFound (404)."""
    return _set_status(store, product_id, Status.DRAFT, only_from=Status.ARCHIVED)


def bulk_status(
    store: StoreContext, product_ids: Sequence[str], status: Status
) -> tuple[list[str], list[str]]:
    """(ids that have the status now, ids of which there is no product), one product at a time.
    Raises Forbidden (403)."""
    done: list[str] = []
    missing: list[str] = []
    for product_id in dict.fromkeys(product_ids):
        try:
            _set_status(store, product_id, status)
            done.append(product_id)
        except ProductNotFound:
            missing.append(product_id)
    return done, missing


def duplicate(store: StoreContext, product_id: str, *, suffix: str = "copy") -> Found:
    """A draft like it with ids, address and stock items of its own; nothing on hand, the finished
    pictures shared, priced and translated alike. Raises Forbidden (403), ProductNotFound (404)."""
    store.require(Permission.PRODUCTS_WRITE)
    original = ProductRepository(store.store_id).get(product_id)
    copy, stocks = copying.copied(store.store_id, original, suffix=suffix)
    translated.take_sources_along(store.store_id, original.product, copy.product)
    return _add(store, copy, stocks, None)


def refresh(store: StoreContext, product_id: str) -> None:
    """Bring what is derived up to the truth, for the consumer of our own events; repeatable."""
    store.require(Permission.PRODUCTS_WRITE)
    repository = ProductRepository(store.store_id)
    found = repository.find(product_id, consistent=True)
    if found is not None:
        repository.refresh_card(found)
    else:
        prices.forget(store.store_id, product_id)
    sweep_stock(store, product_id, found)


def _add(store: StoreContext, found: Found, stocks: Sequence[Stock], handle: str | None) -> Found:
    """Save a new product under this address, or under a free one made of its title."""
    repository, product = ProductRepository(store.store_id), found.product
    for wanted in [handle] if handle else handles_for(product.title):
        product.handle = wanted
        try:
            repository.save(found, stocks)
        except HandleTaken:
            if handle:
                raise
        except Moved:
            raise ProductExists(f"There is a product {product.product_id}.") from None
        else:
            return found
    raise AssertionError("the last address is random")


def _set_status(
    store: StoreContext, product_id: str, status: Status, *, only_from: Status | None = None
) -> Found:
    store.require(Permission.PRODUCTS_WRITE)
    repository = ProductRepository(store.store_id)

    def change() -> Found:
        found = repository.get(product_id)
        product = found.product
        if product.status == status or (only_from and product.status != only_from):
            return found
        product.status = status.value
        product.version += 1
        product.updated_at = clock.now()
        if status is Status.ACTIVE and product.published_at is None:
            product.published_at = clock.now()
        repository.save(found)
        return found

    return settled(change)


def _require_version(product: Product, version: int) -> None:
    if product.version != version:
        raise ProductStale("This product was changed since you last read it. Reload it first.")


def _require_valid(
    request: SaveProduct, currency: str, *, variant_ids: set[str], image_ids: set[str]
) -> None:
    found = rules.problems(request, currency=currency, variant_ids=variant_ids, image_ids=image_ids)
    if found:
        message = found[0].message if len(found) == 1 else "Some of the input is not right."
        raise ProductInvalid(message, fields=found)
