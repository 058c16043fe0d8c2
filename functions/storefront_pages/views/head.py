"""What a page tells search engines and those who share it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field


class HeadView(Struct, frozen=True):
    title: str
    description: str
    path: str  # the canonical one
    image_path: str = ""
    kind: str = "website"  # Open Graph's type
    is_indexed: bool = True
    data: tuple[dict[str, Any], ...] = field(default=())  # JSON-LD
    refresh_seconds: int = 0  # reloads by itself, for visitors without script
