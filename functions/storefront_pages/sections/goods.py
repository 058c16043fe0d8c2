"""Sections that show products and collections."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages.images import picture_of
from storefront_pages.sections.kinds import Kind, Wants
from storefront_pages.tiles import tile_of, tiles_of
from windlass.collections import shoppers

if TYPE_CHECKING:
    from storefront_pages.sections.kinds import Known
    from storefront_pages.sections.reading import Section
    from storefront_pages.views.collection import TileView
    from storefront_pages.views.image import ImageView
    from storefront_pages.views.product import CardView


class Products(Struct, frozen=True):
    heading: str  # empty: the usual words
    cards: tuple[CardView, ...]
    more: str  # words of the link; empty: the usual ones
    path: str  # to all of them
    columns: int = 4
    columns_phone: int = 2
    is_newest: bool = False


class Collection(Struct, frozen=True):
    title: str
    text: str
    image: ImageView | None
    layout: str  # side, above or none
    cards: tuple[CardView, ...]
    button: str
    path: str


class Tiles(Struct, frozen=True):
    heading: str
    tiles: tuple[TileView, ...]
    columns: int
    are_categories: bool


class Later(Struct, frozen=True):
    """Products that an island brings."""

    heading: str
    count: int


def wanted(section: Section) -> Wants:
    """One more than is shown would not help: what is not on sale is left out of the index, too."""
    count = section.number("count", 8, least=2, most=24)
    match section.choice("source", "newest", "best_selling", "collection", "chosen"):
        case "best_selling":
            return Wants(popular=count)
        case "collection":
            one = section.text("collection")
            return Wants(listings=((one, count),)) if one else Wants()
        case "chosen":
            return Wants(products=section.ids("products"))
    return Wants(newest=count)


def products(section: Section, known: Known) -> Products | None:
    count = section.number("count", 8, least=2, most=24)
    source = section.choice("source", "newest", "best_selling", "collection", "chosen")
    path = section.link() or "/products"
    if source == "best_selling":
        cards = tuple(known.popular[:count])
    elif source == "collection":
        listing = known.listings.get(section.text("collection"))
        cards = known.cards_in(section.text("collection"), count)
        path = section.link() or (listing.path if listing else path)
    elif source == "chosen":
        cards = known.cards_of(section.ids("products"), count)
    else:
        cards = tuple(known.newest[:count])
    is_newest = source == "newest"
    if not cards and not is_newest:
        return None
    return Products(
        heading=section.text("heading"),
        cards=cards,
        more=section.text("more"),
        path=path,
        columns=section.number("columns", 4, least=2, most=5),
        columns_phone=section.number("columns_phone", 2, least=1, most=2),
        is_newest=is_newest,
    )


def carousel(section: Section, known: Known) -> Products | None:
    found = products(section, known)
    return found if found and found.cards else None


def collection_wanted(section: Section) -> Wants:
    one = section.text("collection")
    count = section.number("count", 4, least=2, most=12)
    return Wants(listings=((one, count),)) if one else Wants()


def collection(section: Section, known: Known) -> Collection | None:
    listing = known.listings.get(section.text("collection"))
    if listing is None:
        return None
    image = picture_of(listing.image, alt="")
    return Collection(
        title=section.text("heading") or listing.title,
        text=section.text("text"),
        image=image,
        layout=section.choice("layout", "side", "above", "none") if image else "none",
        cards=known.cards_in(listing.id, section.number("count", 4, least=2, most=12)),
        button=section.text("button"),
        path=listing.path,
    )


def collection_list(section: Section, known: Known) -> Tiles | None:
    """Usually nothing is read: collections are kept warm."""
    store = known.shop.context
    tiles: list[TileView] = []
    shown: set[str] = set()
    match section.choice("source", "chosen", "collections", "categories"):
        case "collections":
            tiles = tiles_of(shoppers.collections(store), known.shop)
        case "categories":
            tiles = tiles_of(shoppers.categories(store), known.shop)
        case _:
            for block in section.blocks:
                found = shoppers.find(store, block.text("collection"))
                if found is not None:
                    tile = tile_of(found, known.shop, shown)
                    title, image = block.text("title") or tile.title, block.image() or tile.image
                    tiles.append(replace(tile, title=title, image=image, block=block.id))
    columns = section.number("columns", 3, least=2, most=5)
    if not tiles:
        return None
    are_categories = all(tile.path.startswith("/categories/") for tile in tiles)
    return Tiles(section.text("heading"), tuple(tiles[:24]), columns, are_categories)


def later(section: Section, _known: Known) -> Later:
    return Later(section.text("heading"), section.number("count", 8, least=2, most=12))


KINDS = {
    "featured_products": Kind(products, wanted),
    "product_carousel": Kind(
        carousel, wanted, styles=("carousel.css",), scripts=("product-carousel.js",)
    ),
    "featured_collection": Kind(collection, collection_wanted, styles=("carousel.css",)),
    "collection_list": Kind(collection_list),
    "recently_viewed": Kind(later),
    "recommended": Kind(later),
}
