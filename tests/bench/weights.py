"""What a shopper's browser downloads, gzipped as the edge sends it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from tests.integration.storefront_pages.visitors import Visitor

DIST = Path(__file__).parents[2] / "frontend/storefront/dist"


def of_pages(host: str, handle: str) -> dict[str, dict[str, Any]]:
    visitor = Visitor(host)
    pages = {"home": "/", "products": "/products", "product": f"/products/{handle}"}
    return {name: _page(visitor, path) for name, path in pages.items()}


def _page(visitor: Visitor, path: str) -> dict[str, Any]:
    """Scripts and styles that the page names; fonts and pictures are loaded beside them."""
    html = visitor.get(path).body
    used = [file for file in DIST.iterdir() if file.name in html]
    return {
        "html": _gzipped(html.encode()),
        "css": sum(_gzipped(file.read_bytes()) for file in used if file.suffix == ".css"),
        "js": sum(_gzipped(file.read_bytes()) for file in used if file.suffix == ".js"),
    }


def _gzipped(data: bytes) -> int:
    return len(gzip.compress(data, 9))
