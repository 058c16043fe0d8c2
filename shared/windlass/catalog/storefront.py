"""Products as shoppers meet them: only active ones, few round trips, no permission asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import replace
from itertools import batched
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.catalog import cards, models, rules, translated
from windlass.catalog.kinds import Kind
from windlass.catalog.market_prices import MarketPrices, of_market, priced, prices_sk
from windlass.catalog.models import Card, Product, ProductPart, Status, Stock
from windlass.catalog.parts import Image, Variant
from windlass.catalog.ratings import Rating
from windlass.catalog.repository import ProductRepository
from windlass.catalog.translated import ProductTranslation

if TYPE_CHECKING:
    from windlass.catalog.measures import Measure
    from windlass.currencies.exchange import Exchange
    from windlass.kit.money import Money
    from windlass.kit.paging import Page
    from windlass.tenancy.context import StoreContext

MOST_KEYS = 100  # of one batch read


class Offered(Struct, frozen=True):
    """A variant with the truth about its stock."""

    variant: Variant
    left: int | None  # how many can be bought; None when there is no limit

    @property
    def is_available(self) -> bool:
        return self.left is None or self.left > 0

    @property
    def is_low(self) -> bool:
        return self.left is not None and 0 < self.left <= rules.FEW


class StorefrontProduct(Struct, frozen=True):
    product: Product
    offers: tuple[Offered, ...]  # in the order of the variants
    rating: Rating | None = None
    written: tuple[tuple[str, ...], ...] = ()  # values of the variants, as the merchant wrote them


class Redirect(Struct, frozen=True):
    """The product moved to this handle, for good."""

    handle: str


class VariantForSale(Struct, frozen=True):
    """What a cart or checkout line needs to know. Cost is for the order's records, and in the
    store's currency."""

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
    source_title: str = ""  # as the merchant wrote them, where the others are translated
    source_variant_title: str = ""
    measure: Measure | None = None

    def has(self, quantity: int) -> bool:
        return self.left is None or self.left >= quantity


def storefront_list(store: StoreContext, *, limit: int, cursor: str | None = None) -> Page[Card]:
    """Active products, newest first; one query. Raises CursorInvalid (422)."""
    return cards.newest(store.store_id, Status.ACTIVE, limit=limit, cursor=cursor)


def storefront_product(
    store: StoreContext, handle: str, *, exchange: Exchange | None = None, locale: str = ""
) -> StorefrontProduct | Redirect | None:
    """The active product at this address, where it moved to, or None: two reads. They may lag by
    moments; what a checkout reserves does not. Prices are those of the exchange, words those of the
    locale where they are translated."""
    repository = ProductRepository(store.store_id)
    pointer = repository.find_handle(handle)
    found = repository.find(pointer.product_id) if pointer else None
    if pointer is None or found is None or not found.product.is_active:
        return None
    if not pointer.is_current:
        return Redirect(found.product.handle)
    fixed = of_market(found.fixed, exchange)
    written = tuple(variant.values for variant in found.product.variants)
    translated.speak(found.product, translated.of_locale(found.translations, locale))
    return StorefrontProduct(
        found.product,
        tuple(offers(found.product, found.stocks, exchange=exchange, fixed=fixed)),
        found.rating,
        written,
    )


def offers(
    product: Product,
    stocks: dict[str, Stock],
    *,
    exchange: Exchange | None = None,
    fixed: MarketPrices | None = None,
) -> Iterator[Offered]:
    """A variant whose stock is not known yet cannot be bought."""
    for variant in product.variants:
        left = _left(product, stocks.get(variant.id))
        yield Offered(priced(variant, exchange, fixed), left)


def variants_for_sale(
    store: StoreContext,
    wanted: Iterable[tuple[str, str]],
    *,
    consistent: bool = False,
    exchange: Exchange | None = None,
    locale: str | None = None,
) -> dict[tuple[str, str], VariantForSale]:
    """By (product id, variant id), in one batch read up to 50 variants (33 in another market or
    language, 25 in both); what is gone or not active is left out. Checkouts read consistently,
    carts need not.

    Prices are those of the exchange, in its currency: the price that a product has of its own in
    the market, else what the rate makes of it. Titles are those of the locale where they are
    translated; None is the store's own language.
    """
    pairs = list(dict.fromkeys(wanted))
    market = [] if exchange is None or not exchange.market_id else [prices_sk(exchange.market_id)]
    spoken = [translated.translation_sk(locale)] if locale else []
    keys = dict.fromkeys(
        (models.product_pk(store.store_id, product_id), sk)
        for product_id, variant_id in pairs
        for sk in (models.PRODUCT_SK, models.stock_sk(variant_id), *market, *spoken)
    )
    products: dict[str, Product] = {}
    stocks: dict[tuple[str, str], Stock] = {}
    fixed: dict[str, MarketPrices] = {}
    words: dict[str, ProductTranslation] = {}
    for some in batched(keys, MOST_KEYS, strict=False):
        for item in ProductPart.batch_get(some, consistent_read=consistent):
            if isinstance(item, Product):
                products[item.product_id] = item
            elif isinstance(item, Stock):
                stocks[item.product_id, item.variant_id] = item
            elif isinstance(item, MarketPrices):
                fixed[item.product_id] = item
            elif isinstance(item, ProductTranslation):
                words[item.product_id] = item
    found: dict[tuple[str, str], VariantForSale] = {}
    for product_id, variant_id in pairs:
        product = products.get(product_id)
        known = product.variant(variant_id) if product and product.is_active else None
        if product is not None and known is not None:
            variant = priced(known, exchange, fixed.get(product_id))
            stock = stocks.get((product_id, variant_id))
            offer = _for_sale(product, variant, stock)
            found[product_id, variant_id] = _spoken(offer, product, words.get(product_id))
    return found


def _left(product: Product, stock: Stock | None) -> int | None:
    if product.is_gift_card:
        return None
    return stock.left if stock else 0


def _spoken(
    offer: VariantForSale, product: Product, translation: ProductTranslation | None
) -> VariantForSale:
    if translation is None:
        return offer
    title, variant_title = translated.names(product, offer.variant_id, translation)
    if (title, variant_title) == (offer.product_title, offer.variant_title):
        return offer
    return replace(
        offer,
        product_title=title,
        variant_title=variant_title,
        source_title=offer.product_title,
        source_variant_title=offer.variant_title,
    )


def _for_sale(product: Product, variant: Variant, stock: Stock | None) -> VariantForSale:
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
        measure=variant.measure,
    )
