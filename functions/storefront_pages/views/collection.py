"""A collection or category in a list of them."""

from __future__ import annotations

from dataclasses import dataclass

from storefront_pages.views.image import ImageView


@dataclass(frozen=True, slots=True)
class TileView:
    title: str
    path: str
    image: ImageView | None
    block: str = ""  # of a theme
