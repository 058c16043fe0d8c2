"""Sections that say only what is true: what buyers wrote, when a sale ends, what is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages.sections.kinds import Kind, Wants
from storefront_pages.sections.ways import Way, way_of
from windlass.kit import clock

if TYPE_CHECKING:
    from datetime import datetime

    from storefront_pages.sections.kinds import Known, Said
    from storefront_pages.sections.reading import Section


class Testimonials(Struct, frozen=True):
    heading: str
    said: tuple[Said, ...]


class Countdown(Struct, frozen=True):
    heading: str
    text: str
    ends_at: datetime
    is_over: bool  # only where something is said afterwards
    after: str
    button: Way | None


class Trust(Struct, frozen=True):
    heading: str
    ships_to: int  # 0: not said
    returns_days: int | None
    has_payment: bool
    layout: str


def testimonials_wanted(section: Section) -> Wants:
    if section.text("source") == "products":
        return Wants(reviews_of=section.ids("products"), products=section.ids("products"))
    return Wants(reviews=True)


def testimonials(section: Section, known: Known) -> Testimonials | None:
    """Word for word, the best or the newest of those with as many stars."""
    if section.text("source") == "products":
        found = [said for one in section.ids("products") for said in known.reviews_of.get(one, ())]
    else:
        found = list(known.reviews)
    least = section.number("least_rating", 4, least=1, most=5)
    fitting = [said for said in found if said.review.stars >= least and said.review.text]
    if section.choice("source", "best", "newest", "products") != "newest":
        fitting.sort(key=lambda said: -said.review.stars)
    shown = fitting[: section.number("count", 3, least=1, most=12)]
    return Testimonials(section.text("heading"), tuple(shown)) if shown else None


def countdown_wanted(section: Section) -> Wants:
    one = section.text("discount")
    counts = section.choice("source", "discount", "moment") == "discount"
    return Wants(discounts=(one,)) if counts and one else Wants()


def countdown(section: Section, known: Known) -> Countdown | None:
    """To a moment that is the same for everyone. A discount that is off or over has none."""
    if section.choice("source", "discount", "moment") == "discount":
        ends_at = known.ends.get(section.text("discount"))
    else:
        ends_at = section.moment("ends_at")
    after = section.text("after_text") if section.text("after") == "text" else ""
    if ends_at is None:
        return None
    is_over = ends_at <= clock.now()
    if is_over and not after:
        return None
    return Countdown(
        heading=section.text("heading"),
        text=section.text("text"),
        ends_at=ends_at,
        is_over=is_over,
        after=after,
        button=way_of(section, "button"),
    )


def trust_wanted(section: Section) -> Wants:
    return Wants(reach=section.flag("shows_delivery", usual=True))


def trust_badges(section: Section, known: Known) -> Trust | None:
    returns = known.shop.view.returns_days
    view = Trust(
        heading=section.text("heading"),
        ships_to=known.ships_to if section.flag("shows_delivery", usual=True) else 0,
        returns_days=returns if section.flag("shows_returns", usual=True) else None,
        has_payment=section.flag("shows_payment", usual=True),
        layout=section.choice("layout", "row", "grid"),
    )
    return view if view.ships_to or view.returns_days or view.has_payment else None


_STYLED = ("words.css",)
KINDS = {
    "testimonials": Kind(testimonials, testimonials_wanted, styles=("reviews.css", *_STYLED)),
    "countdown": Kind(countdown, countdown_wanted, styles=_STYLED, scripts=("count-down.js",)),
    "trust_badges": Kind(trust_badges, trust_wanted),
}
