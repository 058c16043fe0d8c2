"""What a shopper's browser downloads, gzipped as the edge sends it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.integration.storefront_pages.visitors import Visitor

SUFFIXES = {".css", ".js"}
DIST = Path(__file__).parents[2] / "frontend/storefront/dist"


def of_pages(host: str, handle: str) -> dict[str, dict[str, Any]]:
    visitor = Visitor(host)
    pages = {"home": "/", "products": "/products", "product": f"/products/{handle}"}
    return {name: _page(visitor, path) for name, path in pages.items()}


def _page(visitor: Visitor, path: str) -> dict[str, Any]:
    """Scripts and styles that load with the page, and those that it names for when they are used;
    fonts and pictures are loaded beside them."""
    html = visitor.get(path).body
    named = [file for file in DIST.iterdir() if file.name in html and file.suffix in SUFFIXES]
    at_once = [file for file in named if re.search(rf'\s(?:src|href)="/assets/{file.name}"', html)]
    return {
        "html": _gzipped(html.encode()),
        "css": _weight(file for file in at_once if file.suffix == ".css"),
        "js": _weight(file for file in at_once if file.suffix == ".js"),
        "on demand": _weight(file for file in named if file not in at_once),
    }


def _weight(files: Iterable[Path]) -> int:
    return sum(_gzipped(file.read_bytes()) for file in files)


def _gzipped(data: bytes) -> int:
    return len(gzip.compress(data, 9))
