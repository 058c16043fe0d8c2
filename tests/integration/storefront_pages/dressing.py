"""Shops in other looks, published as their merchants publish them."""

from __future__ import annotations

from typing import Any

from tests.support.themes_factories import published, theme
from windlass.tenancy.context import StoreContext
from windlass.themes import documents, schema
from windlass.themes.documents import Document


def section(type_: str, *blocks: Document, id_: str = "added", **settings: Any) -> Document:
    """A new one with these settings, and only these blocks."""
    made = documents.new_section(schema.SECTIONS[type_], id_)
    made["settings"] |= settings
    made["blocks"] = list(blocks)
    return made


def block(section_type: str, type_: str, number: int = 1, **settings: Any) -> Document:
    known = schema.SECTIONS[section_type].block(type_)
    assert known is not None
    return {
        "id": f"block-{number}",
        "type": type_,
        "is_hidden": False,
        "settings": schema.defaults(known.settings) | settings,
    }


def dress(owner: StoreContext, *sections: Document, on: str = "home", **settings: Any) -> None:
    """The usual theme, with these sections alone on the home page, or below what another page is
    for."""
    document = theme(**settings)
    kept = [one for one in document["templates"][on] if one["type"].startswith("main_")]
    document["templates"][on] = [*kept, *sections]
    published(owner, document)


def frame(owner: StoreContext, group: str, *sections: Document, **settings: Any) -> None:
    """The usual theme with these sections above or below every page."""
    document = theme(**settings)
    document["groups"][group] = list(sections)
    published(owner, document)
