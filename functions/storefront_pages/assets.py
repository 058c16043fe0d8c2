"""Addresses of the built styles, scripts and fonts, each with its content's hash in the name."""

import json
from functools import cache
from pathlib import Path

MANIFEST = Path(__file__).parent / "assets.json"  # written by the storefront's build


@cache
def _manifest() -> dict[str, str]:
    return dict(json.loads(MANIFEST.read_text()))


def asset(name: str) -> str:
    """`app.css` -> `/assets/app-4F7K2A.css`. Raises KeyError for what was never built."""
    return f"/assets/{_manifest()[name]}"
