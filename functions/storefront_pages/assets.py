"""Addresses of the built styles, scripts and fonts, each with its content's hash in the name."""

import json
from functools import cache
from pathlib import Path

from storefront_pages.views.theme import ThemeView

MANIFEST = Path(__file__).parent / "assets.json"  # written by the storefront's build
FONT_FILES = {
    "inter": "inter-latin-wght-normal.woff2",
    "fraunces": "fraunces-latin-wght-normal.woff2",
    "manrope": "manrope-latin-wght-normal.woff2",
    "source-serif": "source-serif-4-latin-wght-normal.woff2",
    "instrument-sans": "instrument-sans-latin-wght-normal.woff2",
}


@cache
def _manifest() -> dict[str, str]:
    return dict(json.loads(MANIFEST.read_text()))


def asset(name: str) -> str:
    """`app.css` -> `/assets/app-4F7K2A.css`. Raises KeyError for what was never built."""
    return f"/assets/{_manifest()[name]}"


def fonts(theme: ThemeView) -> list[str]:
    """The letters that the page needs first; rarer ones come when a text uses them."""
    chosen = dict.fromkeys((theme.heading_font, theme.body_font))
    return [asset(FONT_FILES[font]) for font in chosen if font in FONT_FILES]
