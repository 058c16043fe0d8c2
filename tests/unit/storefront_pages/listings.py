"""Lists with one-word overrides."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from storefront_pages.views.listing import ListingView
from storefront_pages.views.product import CardView


def listing(*cards: CardView, **overrides: Any) -> ListingView:
    """All products, without anything to narrow it by."""
    view = ListingView(
        path="/products",
        query="",
        cards=cards,
        total=len(cards),
        facets=(),
        price=None,
        chips=(),
        clear_path="/products",
        sorts=(),
        next_path=None,
        is_first=True,
        is_narrowed=False,
    )
    return replace(view, **overrides)
