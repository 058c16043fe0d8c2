"""Pictures of the media pipeline as pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storefront_pages.views.image import ImageView
from windlass.kit.renditions import Renditions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from windlass.catalog.parts import Image


def picture_of(image: Image | None, *, alt: str, is_foreign: bool = False) -> ImageView | None:
    """None for a picture that is not ready. `alt` stands in for a text that is missing, or that is
    foreign to the reader."""
    if image is None or not image.is_ready:
        return None
    return ImageView(
        id=image.id,
        alt=alt if is_foreign else image.alt or alt,
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


def branding_of(document: Mapping[str, Any] | None, *, alt: str) -> ImageView | None:
    """A picture of the store's settings."""
    if document is None:
        return None
    made = Renditions.from_document(document)
    return ImageView(
        id="",
        alt=alt,
        width=made.width,
        height=made.height,
        blur=made.blur,
        sources=made.sources,
        src=made.src,
        large=made.large,
        small=made.small,
    )
