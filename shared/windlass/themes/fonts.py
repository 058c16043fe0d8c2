"""The letters a theme may choose, each served by the shop itself under a free licence."""

from __future__ import annotations

from msgspec import Struct


class Font(Struct, frozen=True):
    id: str  # also the name of its package of files
    name: str
    kind: str  # sans, serif, rounded, mono, display
    fallback: str  # what stands in while it loads
    heading_weight: int = 650


SANS, SERIF, MONO = "system-ui, sans-serif", "Georgia, serif", "ui-monospace, monospace"

FONTS: tuple[Font, ...] = (
    Font("inter", "Inter", "sans", SANS, 620),
    Font("system", "The visitor's own", "sans", SANS),
    Font("dm-sans", "DM Sans", "sans", SANS),
    Font("manrope", "Manrope", "sans", SANS, 700),
    Font("work-sans", "Work Sans", "sans", SANS),
    Font("outfit", "Outfit", "sans", SANS, 600),
    Font("space-grotesk", "Space Grotesk", "sans", SANS, 600),
    Font("archivo", "Archivo", "sans", SANS, 700),
    Font("nunito", "Nunito", "rounded", SANS, 780),
    Font("quicksand", "Quicksand", "rounded", SANS, 700),
    Font("fraunces", "Fraunces", "serif", SERIF, 480),
    Font("source-serif", "Source Serif", "serif", SERIF, 600),
    Font("lora", "Lora", "serif", SERIF, 600),
    Font("playfair-display", "Playfair Display", "serif", SERIF, 600),
    Font("oswald", "Oswald", "display", SANS, 600),
    Font("jetbrains-mono", "JetBrains Mono", "mono", MONO, 600),
)
BY_ID = {font.id: font for font in FONTS}

OF_BRANDING_HEADING = {
    **{"system": "inter", "serif": "fraunces"},
    **{"rounded": "nunito", "mono": "jetbrains-mono"},
}
OF_BRANDING_BODY = OF_BRANDING_HEADING | {"serif": "source-serif"}


def of_mails(font_id: str) -> str:
    """The kind of letters that comes nearest among those that Branding knows."""
    font = BY_ID.get(font_id)
    return font.kind if font and font.kind in ("serif", "rounded", "mono") else "system"
