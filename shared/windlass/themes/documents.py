"""The document of a theme, format 1: what a store gets that never saved one, and how documents of
other releases are read.

A document is plain JSON: {"format", "preset", "settings", "groups", "templates"}. `checking` says
whether one that was sent may be saved.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from windlass.themes import schema
from windlass.themes.fonts import BY_ID, OF_BRANDING_BODY, OF_BRANDING_HEADING
from windlass.themes.kinds import Kind
from windlass.themes.schema import GROUPS, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from windlass.stores.settings import Branding
    from windlass.themes.kinds import SectionType, Setting

type Document = dict[str, Any]

DARK = {"background": "#16181b", "text": "#eef0f0", "secondary": "#202327", "accent": "#f0b54a"}
_USUAL: dict[str, tuple[tuple[str, str], ...]] = {
    "header": (("header", "header"),),
    "footer": (("footer", "footer"),),
    "home": (("hero", "hero"), ("trust", "trust_badges"), ("newest", "featured_products")),
    "product": (
        ("product", "main_product"),
        ("related", "recommended"),
        ("reviews", "reviews"),
        ("seen", "recently_viewed"),
    ),
    "collection": (("collection", "main_collection"),),
    "collections": (("collections", "main_collections"),),
    "search": (("search", "main_search"),),
    "cart": (
        ("cart", "main_cart"),
        ("goes-with", "recommended"),
        ("seen-in-cart", "recently_viewed"),
    ),
    "page": (("page", "main_page"),),
    "not_found": (("not-found", "main_not_found"),),
}


def of_branding(branding: Branding) -> Document:
    """The default theme as the store's Branding has it."""
    document = usual()
    settings, hero = document["settings"], document["templates"]["home"][0]["settings"]
    if branding.colour_scheme == "dark":
        settings |= DARK
    settings |= {
        "primary": branding.accent_colour.lower(),
        "colour_scheme": str(branding.colour_scheme),
        "heading_font": OF_BRANDING_HEADING.get(branding.heading_font, "inter"),
        "body_font": OF_BRANDING_BODY.get(branding.body_font, "inter"),
    }
    hero |= {
        "title": branding.hero_title,
        "text": branding.hero_text,
        "button": branding.hero_button,
        "image": {"picture": branding.hero_image, "alt": ""} if branding.hero_image else None,
    }
    return document


def usual() -> Document:
    """The default theme, Harbour, with nothing changed."""
    return {
        "format": schema.FORMAT,
        "preset": "harbour",
        "settings": schema.defaults(schema.SETTINGS) | {"social": schema.defaults(schema.SOCIAL)},
        "groups": {group: usual_sections(group) for group in GROUPS},
        "templates": {template: usual_sections(template) for template in TEMPLATES},
    }


def usual_sections(place: str) -> list[Document]:
    return [new_section(schema.SECTIONS[type_], id_) for id_, type_ in _USUAL[place]]


def new_section(section: SectionType, id_: str) -> Document:
    blocks = []
    for place, type_ in enumerate(section.starts_with, 1):
        block = section.block(type_)
        assert block is not None, f"{section.type} starts with {type_}"
        blocks.append(_part(f"{id_}-{place}", type_, block.settings))
    return _part(id_, section.type, section.settings) | {"blocks": blocks}


def places(document: Mapping[str, Any]) -> Iterator[tuple[str, list[Document]]]:
    """(name, sections) of every group and template."""
    for part in ("groups", "templates"):
        yield from document[part].items()


def parts_by_id(document: Mapping[str, Any]) -> dict[str, Document]:
    """Every section and block."""
    sections = [one for _place, some in places(document) for one in some]
    return {one["id"]: one for section in sections for one in (section, *section["blocks"])}


def read(document: Mapping[str, Any]) -> Document:
    """A saved document as this release knows it: what it does not say has its default, settings
    that are gone are left out, and every template has its own content. Sections and blocks of
    types that we do not know stay as they are, for the release that does."""
    saved = document["settings"]
    social = _read(schema.SOCIAL, saved.get("social", {}))
    return {
        "format": schema.FORMAT,
        "preset": document["preset"],
        "settings": _read(schema.SETTINGS, saved) | {"social": social},
        "groups": {one: _sections(document["groups"], one) for one in GROUPS},
        "templates": {one: _sections(document["templates"], one) for one in TEMPLATES},
    }


def to_text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_text(text: str) -> Document:
    document: Document = json.loads(text)
    return read(document)


def _sections(saved: Mapping[str, list[Document]], place: str) -> list[Document]:
    if place not in saved:
        return usual_sections(place)
    sections = [_section(one) for one in saved[place]]
    main = schema.main_of(place)
    if main is not None and all(one["type"] != main.type for one in sections):
        sections.append(new_section(main, main.type))
    return sections


def _section(saved: Document) -> Document:
    known = schema.SECTIONS.get(saved["type"])
    if known is None:
        return saved
    return saved | {
        "settings": _read(known.settings, saved["settings"]),
        "blocks": [_block(known, block) for block in saved["blocks"]],
    }


def _block(section: SectionType, saved: Document) -> Document:
    known = section.block(saved["type"])
    if known is None:
        return saved
    return saved | {"settings": _read(known.settings, saved["settings"])}


def _read(settings: Iterable[Setting], saved: Mapping[str, Any]) -> dict[str, Any]:
    known = list(settings)
    return schema.defaults(known) | {
        one.id: saved[one.id] for one in known if one.id in saved and _is_known(one, saved[one.id])
    }


def _is_known(setting: Setting, value: Any) -> bool:
    match setting.kind:
        case Kind.SELECT:
            return any(value == option.value for option in setting.options)
        case Kind.FONT:
            return value in BY_ID
    return True


def _part(id_: str, type_: str, settings: Iterable[Setting]) -> Document:
    return {
        "id": id_,
        "type": type_,
        "is_hidden": False,
        "settings": schema.defaults(settings),
    }
