"""The colours that values are shown by, in the variant picker and in the filters of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.search.documents import SHORT_NAMES
from windlass.stores import swatches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storefront_pages.shops import Shop
    from windlass.catalog.storefront import StorefrontProduct

type Colours = dict[str, tuple[str, ...]]  # by value


def swatches_of(found: StorefrontProduct, shop: Shop) -> tuple[Colours, ...]:
    """Of each option, by its values in the language of the visit. What decides is how the merchant
    wrote them, so a translation changes no colour."""
    variants = found.product.variants
    written = found.written or tuple(one.values for one in variants)
    all_colours = []
    for index in range(len(found.product.options)):
        pairs = {
            variant.values[index]: own[index]
            for variant, own in zip(variants, written, strict=True)
        }
        known = swatches.colours(shop.store.swatches, dict.fromkeys(pairs.values()))
        shown = {value: known[own] for value, own in pairs.items() if own in known}
        all_colours.append(shown)
    return tuple(all_colours)


def of_facet(name: str, labels: Iterable[str], shop: Shop) -> Colours:
    """Of a filter that is an option; none of brands, categories and the like."""
    if name in SHORT_NAMES:
        return {}
    return swatches.colours(shop.store.swatches, labels)
