"""The dark side of a theme that follows the visitor's device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.themes.contrast import CLEAR, READABLE, nearest
from windlass.themes.documents import DARK

if TYPE_CHECKING:
    from collections.abc import Mapping


def dark_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings with colours for dark surroundings: Harbour's grounds, and primary and accent
    lightened just so far that the contrast guard lets them through."""
    ground = DARK["background"]
    least = READABLE if settings["button_style"] == "outline" else CLEAR
    return {
        **settings,
        **DARK,
        "colour_scheme": "dark",
        "primary": nearest(settings["primary"], ground, least=least),
        "accent": nearest(settings["accent"], ground, least=CLEAR),
    }
