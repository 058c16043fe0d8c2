"""Sections that tell, answer and invite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from storefront_pages.sections.kinds import Kind, Wants
from windlass.kit import clock

if TYPE_CHECKING:
    from storefront_pages.sections.kinds import Known, Said
    from storefront_pages.sections.reading import Section, Values
    from storefront_pages.views.image import ImageView


@dataclass(frozen=True, slots=True)
class Way:
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class RichText:
    heading: str
    body: Markup
    button: Way | None
    alignment: str
    width: str


@dataclass(frozen=True, slots=True)
class Column:
    image: ImageView | None
    heading: str
    body: Markup
    more: Way | None


@dataclass(frozen=True, slots=True)
class Columns:
    heading: str
    columns: tuple[Column, ...]
    across: int
    alignment: str


@dataclass(frozen=True, slots=True)
class Testimonials:
    heading: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Question:
    question: str
    answer: Markup
    is_open: bool


@dataclass(frozen=True, slots=True)
class Questions:
    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Countdown:
    heading: str
    text: str
    ends_at: datetime
    is_over: bool  # only where something is said afterwards
    after: str
    button: Way | None


@dataclass(frozen=True, slots=True)
class Trust:
    heading: str
    ships_to: int  # 0: not said
    returns_days: int | None
    has_payment: bool
    layout: str


@dataclass(frozen=True, slots=True)
class Newsletter:
    heading: str
    text: str
    button: str
    image: ImageView | None
    alignment: str


@dataclass(frozen=True, slots=True)
class Reviews:
    count: int


@dataclass(frozen=True, slots=True)
class Divider:
    has_line: bool
    height: int  # in steps of 8 px


def rich_text(section: Section, _known: Known) -> RichText | None:
    heading, body = section.text("heading"), section.html("body")
    if not heading and not body:
        return None
    return RichText(
        heading,
        body,
        _way(section, "button"),
        section.choice("alignment", "start", "center"),
        section.choice("width", "narrow", "page"),
    )


def multicolumn(section: Section, _known: Known) -> Columns | None:
    found = tuple(
        Column(block.image(), block.text("heading"), block.html("body"), _way(block, "more"))
        for block in section.blocks
    )
    shown = tuple(one for one in found if one.image or one.heading or one.body)
    if not shown:
        return None
    return Columns(
        section.text("heading"),
        shown,
        section.number("columns", 3, least=2, most=4),
        section.choice("alignment", "start", "center"),
    )


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


def faq(section: Section, _known: Known) -> Questions | None:
    found = tuple(
        Question(block.text("question"), block.html("answer"), block.flag("is_open"))
        for block in section.blocks
        if block.text("question") and block.text("answer")
    )
    return Questions(section.text("heading"), found) if found else None


def faq_data(view: Questions) -> tuple[dict[str, Any], ...]:
    answers = (
        {
            "@type": "Question",
            "name": one.question,
            "acceptedAnswer": {"@type": "Answer", "text": str(one.answer)},
        }
        for one in view.questions
    )
    return ({"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": list(answers)},)


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
        button=_way(section, "button"),
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


def newsletter(section: Section, _known: Known) -> Newsletter:
    return Newsletter(
        section.text("heading"),
        section.text("text"),
        section.text("button"),
        section.image(),
        section.choice("alignment", "start", "center"),
    )


def reviews(section: Section, _known: Known) -> Reviews:
    return Reviews(section.number("count", 4, least=1, most=12))


def divider(section: Section, _known: Known) -> Divider:
    height = section.number("space", 32, least=8, most=160)
    return Divider(section.flag("has_line", usual=True), height // 8)


def _way(values: Values, name: str) -> Way | None:
    label, path = values.text(name), values.link()
    return Way(label, path) if label and path else None


_STYLED = ("words.css",)
KINDS = {
    "rich_text": Kind(rich_text, styles=_STYLED),
    "multicolumn": Kind(multicolumn, styles=_STYLED),
    "testimonials": Kind(testimonials, testimonials_wanted, styles=("reviews.css", *_STYLED)),
    "faq": Kind(faq, styles=_STYLED, data=faq_data),
    "countdown": Kind(countdown, countdown_wanted, styles=_STYLED, scripts=("count-down.js",)),
    "trust_badges": Kind(trust_badges, trust_wanted),
    "newsletter": Kind(newsletter, styles=_STYLED),
    "reviews": Kind(reviews, styles=("reviews.css",)),
    "divider": Kind(divider, styles=_STYLED),
}
