"""What a page tells search engines and those who share it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class HeadView:
    title: str
    description: str
    path: str  # the canonical one
    image_path: str = ""
    kind: str = "website"  # Open Graph's type
    is_indexed: bool = True
    data: tuple[dict[str, Any], ...] = field(default=())  # JSON-LD
    refresh_seconds: int = 0  # reloads by itself, for visitors without script
