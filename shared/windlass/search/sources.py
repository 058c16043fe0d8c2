"""Reads what the index is made of from the table, many products at a time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import batched

from windlass.catalog import models as catalog
from windlass.catalog.market_prices import MarketPrices, prices_sk
from windlass.catalog.models import Card, Product, ProductPart, Stock
from windlass.catalog.ratings import RATING_SK, Rating
from windlass.catalog.translated import ProductTranslation, translation_sk
from windlass.db.keys import StoreId
from windlass.db.table import TableItem
from windlass.search import models
from windlass.search.documents import Document, document_of
from windlass.search.models import ProductSales

AT_ONCE = 100  # what one batch read takes


def all_product_ids(store_id: StoreId) -> Iterator[str]:
    """Newest first; a page of cards at a time. What was saved a moment ago may be missing."""
    for card in Card.gsi1.query(
        catalog.cards_pk(store_id),
        scan_index_forward=False,
        page_size=500,
        attributes_to_get=["entity", "PK", "SK", "product_id"],
    ):
        if isinstance(card, Card):
            yield card.product_id


def documents(
    store_id: StoreId, product_ids: Iterable[str], *, locale: str = ""
) -> Iterator[tuple[str, Document | None]]:
    """Each id with its document, None for what does not exist; consistent reads. `locale` is the
    store's own. No more than AT_ONCE products are held, however many are asked for."""
    for some in batched(dict.fromkeys(product_ids), AT_ONCE, strict=False):
        read_at = time.time_ns() // 1000
        products = {
            item.product_id: item
            for item in ProductPart.batch_get(
                [(catalog.product_pk(store_id, one), catalog.PRODUCT_SK) for one in some],
                consistent_read=True,
            )
            if isinstance(item, Product)
        }
        there = [products[one] for one in some if one in products]
        for document in _documents(store_id, there, read_at, locale):
            yield document.product_id, document
        yield from ((one, None) for one in some if one not in products)


def _documents(
    store_id: StoreId, products: list[Product], read_at: int, locale: str
) -> Iterator[Document]:
    keys: list[tuple[str, str]] = []
    for product in products:
        keys += [(product.pk, catalog.stock_sk(variant.id)) for variant in product.variants]
        keys += [(product.pk, prices_sk(market_id)) for market_id in product.priced_in]
        keys += [(product.pk, translation_sk(locale)) for locale in product.translated_into]
        keys.append((product.pk, RATING_SK))
        keys.append((models.sales_pk(store_id), product.product_id))
    stocks: dict[str, dict[str, Stock]] = {}
    ratings: dict[str, Rating] = {}
    fixed: dict[str, list[MarketPrices]] = {}
    spoken: dict[str, list[ProductTranslation]] = {}
    sold: dict[str, int] = {}
    for some in batched(keys, AT_ONCE, strict=False):
        for item in TableItem.batch_get(some, consistent_read=True):
            if isinstance(item, Stock):
                stocks.setdefault(item.pk, {})[item.variant_id] = item
            elif isinstance(item, Rating):
                ratings[item.pk] = item
            elif isinstance(item, MarketPrices):
                fixed.setdefault(item.pk, []).append(item)
            elif isinstance(item, ProductTranslation):
                spoken.setdefault(item.pk, []).append(item)
            elif isinstance(item, ProductSales):
                sold[item.sk] = item.units
    for product in products:
        yield document_of(
            product,
            stocks.get(product.pk, {}),
            read_at=read_at,
            rating=ratings.get(product.pk),
            sold=sold.get(product.product_id, 0),
            categories=product.category_ids,
            collections=product.collection_ids,
            fixed=fixed.get(product.pk, ()),
            translations=spoken.get(product.pk, ()),
            locale=locale,
        )
