"""What a type of section is to the pages: what it wants to know, how its view is built, and the
styles and islands that it brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from storefront_pages.sections.reading import Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from storefront_pages.shops import Shop
    from storefront_pages.views.product import CardView
    from storefront_pages.views.reviews import ReviewView
    from windlass.collections.shoppers import Listing


class Wants(Struct, frozen=True):
    """What a section asks of the table."""

    products: tuple[str, ...] = ()  # ids
    newest: int = 0  # so many
    popular: int = 0
    listings: tuple[tuple[str, int], ...] = ()  # ids of collections, and how many of each
    reviews: bool = False
    reviews_of: tuple[str, ...] = ()  # products whose latest reviews are wanted
    discounts: tuple[str, ...] = ()
    reach: bool = False  # how many countries the shop delivers to


class Said(Struct, frozen=True):
    """A published review, and what it is about."""

    review: ReviewView
    title: str
    path: str


class Known(Struct, frozen=True):
    """What was found for all sections of a page."""

    shop: Shop
    cards: Mapping[str, CardView] = field(default_factory=dict)  # by product id
    newest: Sequence[CardView] = ()
    popular: Sequence[CardView] = ()
    members: Mapping[str, Sequence[str]] = field(default_factory=dict)  # product ids by listing
    listings: Mapping[str, Listing] = field(default_factory=dict)  # by id
    reviews: Sequence[Said] = ()  # the latest of all products
    reviews_of: Mapping[str, Sequence[Said]] = field(default_factory=dict)  # by product id
    ends: Mapping[str, datetime] = field(default_factory=dict)  # of discounts that run, by id
    ships_to: int = 0  # countries

    def cards_of(self, product_ids: Sequence[str], limit: int = 24) -> tuple[CardView, ...]:
        """Of those that are on sale."""
        return tuple(self.cards[one] for one in product_ids if one in self.cards)[:limit]

    def cards_in(self, listing_id: str, limit: int) -> tuple[CardView, ...]:
        return self.cards_of(self.members.get(listing_id, ()), limit)


def nothing(_section: Section) -> Wants:
    return Wants()


def no_css(_view: object) -> str:
    return ""


def none(_view: object) -> tuple[()]:
    return ()


class Kind(Struct, frozen=True):
    view: Callable[[Section, Known], object | None]  # None: there is nothing to show
    wants: Callable[[Section], Wants] = nothing
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    css: Callable[[Any], str] = no_css  # of a header or footer: rules for the page's style
    frames: Callable[[Any], tuple[str, ...]] = none  # origins that its view may embed
    data: Callable[[Any], tuple[dict[str, Any], ...]] = none  # JSON-LD
