"""The registry: every section type there is, found by its name, and what a new one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.themes import global_settings
from windlass.themes.section_types import frame, goods, mains, ordering, pictures, words
from windlass.themes.section_types.shared import GROUPS, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from windlass.themes.kinds import SectionType, Setting

__all__ = ["GROUPS", "SECTIONS", "SETTINGS", "SOCIAL", "TEMPLATES", "defaults", "main_of"]

FORMAT = 1
MOST_SECTIONS = 25  # of a template or group
MOST_BLOCKS = 50  # of a section, whatever its type allows
MOST_BYTES = 100_000  # of a document

SECTIONS: dict[str, SectionType] = {
    one.type: one
    for family in (pictures, goods, ordering, words, mains, frame)
    for one in family.TYPES
}
SETTINGS = global_settings.SETTINGS
SOCIAL = global_settings.SOCIAL


def defaults(settings: Iterable[Setting]) -> dict[str, Any]:
    return {
        one.id: list(one.default) if isinstance(one.default, tuple) else one.default
        for one in settings
    }


def main_of(place: str) -> SectionType | None:
    """The section that a template or group cannot be without; the home page has none."""
    return next((one for one in SECTIONS.values() if one.is_main and place in one.templates), None)
