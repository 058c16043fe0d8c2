"""A link with its words, in many sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from storefront_pages.sections.reading import Values


class Way(Struct, frozen=True):
    label: str
    path: str


def way_of(values: Values, name: str) -> Way | None:
    label, path = values.text(name), values.link()
    return Way(label, path) if label and path else None
