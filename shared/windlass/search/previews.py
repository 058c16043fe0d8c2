"""What the merchant sees: results with rules that are not saved yet, and lists of all products."""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from windlass.collections import shoppers
from windlass.kit.paging import Page
from windlass.search import service, words
from windlass.search.documents import STATUS, TAG, VENDOR
from windlass.search.facets import Chosen
from windlass.search.repository import SearchRepository
from windlass.search.searching import Found, Rule, Wanted
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.catalog.models import Card, Status
    from windlass.search.schemas import PreviewIn
    from windlass.tenancy.context import StoreContext

SHOWN = 12


def preview(store: StoreContext, request: PreviewIn) -> Found | None:
    """The first results with these pins and hides in place of those that are saved for the query;
    None without an index. Raises Forbidden (403)."""
    store.require(Permission.SEARCH_WRITE)
    decided = service.decided_by(SearchRepository(store.store_id).state().rules)
    others = tuple(
        rule for rule in decided.rules if words.key(rule.query) != words.key(request.query)
    )
    rule = Rule(request.query, tuple(request.pinned), tuple(request.hidden))
    wanted = Wanted(query=request.query, limit=SHOWN)
    return service.find(store, wanted, decided=replace(decided, rules=(*others, rule)))


def products(
    store: StoreContext,
    *,
    query: str = "",
    status: Status | None = None,
    tag: str = "",
    vendor: str = "",
    limit: int,
    cursor: str | None,
) -> Page[Card] | None:
    """The merchant's list of all products, found by any word of theirs: at most one read of the
    index and one of the cards, which are the table's own. None without an index.

    Raises Forbidden (403) and CursorInvalid (422).
    """
    chosen = {STATUS: [status.value] if status else [], TAG: [tag], VENDOR: [vendor]}
    wanted = Wanted(
        query=query,
        chosen=Chosen({name: [one for one in given if one] for name, given in chosen.items()}),
        limit=limit,
        cursor=cursor,
        is_for_shoppers=False,
    )
    found = service.find(store, wanted)
    if found is None:
        return None
    cards = shoppers.cards_of(store.store_id, [hit.product_id for hit in found.hits])
    return Page(cards, found.next_cursor)
