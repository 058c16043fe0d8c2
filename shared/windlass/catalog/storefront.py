"""Products as shoppers meet them: only active ones, few round trips, no permission asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import batched
from typing import TYPE_CHECKING

from windlass.catalog import cards, models, rules
from windlass.catalog.kinds import Kind
from windlass.catalog.models import Card, Product, ProductPart, Status, Stock
from windlass.catalog.parts import Image, Variant
from windlass.catalog.ratings import Rating
from windlass.catalog.repository import ProductRepository

if TYPE_CHECKING:
    from windlass.kit.money import Money
    from windlass.kit.paging import Page
    from windlass.tenancy.context import StoreContext

MOST_KEYS = 100  # of one batch read


@dataclass(frozen=True, slots=True)
class Offered:
    """A variant with the truth about its stock."""

    variant: Variant
    left: int | None  # how many can be bought; None when there is no limit

    @property
    def is_available(self) -> bool:
        return self.left is None or self.left > 0

    @property
    def is_low(self) -> bool:
        return self.left is not None and 0 < self.left <= rules.FEW


@dataclass(frozen=True, slots=True)
class StorefrontProduct:
    product: Product
    offers: tuple[Offered, ...]  # in the order of the variants
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """The product moved to this handle, for good."""

    handle: str


@dataclass(frozen=True, slots=True)
class VariantForSale:
    """What a cart or checkout line needs to know. Cost is for the order's records."""

    product_id: str
    variant_id: str
    handle: str
    product_title: str
    variant_title: str  # "Blue / M", empty without options
    vendor: str
    product_type: str
    tags: tuple[str, ...]
    collection_ids: frozenset[str]  # and categories, each with those above it
    sku: str
    price: Money
    compare_at: Money | None
    cost: Money | None
    weight_grams: int | None
    requires_shipping: bool
    kind: Kind
    tax_class: str
    image: Image | None
    left: int | None  # how many can be bought; None when there is no limit

    def has(self, quantity: int) -> bool:
        return self.left is None or self.left >= quantity


def storefront_list(store: StoreContext, *, limit: int, cursor: str | None = None) -> Page[Card]:
    """Active products, newest first; one query. Raises CursorInvalid (422)."""
    return cards.newest(store.store_id, Status.ACTIVE, limit=limit, cursor=cursor)


def storefront_product(store: StoreContext, handle: str) -> StorefrontProduct | Redirect | None:
    """The active product at this address, where it moved to, or None: two reads. They may lag by
    moments; what a checkout reserves does not."""
    repository = ProductRepository(store.store_id)
    pointer = repository.find_handle(handle)
    found = repository.find(pointer.product_id) if pointer else None
    if pointer is None or found is None or not found.product.is_active:
        return None
    if not pointer.is_current:
        return Redirect(found.product.handle)
    return StorefrontProduct(
        found.product, tuple(offers(found.product, found.stocks)), found.rating
    )


def offers(product: Product, stocks: dict[str, Stock]) -> Iterator[Offered]:
    """A variant whose stock is not known yet cannot be bought."""
    for variant in product.variants:
        yield Offered(variant, _left(product, stocks.get(variant.id)))


def variants_for_sale(
    store: StoreContext, wanted: Iterable[tuple[str, str]], *, consistent: bool = False
) -> dict[tuple[str, str], VariantForSale]:
    """By (product id, variant id), in one batch read up to 50 variants; what is gone or not
    active is left out. Checkouts read consistently, carts need not."""
    pairs = list(dict.fromkeys(wanted))
    keys = dict.fromkeys(
        key
        for product_id, variant_id in pairs
        for key in (
            (models.product_pk(store.store_id, product_id), models.PRODUCT_SK),
            (models.product_pk(store.store_id, product_id), models.stock_sk(variant_id)),
        )
    )
    products: dict[str, Product] = {}
    stocks: dict[tuple[str, str], Stock] = {}
    for some in batched(keys, MOST_KEYS, strict=False):
        for item in ProductPart.batch_get(some, consistent_read=consistent):
            if isinstance(item, Product):
                products[item.product_id] = item
            elif isinstance(item, Stock):
                stocks[item.product_id, item.variant_id] = item
    return {
        pair: for_sale
        for pair in pairs
        if (for_sale := _for_sale(products.get(pair[0]), pair[1], stocks.get(pair))) is not None
    }


def _left(product: Product, stock: Stock | None) -> int | None:
    if product.is_gift_card:
        return None
    return stock.left if stock else 0


def _for_sale(
    product: Product | None, variant_id: str, stock: Stock | None
) -> VariantForSale | None:
    if product is None or not product.is_active:
        return None
    variant = product.variant(variant_id)
    if variant is None:
        return None
    return VariantForSale(
        product_id=product.product_id,
        variant_id=variant.id,
        handle=product.handle,
        product_title=product.title,
        variant_title=variant.title,
        vendor=product.vendor,
        product_type=product.product_type,
        tags=tuple(product.tags),
        collection_ids=frozenset((*product.collection_ids, *product.category_ids)),
        sku=variant.sku,
        price=variant.price,
        compare_at=variant.compare_at,
        cost=variant.cost,
        weight_grams=variant.weight_grams,
        requires_shipping=variant.requires_shipping,
        kind=Kind(product.kind),
        tax_class=product.tax_class,
        image=product.picture_of(variant),
        left=_left(product, stock),
    )
