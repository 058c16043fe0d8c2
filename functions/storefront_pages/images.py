"""Pictures of the media pipeline as pages show them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storefront_pages.views.image import ImageView

if TYPE_CHECKING:
    from windlass.catalog.parts import Image

MEDIA = "/media"


def picture_of(image: Image | None, *, alt: str) -> ImageView | None:
    """None for a picture that is not ready. `alt` stands in for a text that is missing."""
    if image is None or not image.is_ready:
        return None
    return ImageView(
        id=image.id,
        alt=image.alt or alt,
        width=image.width,
        height=image.height,
        blur=image.blur,
        sources=image.sources,
        src=image.src,
        large=image.large,
        small=image.small,
    )


def thumbnail(path: str | None) -> ImageView | None:
    """A small picture of which only the address is known, in the right ratio at any size."""
    if not path:
        return None
    return ImageView(
        id="", alt="", width=0, height=0, blur="", sources=(), src=path, large=path, small=path
    )


def plain(key: str | None, *, alt: str) -> ImageView | None:
    """A picture of the merchant's own that has one size only."""
    if not key:
        return None
    image = thumbnail(media_path(key))
    return replace(image, alt=alt) if image else None


def media_path(key: str) -> str:
    return f"{MEDIA}/{key.removeprefix('/').removeprefix('media/')}"
