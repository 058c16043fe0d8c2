"""The merchant's colours and letters, made safe to read: contrast is worked out, not hoped for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

LIGHT_GROUND = "#ffffff"
DARK_GROUND = "#16181b"
DEFAULT_ACCENT = "#0f6b74"
READABLE = 4.5  # WCAG 2.2 AA for text
CLEAR = 3.0  # and for controls

FONTS = ("system", "serif", "rounded", "mono")

_HEX = re.compile(r"#[0-9a-f]{6}\Z")


@dataclass(frozen=True, slots=True)
class ThemeView:
    accent: str  # the one clear button colour
    on_accent: str  # text on it
    accent_on_dark: str  # the same colour, lightened until it stands out on the dark ground
    on_accent_on_dark: str
    link_on_light: str  # the accent, darkened until it reads on white
    link_on_dark: str  # the accent, lightened until it reads on the dark ground
    heading_font: str
    body_font: str
    scheme: str  # "light", "dark" or "auto" (the visitor's system decides)

    @property
    def css(self) -> str:
        """The variables of this store. Its text is hashed into the content security policy."""
        return (
            f":root{{--accent:{self.accent};--on-accent:{self.on_accent};"
            f"--accent-dark:{self.accent_on_dark};--on-accent-dark:{self.on_accent_on_dark};"
            f"--link-light:{self.link_on_light};--link-dark:{self.link_on_dark}}}"
        )


@lru_cache(maxsize=512)
def theme_of(accent: str, *, heading_font: str, body_font: str, scheme: str) -> ThemeView:
    """Anything unknown falls back to the default, so that a shop always has a face."""
    colour = accent.lower() if _HEX.match(accent.lower()) else DEFAULT_ACCENT
    on_dark = _until(CLEAR, colour, on=DARK_GROUND, towards=255)
    return ThemeView(
        accent=colour,
        on_accent=_ink_on(colour),
        accent_on_dark=on_dark,
        on_accent_on_dark=_ink_on(on_dark),
        link_on_light=_until(READABLE, colour, on=LIGHT_GROUND, towards=0),
        link_on_dark=_until(READABLE, colour, on=DARK_GROUND, towards=255),
        heading_font=heading_font if heading_font in FONTS else "system",
        body_font=body_font if body_font in FONTS else "system",
        scheme=scheme if scheme in ("light", "dark", "auto") else "light",
    )


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _ink_on(colour: str) -> str:
    return max("#ffffff", "#111315", key=lambda ink: contrast(ink, colour))


def _until(ratio: float, colour: str, *, on: str, towards: int) -> str:
    steps = 20
    for step in range(steps + 1):
        channels = [c + (towards - c) * step // steps for c in _channels(colour)]
        mixed = "#" + "".join(f"{channel:02x}" for channel in channels)
        if contrast(mixed, on) >= ratio:
            return mixed
    raise AssertionError("black and white always read")


def _channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
