"""A titled grid of products beside something else."""

from __future__ import annotations

from dataclasses import dataclass

from storefront_pages.views.product import CardView


@dataclass(frozen=True, slots=True)
class GridView:
    name: str  # of the element
    title: str
    cards: tuple[CardView, ...]
