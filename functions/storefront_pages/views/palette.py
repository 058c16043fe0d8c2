"""Colours that read: contrast is worked out, not hoped for."""

from __future__ import annotations

import re

from windlass.themes.contrast import CLEAR, READABLE, ink_on, ratio

LIGHT_GROUND = "#ffffff"
LIGHT_INK = "#15181a"
# What tells good from bad, for light and for dark grounds.
SIGNS = {
    False: {
        "good": "#146c43",
        "bad": "#b3261e",
        "bad-ground": "#fdf1f0",
        "note-ground": "#f6f3ea",
        "shadow": "0 1px 2px rgb(0 0 0/6%),0 12px 40px rgb(0 0 0/14%)",
    },
    True: {
        "good": "#6cc496",
        "bad": "#ff9a90",
        "bad-ground": "#3a2220",
        "note-ground": "#2a2820",
        "shadow": "0 1px 2px rgb(0 0 0/40%),0 12px 40px rgb(0 0 0/50%)",
    },
}

_HEX = re.compile(r"#[0-9a-f]{6}\Z")


def colour(value: object, usual: str) -> str:
    """The value when it is a colour as we write them."""
    text = value.lower() if isinstance(value, str) else ""
    return text if _HEX.match(text) else usual


def palette(
    ground: str,
    ink: str,
    *,
    primary: str,
    highlight: str,
    soft: str = "",
    is_chosen: bool = False,
) -> dict[str, str]:
    """Everything that is painted on a ground, by the name of its variable. `soft` is the quiet
    ground beside it; colours that the merchant chose for this ground stay as they are."""
    dark = is_dark(ground)
    ink = ink if ratio(ink, ground) >= READABLE else ink_on(ground)
    surface = soft or mix(ground, ink, 46)
    towards = 255 if dark else 0
    enough = 1.0 if is_chosen else CLEAR
    button = _until(enough, primary, on=(ground,), towards=towards)
    spot = _until(enough, highlight, on=(ground,), towards=towards)
    return {
        "ground": ground,
        "ink": ink,
        "surface": surface,
        "line": mix(ground, ink, 125),
        "line-strong": _until(CLEAR, mix(ground, ink, 497), on=(ground,), towards=towards),
        "muted": _until(READABLE, mix(ground, ink, 700), on=(ground, surface), towards=towards),
        "accent": button,
        "on-accent": ink_on(button),
        "highlight": spot,
        "on-highlight": ink_on(spot),
        "link": _until(READABLE, primary, on=(ground, surface), towards=towards),
        "star": _until(CLEAR, highlight, on=(ground, surface), towards=towards),
        **SIGNS[dark],
    }


def is_dark(ground: str) -> bool:
    return ratio("#ffffff", ground) > ratio("#000000", ground)


def mix(first: str, second: str, thousandths: int) -> str:
    """So much of the second in the first."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return _written([a + (b - a) * thousandths // 1000 for a, b in pairs])


def _until(least: float, found: str, *, on: tuple[str, ...], towards: int) -> str:
    """The colour, moved towards black or white until it stands out."""
    steps = 20
    for step in range(steps + 1):
        mixed = _written([c + (towards - c) * step // steps for c in _channels(found)])
        if all(ratio(mixed, ground) >= least for ground in on):
            return mixed
    return ink_on(on[0])


def _written(channels: list[int]) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _channels(found: str) -> list[int]:
    return [int(found[i : i + 2], 16) for i in (1, 3, 5)]
