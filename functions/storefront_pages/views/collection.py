"""A collection or category in a list of them."""

from __future__ import annotations

from msgspec import Struct

from storefront_pages.views.image import ImageView


class TileView(Struct, frozen=True):
    title: str
    path: str
    image: ImageView | None
    block: str = ""  # of a theme
