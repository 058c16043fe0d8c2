"""A picture in the sizes and formats that the media pipeline made of it."""

from __future__ import annotations

from msgspec import Struct


class ImageView(Struct, frozen=True):
    id: str
    alt: str
    width: int  # of the original, for the ratio
    height: int
    blur: str  # data URI, empty when there is none
    sources: tuple[tuple[str, str], ...]  # (mime type, srcset), best first
    src: str  # for browsers that know none of the sources, and for sharing
    large: str  # the widest one
    small: str  # the narrowest one
