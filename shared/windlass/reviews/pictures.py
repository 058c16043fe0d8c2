"""The photos of a review as pages draw pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from windlass.catalog.parts import Image


def pictures_of(photos: Sequence[dict[str, Any]], *, alt: str) -> list[Image]:
    """Those that are ready, as pages draw pictures."""
    return [
        Image(
            id=photo["upload_id"],
            position=place,
            alt=alt,
            status="ready",
            path=photo["path"],
            width=photo["width"],
            height=photo["height"],
            widths=tuple(photo["widths"]),
            formats=tuple(photo["formats"]),
            blur=photo["blur"],
        )
        for place, photo in enumerate(photos)
        if photo["status"] == "ready"
    ]
