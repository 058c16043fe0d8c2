"""Cards of the catalogue as lists show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages.images import picture_of
from storefront_pages.views.product import CardView

if TYPE_CHECKING:
    from windlass.catalog.models import Card
    from windlass.search.reading import Hit


def card_of(card: Card | Hit) -> CardView:
    is_reduced = card.compare_at is not None and card.price < card.compare_at
    return CardView(
        handle=card.handle,
        title=card.title,
        price=card.price,
        compare_at=card.compare_at if is_reduced else None,
        has_price_range=card.price != card.highest_price,
        image=picture_of(card.image, alt=card.title),
        second_image=picture_of(card.second_image, alt=card.title),
        is_sold_out=card.is_sold_out,
        rating_count=card.rating_count,
        rating_hundredths=card.rating_hundredths,
        lowest_before=card.lowest_before if is_reduced else None,
    )
