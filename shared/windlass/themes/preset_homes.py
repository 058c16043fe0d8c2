"""Home pages that presets come with. They hold no words: a new shop has none of its own yet, and
pages say the usual ones in the shopper's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

type Home = tuple[tuple[str, Mapping[str, Any]], ...]  # (section type, settings)

USUAL: Home = (
    ("hero", {}),
    ("trust_badges", {}),
    ("featured_products", {}),
)
STORY: Home = (
    ("hero", {"words": "panel", "height": "large"}),
    ("trust_badges", {"colours": "quiet"}),
    ("featured_products", {"count": 6, "columns": 3}),
    ("collection_list", {"source": "categories"}),
    ("testimonials", {"colours": "quiet"}),
    ("newsletter", {"alignment": "center"}),
)
EDITORIAL: Home = (
    ("hero", {"words": "over", "height": "large", "alignment": "center"}),
    ("featured_products", {"source": "best_selling", "count": 4}),
    ("collection_list", {"source": "collections", "columns": 2}),
    ("product_carousel", {}),
    ("trust_badges", {"layout": "grid"}),
)
CATALOGUE: Home = (
    ("hero", {"colours": "quiet"}),
    ("collection_list", {"source": "categories", "columns": 4}),
    ("featured_products", {}),
    ("trust_badges", {"layout": "grid", "colours": "quiet"}),
    ("testimonials", {}),
    ("recently_viewed", {}),
)
BOLD: Home = (
    ("hero", {"colours": "strong", "height": "large"}),
    ("product_carousel", {"source": "best_selling"}),
    ("trust_badges", {"layout": "grid"}),
    ("featured_products", {}),
    ("newsletter", {"colours": "strong"}),
)
