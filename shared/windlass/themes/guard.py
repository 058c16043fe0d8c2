"""The contrast guard: no theme is saved whose words cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.themes.contrast import (
    CLEAR,
    READABLE,
    ink_on,
    luminance,
    nearest,
    ratio,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from windlass.themes.kinds import Pair


class Unclear(Struct, frozen=True):
    """A setting whose colour is too near to its ground."""

    setting: str
    message: str
    suggestion: str  # the nearest colour that would do
    rule: str = "contrast"


def unclear(settings: Mapping[str, Any]) -> Iterator[Unclear]:
    """Of the theme's colours: text 4.5:1 on both grounds, outlined buttons 4.5:1, controls and
    marks 3:1. Words on filled buttons choose black or white and always read."""
    background, secondary = settings["background"], settings["secondary"]
    is_outlined = settings["button_style"] == "outline"
    least = READABLE if is_outlined else CLEAR
    button = "An outlined button on" if is_outlined else "The button on"
    text, accent = settings["text"], settings["accent"]
    yield from _checked("text", text, (background, secondary), READABLE, "Text on the background")
    yield from _checked(
        "primary", settings["primary"], (background,), least, f"{button} the background"
    )
    yield from _checked("accent", accent, (background,), CLEAR, "The accent on the background")
    if ratio(text, background) >= READABLE > ratio(text, secondary):
        better = nearest(secondary, text, least=READABLE)
        what = "Text on the secondary colour"
        yield Unclear("secondary", _said(what, text, secondary, READABLE, better), better)
    yield from _scheme(settings)


def unclear_pair(
    pair: Pair, settings: Mapping[str, Any], theme: Mapping[str, Any]
) -> Iterator[Unclear]:
    """Of a section's own colours, empty ones being the theme's."""
    ground = settings[pair.ground] or theme["primary"]
    ink = settings[pair.text] or ink_on(ground)
    yield from _checked(pair.text, ink, (ground,), READABLE, "Text on its background")


def _checked(
    name: str, colour: str, grounds: tuple[str, ...], needed: float, what: str
) -> Iterator[Unclear]:
    """On the first ground; what is suggested reads on the others, too."""
    if ratio(colour, grounds[0]) < needed:
        better = nearest(colour, *grounds, least=needed)
        yield Unclear(name, _said(what, colour, grounds[0], needed, better), better)


def _said(what: str, colour: str, ground: str, needed: float, better: str) -> str:
    return f"{what} has {told(ratio(colour, ground))} and needs {told(needed)}; {better} would do."


def _scheme(settings: Mapping[str, Any]) -> Iterator[Unclear]:
    """A page says to the browser whether it is light or dark; it must be so."""
    is_light = luminance(settings["background"]) > luminance(settings["text"])
    if is_light and settings["colour_scheme"] == "dark":
        message = "Dark needs a background that is darker than the text."
        yield Unclear("colour_scheme", message, "light", "scheme")
    if not is_light and settings["colour_scheme"] != "dark":
        message = "These colours are dark: choose Dark, or a background lighter than the text."
        yield Unclear("colour_scheme", message, "dark", "scheme")
