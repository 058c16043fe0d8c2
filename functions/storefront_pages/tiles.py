"""Collections and categories as tiles: with a picture of their own or of what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages.images import picture_of
from storefront_pages.views.collection import TileView
from windlass.collections import spoken
from windlass.kit.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storefront_pages.shops import Shop
    from windlass.catalog.parts import Image
    from windlass.collections.shoppers import Listing
    from windlass.db.keys import StoreId

SECONDS = 5  # less than events wait before the edge forgets pages
MOST_KEPT = 5_000

_pictures: Kept[tuple[StoreId, str], list[Image]] = Kept(seconds=SECONDS, most=MOST_KEPT)


def forget() -> None:
    """Look at products anew, for a process that just built an index."""
    _pictures.clear()


def tiles_of(listings: Iterable[Listing], shop: Shop) -> list[TileView]:
    """Usually nothing is read: pictures of products come from the search index, and a shop that has
    none yet shows names alone. No picture twice, as far as there are others."""
    shown: set[str] = set()
    return [tile_of(listing, shop, shown) for listing in listings]


def tile_of(listing: Listing, shop: Shop, shown: set[str]) -> TileView:
    """`shown` are the ids of the pictures of the tiles before; this one's is added."""
    title = spoken.in_words(listing, shop.words).title
    own = picture_of(listing.image, alt="")
    return TileView(title, listing.path, own or picture_of(_lent(listing, shop, shown), alt=""))


def names_of(listings: Iterable[Listing], shop: Shop) -> list[TileView]:
    """Where no pictures are shown."""
    found = (spoken.in_words(each, shop.words) for each in listings)
    return [TileView(one.title, one.path, None) for one in found]


def _lent(listing: Listing, shop: Shop, shown: set[str]) -> Image | None:
    from windlass.search import service

    found = _pictures.get(
        (shop.context.store_id, listing.id),
        lambda: service.pictures(shop.context, listing.type.value, listing.id),
    )
    chosen = next((one for one in found if one.id not in shown), found[0] if found else None)
    shown.update([chosen.id] if chosen else [])
    return chosen
