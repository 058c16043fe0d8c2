"""Which products are most like another one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from windlass.catalog.models import Card

BAND_PERCENT: Final = 40  # as far above or below a price is its band


def most_alike(own: Card, candidates: Iterable[Card], *, limit: int) -> list[Card]:
    """On sale and not the product itself: in stock before sold out, then the same price band, then
    by what they share (the nearest category counts most, then collections, then tags), then by how
    near the price is. Equal ones keep their order."""
    fitting = {
        card.product_id: card
        for card in candidates
        if card.product_id != own.product_id and card.status == "active"
    }
    return sorted(fitting.values(), key=lambda card: _distance(own, card))[:limit]


def is_in_band(own: Card, other: Card) -> bool:
    price, reach = own.price.amount, own.price.amount * BAND_PERCENT
    return abs(other.price.amount - price) * 100 <= reach


def shared(own: Card, other: Card) -> int:
    """How much two products have in common."""
    categories = _common_beginning(own.category_ids, other.category_ids)
    collections = len(set(own.collection_ids) & set(other.collection_ids))
    tags = len({tag.casefold() for tag in own.tags} & {tag.casefold() for tag in other.tags})
    return 4 * categories + 2 * collections + tags


def _common_beginning(one: list[str], other: list[str]) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _distance(own: Card, card: Card) -> tuple[bool, bool, int, int]:
    return (
        card.is_sold_out,
        not is_in_band(own, card),
        -shared(own, card),
        abs(card.price.amount - own.price.amount),
    )
