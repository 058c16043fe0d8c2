"""A picture in the sizes and formats that the media pipeline made of it, and where they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

FALLBACK_WIDTH: Final = 1024  # the widest JPEG
ICON_SIZES: Final = (48, 180)  # PNGs of an icon: for tabs, and for home screens
MIME: Final = {"avif": "image/avif", "webp": "image/webp"}


class Renditions(Struct, frozen=True):
    path: str  # /media/<store>/<content hash>, to which /<width>.<format> is added
    width: int  # of the original as it is shown
    height: int
    widths: tuple[int, ...]  # ascending, never empty
    formats: tuple[str, ...]  # best first, e.g. avif, webp
    blur: str  # data URI of a few hundred bytes

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Renditions:
        return cls(
            path=document["path"],
            width=document["width"],
            height=document["height"],
            widths=tuple(document["widths"]),
            formats=tuple(document["formats"]),
            blur=document["blur"],
        )

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """(mime type, srcset), best first, for the `source` elements of a `picture`."""
        return tuple((MIME[name], self._srcset(name)) for name in self.formats if name in MIME)

    @property
    def src(self) -> str:
        """A JPEG for browsers that know none of the sources, for mails and for sharing."""
        fallback = max((w for w in self.widths if w <= FALLBACK_WIDTH), default=self.widths[0])
        return f"{self.path}/{fallback}.jpg"

    @property
    def large(self) -> str:
        return f"{self.path}/{self.widths[-1]}.webp"

    @property
    def small(self) -> str:
        return f"{self.path}/{self.widths[0]}.webp"

    def icon(self, size: int) -> str:
        """Of a picture that was uploaded as an icon: one of ICON_SIZES."""
        return f"{self.path}/{size}.png"

    def _srcset(self, extension: str) -> str:
        return ", ".join(f"{self.path}/{width}.{extension} {width}w" for width in self.widths)
