"""What the sections of few pages show. Imported with the first that asks: search, reviews and
discounts would cost every cold start their imports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from storefront_pages.cards import card_of
from storefront_pages.reviews import review_of
from storefront_pages.sections.kinds import Said
from windlass.discounts import running
from windlass.kit.kept import Kept
from windlass.reviews import showing
from windlass.search import service as search
from windlass.search.searching import Wanted

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from storefront_pages.views.product import CardView

SECONDS = 5  # less than events wait before the edge forgets pages
MOST_KEPT = 2_000
LATEST_REVIEWS = 60

_reviews: Kept[str, list[Said]] = Kept(seconds=SECONDS, most=MOST_KEPT)
_ends: Kept[tuple[str, ...], dict[str, datetime]] = Kept(seconds=SECONDS, most=MOST_KEPT)


def popular(shop: Shop, count: int) -> Sequence[CardView] | None:
    """The best-selling first; None while there is no index that knows."""
    found = search.find(shop.context, Wanted(sort="popular", limit=count))
    return [card_of(hit, shop.exchange, shop.spoken) for hit in found.hits] if found else None


def latest_reviews(shop: Shop) -> Sequence[Said]:
    """Of all products."""

    def read() -> list[Said]:
        return [
            Said(
                review_of(showing.shown(review)),
                review.product_title,
                f"/products/{review.product_handle}",
            )
            for review in showing.latest(shop.context, limit=LATEST_REVIEWS)
        ]

    return _reviews.get(shop.store.store_id, read)


def ends(shop: Shop, discount_ids: Sequence[str]) -> dict[str, datetime]:
    """When the discounts that run are over, by id."""
    key = (shop.store.store_id, *discount_ids)
    return _ends.get(key, lambda: running.ends(shop.context, discount_ids))


def forget() -> None:
    _reviews.clear()
    _ends.clear()
