"""Where products are found beside searching: categories, collections and pages, by name."""

from __future__ import annotations

from msgspec import Struct

PAGE = "page"


class Place(Struct, frozen=True):
    kind: str  # "category", "collection" or "page"
    id: str
    path: str  # on the shop's host
    title: str
