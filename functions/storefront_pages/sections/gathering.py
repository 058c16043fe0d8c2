"""What the sections of a page show, read together: one query of the newest products and one batch
of everything that is named. What changes slowly is kept for seconds."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from storefront_pages import delivery
from storefront_pages.cards import card_of
from storefront_pages.reviews import review_of
from storefront_pages.sections.kinds import Known, Said, Wants
from storefront_pages.sections.registry import kind_of
from windlass.catalog import models, storefront
from windlass.catalog.models import Card, ProductPart
from windlass.catalog.ratings import RATING_SK, Rating
from windlass.collections import shoppers, spoken
from windlass.kit.kept import Kept
from windlass.reviews import showing

if TYPE_CHECKING:
    from datetime import datetime

    from storefront_pages.sections.reading import Section
    from storefront_pages.shops import Shop
    from storefront_pages.views.product import CardView
    from windlass.collections.shoppers import Listing

SECONDS = 5  # less than events wait before the edge forgets pages
MOST_KEPT = 2_000
MOST_KEYS = 100  # of one batch read


class _Rare(TypedDict, total=False):
    popular: Sequence[CardView]
    ends: Mapping[str, datetime]
    reviews: Sequence[Said]


logger = logging.getLogger("storefront_pages")
_kept_members: Kept[tuple[str, str], list[str]] = Kept(seconds=SECONDS, most=MOST_KEPT)


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
        members=members,
        listings=listings,
        reviews_of=reviews_of,
        ships_to=len(delivery.reach(shop).codes) if any(one.reach for one in wants) else 0,
        **_rare(shop, wants),
    )


def forget() -> None:
    _kept_members.clear()


def _wants(section: Section) -> Wants:
    kind = kind_of(section.type)
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


def _rare(shop: Shop, wants: Sequence[Wants]) -> _Rare:
    popular = max((wanted.popular for wanted in wants), default=0)
    discounts = _unique(one for wanted in wants for one in wanted.discounts)
    found: _Rare = {}
    if popular or discounts or any(wanted.reviews for wanted in wants):
        from storefront_pages.sections import rare

        if popular:
            best = rare.popular(shop, popular)
            found["popular"] = _newest(shop, popular) if best is None else best
        if discounts:
            found["ends"] = rare.ends(shop, discounts)
        if any(wanted.reviews for wanted in wants):
            found["reviews"] = rare.latest_reviews(shop)
    return found


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


def _unique(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
