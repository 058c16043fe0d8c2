"""Which words find a product. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit.words import LONGEST, asked, tokens

if TYPE_CHECKING:
    from windlass.catalog.models import Product

__all__ = ["asked", "tag_word", "tokens", "vendor_word", "words_of"]
MOST_WORDS = 20
FROM_TITLE = 10  # at most, so that long titles leave room for SKUs and tags
TAG, VENDOR = "~t", "~v"


def tag_word(tag: str) -> str:
    return TAG + "".join(tokens(tag)[:4])[:LONGEST]


def vendor_word(vendor: str) -> str:
    return VENDOR + "".join(tokens(vendor)[:4])[:LONGEST]


def words_of(product: Product) -> list[str]:
    """At most 20 words (title, SKUs, vendor, tags: later ones give way), then the facets."""
    titles = tokens(product.title)[:FROM_TITLE]
    skus = [joined for variant in product.variants for joined in asked(variant.sku)]
    rest = [*tokens(product.vendor), *(word for tag in product.tags for word in tokens(tag))]
    room = MOST_WORDS - len(titles)
    chosen = dict.fromkeys([*titles, *skus[: max(room - len(rest), room // 2)], *rest, *skus])
    facets = [tag_word(tag) for tag in product.tags]
    if product.vendor:
        facets.append(vendor_word(product.vendor))
    return [*list(chosen)[:MOST_WORDS], *dict.fromkeys(facets)]
