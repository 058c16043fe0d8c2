"""A product's film: where it is kept, and its place among the pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct
from msgspec.structs import asdict

if TYPE_CHECKING:
    from collections.abc import Mapping

YOUTUBE, VIMEO = "youtube", "vimeo"
_YOUTUBE_ID, _VIMEO_ID = re.compile(r"[\w-]{11}", re.ASCII), re.compile(r"\d{5,12}", re.ASCII)
_NAMED: Final = frozenset({"embed", "shorts", "live", "v"})


class Video(Struct, frozen=True):
    provider: str  # youtube or vimeo
    id: str  # as the provider knows it
    title: str = ""
    position: int = 0  # so many pictures come before it
    image_id: str = ""  # its poster; empty: the product's first picture
    uploaded_on: str = ""  # ISO 8601; empty where the merchant does not say

    @property
    def page(self) -> str:
        """Where it can be seen without our page."""
        if self.provider == YOUTUBE:
            return f"https://www.youtube.com/watch?v={self.id}"
        return f"https://vimeo.com/{self.id}"

    @property
    def origin(self) -> str:
        """Of the player that sets no cookie before it plays."""
        is_youtube = self.provider == YOUTUBE
        return "https://www.youtube-nocookie.com" if is_youtube else "https://player.vimeo.com"

    @property
    def player(self) -> str:
        if self.provider == YOUTUBE:
            return f"{self.origin}/embed/{self.id}?autoplay=1&rel=0"
        return f"{self.origin}/video/{self.id}?autoplay=1&dnt=1"


def found_at(address: str) -> tuple[str, str] | None:
    """Provider and id of an address as people copy it: watch page, short link, embed."""
    whole = address.strip() if "://" in address else f"https://{address.strip()}"
    try:
        parts = urlsplit(whole)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    path = [one for one in parts.path.split("/") if one]
    if parts.scheme not in ("http", "https"):
        return None
    if host == "youtu.be":
        return _checked(YOUTUBE, path[0] if path else "", _YOUTUBE_ID)
    if host in ("youtube.com", "youtube-nocookie.com"):
        named = path[1] if len(path) > 1 and path[0] in _NAMED else ""
        asked = parse_qs(parts.query).get("v", [""])[0]
        return _checked(YOUTUBE, named or asked, _YOUTUBE_ID)
    if host in ("vimeo.com", "player.vimeo.com"):
        return _checked(VIMEO, next(filter(_VIMEO_ID.fullmatch, path), ""), _VIMEO_ID)
    return None


def document_of(video: Video | None) -> dict[str, Any]:
    """Empty without one."""
    return {} if video is None else {k: v for k, v in asdict(video).items() if v}


def video_of(document: Mapping[str, Any]) -> Video | None:
    return Video(**document) if document else None


def _checked(provider: str, id_: str, shape: re.Pattern[str]) -> tuple[str, str] | None:
    return (provider, id_) if shape.fullmatch(id_) else None
