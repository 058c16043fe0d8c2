"""Cards of the catalogue as lists show them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from storefront_pages.images import picture_of
from storefront_pages.views.product import CardView
from windlass.catalog import market_prices
from windlass.catalog.kinds import Kind
from windlass.kit import clock

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.catalog.models import Card
    from windlass.currencies.exchange import Exchange
    from windlass.search.reading import Hit

NEW_FOR = timedelta(days=14)


def is_new(published_at: datetime | None) -> bool:
    """Whether it went on sale the first time not long ago."""
    return published_at is not None and clock.now() - published_at < NEW_FOR


def card_of(card: Card | Hit, exchange: Exchange, locale: str = "") -> CardView:
    """In the currency of the exchange and, where there is a title in it, the language."""
    title = card.titles.get(locale) or card.title
    is_foreign = locale in card.titles
    shown = market_prices.of_card(card, exchange)
    is_reduced = shown.compare_at is not None and shown.lowest < shown.compare_at
    return CardView(
        product_id=card.product_id,
        handle=card.handle,
        title=title,
        price=shown.lowest,
        compare_at=shown.compare_at if is_reduced else None,
        has_price_range=shown.lowest != shown.highest,
        image=picture_of(card.image, alt=title, is_foreign=is_foreign),
        second_image=picture_of(card.second_image, alt=title, is_foreign=is_foreign),
        is_sold_out=card.is_sold_out,
        rating_count=card.rating_count,
        rating_hundredths=card.rating_hundredths,
        lowest_before=shown.lowest_before if is_reduced else None,
        only_variant_id=card.only_variant_id,
        few_left=card.few_left,
        is_new=is_new(card.published_at),
        is_gift_card=card.kind == Kind.GIFT_CARD,
        unit_price=shown.unit_price,
    )
