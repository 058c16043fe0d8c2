"""Where products are found beside searching: categories, collections and pages, by name."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = "page"


@dataclass(frozen=True, slots=True)
class Place:
    kind: str  # "category", "collection" or "page"
    id: str
    path: str  # on the shop's host
    title: str
