"""What a copy of a product takes over, in memory."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from windlass.catalog import models, translated
from windlass.catalog.changes import stock_item
from windlass.catalog.market_prices import MarketPrices, prices_sk
from windlass.catalog.models import Policy, Product, Status, Stock
from windlass.catalog.repository import Found
from windlass.kit import clock
from windlass.kit.ids import new_id

if TYPE_CHECKING:
    from windlass.db.keys import StoreId


def copied(store_id: StoreId, original: Found, *, suffix: str) -> tuple[Found, list[Stock]]:
    """An unsaved draft like the original, still without an address, with its prices in other
    markets and its translations, and its stock: tracked alike, nothing on hand."""
    source, now = original.product, clock.now()
    images = {image.id: image for image in source.ready_pictures}
    variants = [
        replace(
            variant,
            id=new_id(),
            image_id=variant.image_id if variant.image_id in images else None,
        )
        for variant in source.variants
    ]
    product = Product(
        product_id=new_id(),
        title=f"{source.title} ({suffix})"[:200],
        kind=source.kind,
        description_html=source.description_html,
        status=Status.DRAFT.value,
        vendor=source.vendor,
        product_type=source.product_type,
        tags=list(source.tags),
        category_id=source.category_id,
        currency=source.currency,
        options=list(source.options),
        variants=variants,
        images=images,
        seo=source.seo,
        hs_code=source.hs_code,
        country_of_origin=source.country_of_origin,
        tax_class=source.tax_class,
        safety=source.safety,
        video=dict(source.video),
        created_at=now,
        updated_at=now,
        version=1,
    )
    stocks = []
    for before, variant in zip(source.variants, variants, strict=True):
        stock = original.stocks.get(before.id)
        stocks.append(
            stock_item(
                store_id,
                product.product_id,
                variant.id,
                tracked=stock.tracked if stock else False,
                policy=Policy(stock.policy) if stock else Policy.DENY,
            )
        )
    fixed = _prices(store_id, original, product)
    product.priced_in = sorted(one.market_id for one in fixed)
    spoken = translated.copied(store_id, original.translations, source, product)
    product.translated_into = sorted(one.locale for one in spoken)
    return Found(product, fixed=fixed, translations=spoken), stocks


def _prices(store_id: StoreId, original: Found, copy: Product) -> list[MarketPrices]:
    """What was never sold was never cheaper before."""
    pairs = zip(original.product.variants, copy.variants, strict=True)
    ids = {before.id: after.id for before, after in pairs}
    priced = [
        (
            one,
            {
                ids[known]: [*figures[:2], None]
                for known, figures in one.prices.items()
                if known in ids
            },
        )
        for one in original.fixed
    ]
    return [
        MarketPrices(
            models.product_pk(store_id, copy.product_id),
            prices_sk(one.market_id),
            product_id=copy.product_id,
            market_id=one.market_id,
            currency=one.currency,
            prices=prices,
        )
        for one, prices in priced
        if prices
    ]
