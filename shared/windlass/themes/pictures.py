"""Pictures in a theme: of the store's own uploads that are ready, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from windlass.media import storage
from windlass.themes.wrong import UNSEEN, Wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATH = re.compile(r"/media/[A-Za-z0-9_-]{1,40}/[0-9a-f]{32}")
BLUR = re.compile(r"(data:image/webp;base64,[A-Za-z0-9+/=]+)?")
PARTS = {"path", "width", "height", "widths", "formats", "blur"}
FORMATS = (["avif", "webp"], ["avif"], ["webp"])
LONGEST_ALT = 200
LONGEST_BLUR = 400
LONGEST_SIDE = 40_000
MOST_WIDTHS = 5


def picture(value: Any, *, store_id: str) -> dict[str, Any] | None:
    """An image as it may be saved. Raises Wrong, for another store's picture too. Whether it was
    really made is asked of the bucket: see `new_in`."""
    if value is None:
        return None
    if not isinstance(value, dict) or not {"picture"} <= set(value) <= {"picture", "alt"}:
        raise Wrong("image", "An image has a picture and may have an alt text.")
    alt = value.get("alt", "")
    if not isinstance(alt, str):
        raise Wrong("string_type", "This must be text.", "alt")
    alt = " ".join(UNSEEN.sub("", alt).split())
    if len(alt) > LONGEST_ALT:
        raise Wrong("string_too_long", f"Use at most {LONGEST_ALT} characters.", "alt")
    made = value["picture"]
    if not isinstance(made, dict) or set(made) != PARTS or not _is_sound(made):
        raise Wrong("picture", "Send the picture of an upload as it was answered.", "picture")
    if not made["path"].startswith(f"/media/{store_id}/"):
        message = "Upload this picture to this store first."
        raise Wrong("foreign_picture", message, "picture.path")
    return {"picture": {name: made[name] for name in sorted(PARTS)}, "alt": alt}


def found_in(value: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(path, picture) of every one in a document or a part of it."""
    if isinstance(value, dict):
        if isinstance(value.get("picture"), dict):
            yield f"{path}.picture", value["picture"]
            return
        for name, part in value.items():
            yield from found_in(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from found_in(part, f"{path}.{place}")


def is_ready(made: Mapping[str, Any]) -> bool:
    """One look into the bucket."""
    return storage.exists(f"{made['path'].removeprefix('/')}/{made['widths'][-1]}.webp")


def _is_sound(made: Mapping[str, Any]) -> bool:
    widths = made["widths"]
    return (
        isinstance(made["path"], str)
        and PATH.fullmatch(made["path"]) is not None
        and _is_side(made["width"])
        and _is_side(made["height"])
        and isinstance(widths, list)
        and 0 < len(widths) <= MOST_WIDTHS
        and all(map(_is_side, widths))
        and made["formats"] in FORMATS
        and isinstance(made["blur"], str)
        and len(made["blur"]) <= LONGEST_BLUR
        and BLUR.fullmatch(made["blur"]) is not None
    )


def _is_side(value: Any) -> bool:
    return type(value) is int and 0 < value <= LONGEST_SIDE
