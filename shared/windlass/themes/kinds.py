"""What a theme's schema is made of: settings, blocks and sections, as plain data."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct


class Kind(StrEnum):
    TEXT = "text"
    AREA = "area"
    RICH_TEXT = "rich_text"  # sanitised HTML
    NUMBER = "number"  # whole ones only
    TOGGLE = "toggle"
    SELECT = "select"
    COLOUR = "colour"  # "#rrggbb"; empty where the theme's own may stand
    IMAGE = "image"  # {"picture": document of a ready upload, "alt": text} or None
    LINK = "link"  # "/path", "https://…", "mailto:…", "tel:…", "#part" or empty
    PRODUCT = "product"  # an id or empty
    PRODUCTS = "products"  # ids
    COLLECTION = "collection"  # an id, of a category too, or empty
    DISCOUNT = "discount"  # an id or empty
    DATE_TIME = "date_time"  # ISO 8601 in UTC or empty
    VIDEO = "video"  # {"provider": "youtube" | "vimeo", "id": text, "poster": image} or None
    FONT = "font"
    MENU = "menu"  # main, footer or the id of a menu


class Option(Struct, frozen=True):
    value: str
    label: str


class Setting(Struct, frozen=True):
    """One field of a form. `least` and `most` bound a number, a text's length or a list's."""

    id: str
    kind: Kind
    label: str
    default: Any = None
    help: str = ""
    placeholder: str = ""  # what pages say, in the shopper's language, while it is empty
    options: tuple[Option, ...] = ()
    least: int | None = None
    most: int | None = None
    step: int = 1
    unit: str = ""


class BlockType(Struct, frozen=True):
    type: str
    name: str
    settings: tuple[Setting, ...] = ()
    most: int | None = None  # of this type in one section
    is_fixed: bool = False  # always there, once; it can move but not be removed or hidden


class Pair(Struct, frozen=True):
    """Two settings of a section that are read on one another: colours, or empty for the theme's."""

    text: str
    ground: str


class SectionType(Struct, frozen=True):
    type: str
    name: str
    description: str
    settings: tuple[Setting, ...] = ()
    blocks: tuple[BlockType, ...] = ()
    most_blocks: int = 0
    templates: tuple[str, ...] = ()  # where it may stand; "header" and "footer" are groups
    most: int | None = None  # of this type in one template
    is_main: bool = False  # the template's own content: always there, once, never hidden
    starts_with: tuple[str, ...] = ()  # the types of the blocks that a new one has
    pairs: tuple[Pair, ...] = ()

    def block(self, type_: str) -> BlockType | None:
        return next((one for one in self.blocks if one.type == type_), None)


def text(
    id_: str, label: str, *, most: int, help: str = "", placeholder: str = "", default: str = ""
) -> Setting:
    return Setting(id_, Kind.TEXT, label, default, help, placeholder, most=most)


def area(id_: str, label: str, *, most: int, help: str = "", placeholder: str = "") -> Setting:
    return Setting(id_, Kind.AREA, label, "", help, placeholder, most=most)


def rich(id_: str, label: str, *, most: int = 5_000, help: str = "") -> Setting:
    return Setting(id_, Kind.RICH_TEXT, label, "", help, most=most)


def number(
    id_: str,
    label: str,
    default: int,
    *,
    least: int,
    most: int,
    step: int = 1,
    unit: str = "",
    help: str = "",
) -> Setting:
    return Setting(
        id_, Kind.NUMBER, label, default, help, least=least, most=most, step=step, unit=unit
    )


def toggle(id_: str, label: str, *, default: bool, help: str = "") -> Setting:
    return Setting(id_, Kind.TOGGLE, label, default, help)


def select(id_: str, label: str, *options: tuple[str, str], help: str = "") -> Setting:
    """The first option is the default."""
    choices = tuple(Option(value, name) for value, name in options)
    return Setting(id_, Kind.SELECT, label, choices[0].value, help, options=choices)


def colour(id_: str, label: str, default: str = "", *, help: str = "") -> Setting:
    """Without a default it may be empty: the theme's own."""
    return Setting(id_, Kind.COLOUR, label, default, help, least=7 if default else 0)


def image(id_: str = "image", label: str = "Picture", *, help: str = "") -> Setting:
    return Setting(id_, Kind.IMAGE, label, None, help)


def link(
    id_: str = "link", label: str = "Link", *, default: str = "", placeholder: str = ""
) -> Setting:
    return Setting(id_, Kind.LINK, label, default, placeholder=placeholder, most=500)


def chosen(id_: str, kind: Kind, label: str, *, help: str = "") -> Setting:
    """A product, a collection, a discount, a menu, a moment, a video or a font."""
    default = None if kind is Kind.VIDEO else ""
    return Setting(id_, kind, label, default, help)


def products(id_: str = "products", label: str = "Products", *, help: str = "") -> Setting:
    return Setting(id_, Kind.PRODUCTS, label, (), help, most=24)
