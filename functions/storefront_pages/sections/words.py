"""Sections that tell, answer and invite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec import Struct

from storefront_pages.sections.kinds import Kind
from storefront_pages.sections.ways import Way, way_of

if TYPE_CHECKING:
    from storefront_pages.sections.kinds import Known
    from storefront_pages.sections.reading import Section
    from storefront_pages.views.image import ImageView


class RichText(Struct, frozen=True):
    heading: str
    body: Markup
    button: Way | None
    alignment: str
    width: str


class Column(Struct, frozen=True):
    image: ImageView | None
    heading: str
    body: Markup
    more: Way | None
    block: str


class Columns(Struct, frozen=True):
    heading: str
    columns: tuple[Column, ...]
    across: int
    alignment: str


class Question(Struct, frozen=True):
    question: str
    answer: Markup
    is_open: bool
    block: str


class Questions(Struct, frozen=True):
    heading: str
    questions: tuple[Question, ...]


class Newsletter(Struct, frozen=True):
    heading: str
    text: str
    button: str
    image: ImageView | None
    alignment: str


class Reviews(Struct, frozen=True):
    count: int


class Divider(Struct, frozen=True):
    has_line: bool
    height: int  # in steps of 8 px


def rich_text(section: Section, _known: Known) -> RichText | None:
    heading, body = section.text("heading"), section.html("body")
    if not heading and not body:
        return None
    return RichText(
        heading,
        body,
        way_of(section, "button"),
        section.choice("alignment", "start", "center"),
        section.choice("width", "narrow", "page"),
    )


def multicolumn(section: Section, _known: Known) -> Columns | None:
    found = tuple(
        Column(
            block.image(),
            block.text("heading"),
            block.html("body"),
            way_of(block, "more"),
            block.id,
        )
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


def faq(section: Section, _known: Known) -> Questions | None:
    found = tuple(
        Question(block.text("question"), block.html("answer"), block.flag("is_open"), block.id)
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


_STYLED = ("words.css",)
KINDS = {
    "rich_text": Kind(rich_text, styles=_STYLED),
    "multicolumn": Kind(multicolumn, styles=_STYLED),
    "faq": Kind(faq, styles=_STYLED, data=faq_data),
    "newsletter": Kind(newsletter, styles=_STYLED),
    "reviews": Kind(reviews, styles=("reviews.css",)),
    "divider": Kind(divider, styles=_STYLED),
}
