"""A titled grid of products beside something else."""

from __future__ import annotations

from msgspec import Struct

from storefront_pages.views.product import CardView


class GridView(Struct, frozen=True):
    name: str  # of the element
    title: str
    cards: tuple[CardView, ...]
