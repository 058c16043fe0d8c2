"""Every type of section that pages can draw, imported with the first page that has one. A type that
is not here is skipped."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storefront_pages.sections.kinds import Kind

MODULES = {
    "frame": ("announcement_bar", "header", "footer"),
    "goods": (
        "featured_products",
        "product_carousel",
        "featured_collection",
        "collection_list",
        "recently_viewed",
        "recommended",
    ),
    "ordering": ("quick_order",),
    "pictures": ("hero", "slideshow", "image_banner", "image_with_text", "video", "logo_list"),
    "truths": ("testimonials", "countdown", "trust_badges"),
    "words": ("rich_text", "multicolumn", "faq", "newsletter", "reviews", "divider"),
}
MAIN = "main_"  # the beginning of the types that a page draws itself

_MODULE_OF = {type_: module for module, types in MODULES.items() for type_ in types}


@cache
def kind_of(type_: str) -> Kind | None:
    """None for a type that no page draws."""
    module = _MODULE_OF.get(type_)
    if module is None:
        return None
    kind: Kind = import_module(f"storefront_pages.sections.{module}").KINDS[type_]
    return kind
