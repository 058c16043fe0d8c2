"""Addresses of the built styles, scripts and fonts, each with its content's hash in the name."""

import json
from functools import cache
from pathlib import Path

from storefront_pages.views.theme import ThemeView

MANIFEST = Path(__file__).parent / "assets.json"  # written by the storefront's build
FONT_FILES = {
    "system": ("inter", "inter"),
    "serif": ("fraunces", "source-serif-4"),
    "rounded": ("nunito", "nunito"),
    "mono": ("jetbrains-mono", "jetbrains-mono"),
}  # of each letter style: the family for headings, the one for text


@cache
def _manifest() -> dict[str, str]:
    return dict(json.loads(MANIFEST.read_text()))


def asset(name: str) -> str:
    """`app.css` -> `/assets/app-4F7K2A.css`. Raises KeyError for what was never built."""
    return f"/assets/{_manifest()[name]}"


def fonts(theme: ThemeView) -> list[str]:
    """The letters that the page needs first; rarer ones come when a text uses them."""
    families = (FONT_FILES[theme.heading_font][0], FONT_FILES[theme.body_font][1])
    return [asset(f"{family}-latin-wght-normal.woff2") for family in dict.fromkeys(families)]
