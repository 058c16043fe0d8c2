"""A finished picture, written into the item that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pynamodb.expressions.update import Action

    from windlass.catalog.parts import Image


class Picture(Protocol):
    """Where it stands in an item: a path in a list, or an attribute."""

    def __getitem__(self, name: str, /) -> Any: ...


def outcome_at(path: Picture, made: Image) -> list[Action]:
    """What the pipeline says of a picture; its place and its alt text stay the merchant's."""
    return [
        path["status"].set(made.status),
        path["problem"].set(made.problem),
        path["path"].set(made.path),
        path["width"].set(made.width),
        path["height"].set(made.height),
        path["widths"].set(list(made.widths)),
        path["formats"].set(list(made.formats)),
        path["blur"].set(made.blur),
    ]
