"""Which words find a product. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from windlass.catalog.models import Product

MOST_WORDS = 20
FROM_TITLE = 10  # at most, so that long titles leave room for SKUs and tags
LONGEST = 40
TAG, VENDOR = "~t", "~v"


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared: `T-shirt Größe M` is tshirt, shirt, grosse, m."""
    found: list[str] = []
    for part in anyascii(text).lower().split():
        pieces = re.findall(r"[a-z0-9]+", part)
        found += ["".join(pieces)[:LONGEST], *(piece[:LONGEST] for piece in pieces)]
    return [token for token in dict.fromkeys(found) if len(token) > 1 or token.isdigit()]


def asked(query: str) -> list[str]:
    """What someone searches for, the longest word first: it finds the fewest."""
    joined = ("".join(re.findall(r"[a-z0-9]+", part)) for part in anyascii(query).lower().split())
    return sorted((word[:LONGEST] for word in dict.fromkeys(joined) if word), key=len, reverse=True)


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
