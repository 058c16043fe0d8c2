"""What the sections of a page show, read together: one query of the newest products and one batch
of everything that is named. What changes slowly is kept for seconds."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from storefront_pages import delivery
from storefront_pages.cards import card_of
from storefront_pages.reviews import review_of
from storefront_pages.sections.kinds import Known, Said, Wants
from storefront_pages.sections.registry import KINDS
from windlass.catalog import models, storefront
from windlass.catalog.models import Card, ProductPart
from windlass.catalog.ratings import RATING_SK, Rating
from windlass.collections import shoppers, spoken
from windlass.discounts import running
from windlass.kit.kept import Kept
from windlass.reviews import showing
from windlass.search import service as search
from windlass.search.searching import Wanted

if TYPE_CHECKING:
    from storefront_pages.sections.reading import Section
    from storefront_pages.shops import Shop
    from storefront_pages.views.product import CardView
    from windlass.collections.shoppers import Listing

SECONDS = 5  # less than events wait before the edge forgets pages
MOST_KEPT = 2_000
MOST_KEYS = 100  # of one batch read
LATEST_REVIEWS = 60

logger = logging.getLogger("storefront_pages")
_kept_members: Kept[tuple[str, str], list[str]] = Kept(seconds=SECONDS, most=MOST_KEPT)
_kept_reviews: Kept[str, list[Said]] = Kept(seconds=SECONDS, most=MOST_KEPT)
_kept_ends: Kept[tuple[str, ...], dict[str, datetime]] = Kept(seconds=SECONDS, most=MOST_KEPT)


def gathered(shop: Shop, sections: Sequence[Section]) -> Known:
    wants = [_wants(section) for section in sections]
    listings = {
        one: spoken.in_words(listing, shop.words)
        for wanted in wants
        for one, _count in wanted.listings
        if (listing := shoppers.find(shop.context, one)) is not None
    }
    members: dict[str, list[str]] = {}
    for wanted in wants:
        for one, count in wanted.listings:
            if one in listings:
                found = _members(shop, listings[one])
                members[one] = found[: max(count, len(members.get(one, ())))]
    rated = _unique(one for wanted in wants for one in wanted.reviews_of)
    named = _unique(
        (
            *(one for wanted in wants for one in wanted.products),
            *(one for some in members.values() for one in some),
        )
    )
    cards, reviews_of = _batch(shop, named, rated)
    return Known(
        shop=shop,
        cards=cards,
        newest=_newest(shop, max((wanted.newest for wanted in wants), default=0)),
        popular=_popular(shop, max((wanted.popular for wanted in wants), default=0)),
        members=members,
        listings=listings,
        reviews=_reviews(shop) if any(wanted.reviews for wanted in wants) else (),
        reviews_of=reviews_of,
        ends=_ends(shop, _unique(one for wanted in wants for one in wanted.discounts)),
        ships_to=len(delivery.reach(shop).codes) if any(one.reach for one in wants) else 0,
    )


def forget() -> None:
    _kept_members.clear()
    _kept_reviews.clear()
    _kept_ends.clear()


def _wants(section: Section) -> Wants:
    kind = KINDS.get(section.type)
    try:
        return kind.wants(section) if kind else Wants()
    except Exception:  # its view will fail in the same way, and be left out
        logger.exception("section failed", extra={"section": section.id, "type": section.type})
        return Wants()


def _newest(shop: Shop, count: int) -> Sequence[CardView]:
    if not count:
        return ()
    found = storefront.storefront_list(shop.context, limit=count)
    return [card_of(card, shop.exchange, shop.spoken) for card in found.items]


def _popular(shop: Shop, count: int) -> Sequence[CardView]:
    """The best-selling first; the newest while there is no index that knows."""
    if not count:
        return ()
    found = search.find(shop.context, Wanted(sort="popular", limit=count))
    return (
        [card_of(hit, shop.exchange, shop.spoken) for hit in found.hits]
        if found
        else _newest(shop, count)
    )


def _members(shop: Shop, listing: Listing) -> list[str]:
    key = (shop.store.store_id, listing.id)
    return _kept_members.get(key, lambda: shoppers.product_ids(shop.context, listing))


def _batch(
    shop: Shop, named: Sequence[str], rated: Sequence[str]
) -> tuple[dict[str, CardView], dict[str, list[Said]]]:
    """Cards of the products on sale and the latest reviews of some, in one batch read."""
    store_id = shop.context.store_id
    keys = [
        *((models.product_pk(store_id, one), models.CARD_SK) for one in named),
        *((models.product_pk(store_id, one), RATING_SK) for one in rated),
    ][:MOST_KEYS]
    found: dict[str, Card] = {}
    ratings: dict[str, Rating] = {}
    for item in ProductPart.batch_get(keys) if keys else ():
        if isinstance(item, Card) and item.status == "active":
            found[item.product_id] = item
        elif isinstance(item, Rating):
            ratings[item.pk.rpartition("#")[2]] = item
    said = {
        one: [
            Said(review_of(review), found[one].title, f"/products/{found[one].handle}")
            for review in showing.newest(ratings[one])
        ]
        for one in rated
        if one in ratings and one in found
    }
    return {one: card_of(card, shop.exchange, shop.spoken) for one, card in found.items()}, said


def _reviews(shop: Shop) -> Sequence[Said]:
    def read() -> list[Said]:
        return [
            Said(
                review_of(showing.shown(review)),
                review.product_title,
                f"/products/{review.product_handle}",
            )
            for review in showing.latest(shop.context, limit=LATEST_REVIEWS)
        ]

    return _kept_reviews.get(shop.store.store_id, read)


def _ends(shop: Shop, discount_ids: Sequence[str]) -> dict[str, datetime]:
    if not discount_ids:
        return {}
    key = (shop.store.store_id, *discount_ids)
    return _kept_ends.get(key, lambda: running.ends(shop.context, discount_ids))


def _unique(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
