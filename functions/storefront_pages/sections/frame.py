"""What stands above and below every page."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages import menus
from storefront_pages.sections.kinds import Kind
from storefront_pages.views import palette
from windlass.navigation.models import FOOTER, MAIN
from windlass.themes import contrast

if TYPE_CHECKING:
    from storefront_pages.sections.kinds import Known
    from storefront_pages.sections.reading import Block, Section
    from storefront_pages.views.menu import MenuLink

GROUNDS = {"quiet": "on-quiet", "plain": "", "strong": "on-strong"}


class Announcement(Struct, frozen=True):
    id: str
    text: str
    path: str


class Announcements(Struct, frozen=True):
    messages: tuple[Announcement, ...]
    seconds: int
    css: str  # its own colours, for the style of the page
    can_close: bool


class Header(Struct, frozen=True):
    menu: tuple[MenuLink, ...]
    logo_position: str
    logo_width: int
    shows_search: bool
    shows_account: bool
    is_sticky: bool


class Column(Struct, frozen=True):
    type: str
    heading: str
    menu: tuple[MenuLink, ...] = ()
    body: str = ""  # HTML
    text: str = ""
    button: str = ""
    block: str = ""


class Footer(Struct, frozen=True):
    columns: tuple[Column, ...]
    shows_install: bool
    ground: str  # the class of its colours


def announcement_bar(section: Section, _known: Known) -> Announcements | None:
    found = tuple(
        Announcement(block.id, block.text("text"), block.link())
        for block in section.blocks
        if block.text("text")
    )
    if not found:
        return None
    return Announcements(
        found,
        section.number("seconds", 6, least=5, most=20),
        _own_colours(section),
        section.flag("can_close"),
    )


def _own_colours(section: Section) -> str:
    """As a rule; empty where the theme's colours stand."""
    ground = palette.colour(section.text("ground"), "")
    ink = palette.colour(section.text("ink"), "")
    if not ground and not ink:
        return ""
    if not ground:
        return f".bar{{color:{ink}}}"
    if not ink or contrast.ratio(ink, ground) < contrast.READABLE:
        ink = contrast.ink_on(ground)
    return f".bar{{background:{ground};color:{ink}}}"


def header(section: Section, known: Known) -> Header:
    shop = known.shop
    return Header(
        menu=menus.of(shop.context, section.text("menu") or MAIN, shop.view.locale, shop.words),
        logo_position=section.choice("logo_position", "start", "center"),
        logo_width=section.number("logo_width", 160, least=60, most=320),
        shows_search=section.flag("shows_search", usual=True),
        shows_account=section.flag("shows_account", usual=True),
        is_sticky=section.flag("is_sticky", usual=True),
    )


def footer(section: Section, known: Known) -> Footer:
    columns = ((block, _column(block, known)) for block in section.blocks)
    return Footer(
        tuple(replace(column, block=block.id) for block, column in columns if column),
        section.flag("shows_install", usual=True),
        GROUNDS[section.choice("colours", *GROUNDS)],
    )


def _column(block: Block, known: Known) -> Column | None:
    """None for one that has nothing to show."""
    shop, heading = known.shop, block.text("heading")
    match block.type:
        case "menu":
            key = block.text("menu") or FOOTER
            links = menus.of(shop.context, key, shop.view.locale, shop.words)
            return Column("menu", heading, menu=links) if links else None
        case "text":
            body = block.html("body")
            return Column("text", heading, body=body) if body or heading else None
        case "newsletter":
            return Column(
                "newsletter", heading, text=block.text("text"), button=block.text("button")
            )
        case "socials":
            return Column("socials", heading) if shop.view.theme.social else None
        case "contact" | "policies" | "payment_marks":
            return Column(block.type, heading)
    return None


KINDS = {
    "announcement_bar": Kind(
        announcement_bar, scripts=("announcement-bar.js",), css=lambda view: view.css
    ),
    "header": Kind(header, css=lambda view: f".logo{{max-width:{view.logo_width}px}}"),
    "footer": Kind(footer),
}
