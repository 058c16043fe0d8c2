"""How far the products of a store are translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from windlass.catalog import cards
from windlass.search import service as search
from windlass.translations.fields import Status

if TYPE_CHECKING:
    from windlass.catalog.models import Card
    from windlass.tenancy.context import StoreContext

AT_ONCE = 100


def of_products(store: StoreContext, locale: str) -> dict[Status, int]:
    """Counted in the search index, as of its last version, at the price of two reads; in a store
    that has none yet, from every card. Asks for no permission."""
    indexed = search.translated(store, locale)
    if indexed is None:
        return Counter(status_of(card, locale) for card in _all_cards(store))
    products, by_status = indexed
    known = {status: by_status.get(status, 0) for status in Status}
    known[Status.MISSING] += products - sum(known.values())
    return known


def status_of(card: Card, locale: str) -> Status:
    known = card.translations.get(locale)
    return Status(known["status"]) if known else Status.MISSING


def _all_cards(store: StoreContext) -> Iterator[Card]:
    cursor = None
    while True:
        page = cards.newest(store.store_id, None, limit=AT_ONCE, cursor=cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return
