"""The card of a product: the little that lists show, kept where lists are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import replace

from pynamodb.exceptions import PutError

from windlass.catalog import market_prices, measures, models, rules, translated
from windlass.catalog.market_prices import MarketPrices
from windlass.catalog.models import Card, Product, Status, Stock
from windlass.catalog.parts import Image
from windlass.catalog.ratings import Rating
from windlass.catalog.translated import ProductTranslation
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.kit import paging
from windlass.kit.paging import Page


def card_of(
    store_id: StoreId,
    product: Product,
    stocks: dict[str, Stock],
    rating: Rating | None = None,
    read_at: int = 0,
    fixed: Sequence[MarketPrices] = (),
    translations: Sequence[ProductTranslation] = (),
) -> Card:
    """The unsaved card."""
    available, is_sold_out = rules.availability(product, stocks)
    prices = [variant.price for variant in product.variants]
    lowest = min(product.variants, key=lambda variant: variant.price.amount)
    ready = product.ready_pictures
    updated_sk = f"{product.updated_at:%Y-%m-%dT%H:%M:%S.%f}#{product.product_id}"
    return Card(
        models.product_pk(store_id, product.product_id),
        models.CARD_SK,
        product_id=product.product_id,
        title=product.title,
        handle=product.handle,
        status=product.status,
        kind=product.kind,
        vendor=product.vendor,
        product_type=product.product_type,
        tags=list(product.tags),
        category_ids=list(product.category_ids),
        collection_ids=list(product.collection_ids),
        price=lowest.price,
        highest_price=max(prices, key=lambda price: price.amount),
        compare_at=lowest.compare_at,
        lowest_before=lowest.lowest_before,
        measure=measures.text_of(lowest.measure),
        market_prices=market_prices.summary(product, fixed),
        titles=translated.titles(translations),
        translations=translated.summary(product, translations),
        variant_count=len(product.variants),
        only_variant_id=rules.only_variant_id(product),
        lowest_margin=rules.lowest_margin(product.variants),
        image=_picture(ready, 0),
        second_image=_picture(ready, 1),
        available=available,
        is_sold_out=is_sold_out,
        few_left=rules.few_left(product, stocks),
        has_safety=product.safety.suffices_in_the_union,
        rating_count=rating.number if rating else 0,
        rating_hundredths=rating.hundredths if rating else None,
        published_at=product.published_at or product.created_at,
        revision=product.revision,
        stock_read_at=read_at,
        updated_at=product.updated_at,
        gsi1pk=models.cards_pk(store_id),
        gsi1sk=product.product_id,
        gsi2pk=models.cards_pk(store_id, Status(product.status)),
        gsi2sk=product.product_id,
        gsi3pk=models.cards_by_update_pk(store_id),
        gsi3sk=updated_sk,
    )


def newest(
    store_id: StoreId, status: Status | None, *, limit: int, cursor: str | None
) -> Page[Card]:
    """Newest first, of all products or of one status; one query of an index."""
    pk = models.cards_pk(store_id, status)
    before = paging.unseal(cursor, scope=pk) if cursor else models.AFTER_EVERY_ID
    most = limit + 1
    if status is None:
        found = Card.gsi1.query(
            pk, Card.gsi1sk < before, scan_index_forward=False, limit=most, page_size=most
        )
    else:
        found = Card.gsi2.query(
            pk, Card.gsi2sk < before, scan_index_forward=False, limit=most, page_size=most
        )
    return paging.page_of(_cards(found), limit, scope=pk, position=lambda card: card.product_id)


def by_update(store_id: StoreId, *, limit: int, cursor: str | None) -> Page[Card]:
    """Latest change first, of all products; one query of an index."""
    pk = models.cards_by_update_pk(store_id)
    before = paging.unseal(cursor, scope=pk) if cursor else models.AFTER_EVERY_ID
    most = limit + 1
    found = Card.gsi3.query(
        pk, Card.gsi3sk < before, scan_index_forward=False, limit=most, page_size=most
    )
    return paging.page_of(_cards(found), limit, scope=pk, position=lambda card: card.gsi3sk)


def refresh(card: Card) -> None:
    """Write the card unless one from a later look is there, or none is (it was deleted).

    Whoever changes stock or a picture leaves an event, and who handles it looks after the change:
    the latest look is right, so it wins whatever the order of the writes.
    """
    is_older = (Card.revision < card.revision) | (
        (Card.revision == card.revision) & (Card.stock_read_at < card.stock_read_at)
    )
    try:
        card.save(condition=Card.pk.exists() & is_older)
    except PutError as error:
        if not condition_failed(error):
            raise


def _picture(ready: list[Image], place: int) -> Image | None:
    """Only the first one carries its blur: the second is seen when the pointer is on it."""
    if place >= len(ready):
        return None
    return ready[place] if place == 0 else replace(ready[place], blur="")


def _cards(found: Iterable[object]) -> list[Card]:
    return [item for item in found if isinstance(item, Card)]
