"""What the rest of the product may do with searching. Building is in `building`, figures of what
was searched are in `analytics`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit.kept import Kept
from windlass.search import facets, models, searching, storage
from windlass.search.facets import Filter
from windlass.search.layout import SCHEMA
from windlass.search.models import SearchIndex, SearchRules
from windlass.search.reading import IndexUnreadable, Reader
from windlass.search.repository import SearchRepository, State
from windlass.search.searching import Decided, Found, Rule, Suggestions, Wanted
from windlass.search.storage import IndexGone
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.catalog.parts import Image
    from windlass.db.keys import StoreId
    from windlass.search.schemas import SaveRules
    from windlass.tenancy.context import StoreContext

SECONDS = 2  # for how long a container believes what it read of a store's index
MOST_KEPT = 500

ASKED_SECONDS = 60  # before a container asks again for an index that is missing

_kept: Kept[str, State] = Kept(seconds=SECONDS, most=MOST_KEPT)  # by store
_asked: Kept[str, None] = Kept(seconds=ASKED_SECONDS, most=MOST_KEPT)  # stores without an index


def find(store: StoreContext, wanted: Wanted, *, decided: Decided | None = None) -> Found | None:
    """A page of a search or list with its facets, from the index: at most one read of the table.
    None while the store has no index. For shoppers, who need no permission; a list of all products
    asks for products:read. `decided` stands in for the merchant's rules, for a preview.

    Raises CursorInvalid (422) and Forbidden (403).
    """
    if not wanted.is_for_shoppers:
        store.require(Permission.PRODUCTS_READ)
    state = _state(store.store_id)
    reader = _reader(store.store_id, state)
    if reader is None:
        return None
    return searching.search(reader, wanted, decided or decided_by(state.rules))


def suggest(store: StoreContext, query: str) -> Suggestions | None:
    """What to offer while someone types; None while the store has no index."""
    state = _state(store.store_id)
    reader = _reader(store.store_id, state)
    if reader is None:
        return None
    return searching.suggest(reader, query, decided_by(state.rules), popular=state.popular)


def pictures(store: StoreContext, facet: str, value: str) -> list[Image]:
    """Of the newest products on sale in a category or collection; none while there is no index. For
    shoppers, who need no permission."""
    reader = _reader(store.store_id, _state(store.store_id))
    return [] if reader is None else searching.pictures(reader, facet, value)


def filters(store: StoreContext) -> list[Filter]:
    """Of lists, those that are named after what products say of themselves; none while there is no
    index. Asks for no permission."""
    reader = _reader(store.store_id, _state(store.store_id))
    return [] if reader is None else facets.filters(reader)


def translated(store: StoreContext, locale: str) -> tuple[int, dict[str, int]] | None:
    """(all products, how many are how far translated into the language) as of the last version;
    None while there is no index. Asks for no permission."""
    reader = _reader(store.store_id, _state(store.store_id))
    return None if reader is None else (reader.products, facets.translated(reader, locale))


def count_on_sale(store: StoreContext) -> int | None:
    """None while there is no index."""
    reader = _reader(store.store_id, _state(store.store_id))
    return None if reader is None else reader.count_on_sale


def on_sale(
    store: StoreContext, *, start: int, limit: int
) -> list[tuple[str, datetime | None]] | None:
    """(handle, when it was changed) of a part of all products, for the site map; None while there
    is no index."""
    reader = _reader(store.store_id, _state(store.store_id))
    return None if reader is None else reader.on_sale(start, limit)


def popular(store: StoreContext) -> list[str]:
    """What others searched for in the last days, the most wanted first."""
    return list(_state(store.store_id).popular)


def mark(store: StoreContext, product_ids: list[str]) -> None:
    """These products changed: the next version takes them up. Raises Forbidden (403)."""
    store.require(Permission.SEARCH_WRITE)
    SearchRepository(store.store_id).mark(product_ids)


def mark_places(store: StoreContext) -> None:
    """Names or addresses of categories, collections or pages changed: the next version has them.
    Raises Forbidden (403)."""
    store.require(Permission.SEARCH_WRITE)
    SearchRepository(store.store_id).mark([models.PLACES])


def rebuild(store: StoreContext) -> SearchIndex:
    """Ask for the whole index anew; it goes on in the background. Raises Forbidden (403)."""
    store.require(Permission.SEARCH_WRITE)
    SearchRepository(store.store_id).want_rebuild("rebuild")
    return index(store)


def index(store: StoreContext) -> SearchIndex:
    """Which version is current, what waits and how far a build is; one consistent read. Raises
    Forbidden (403)."""
    store.require(Permission.SEARCH_READ)
    found = SearchRepository(store.store_id).index()
    return found or SearchIndex(store_id=store.store_id, version=0)


def rules(store: StoreContext) -> SearchRules:
    """Synonyms, pins and hides. Raises Forbidden (403)."""
    store.require(Permission.SEARCH_READ)
    found = SearchRepository(store.store_id).state(consistent=True).rules
    return found or SearchRules(synonyms=[], rules=[])


def save_rules(store: StoreContext, request: SaveRules, *, version: int) -> SearchRules:
    """Make the rules what the request says; shoppers see it within seconds, without a build.
    Raises Forbidden (403) and VersionStale (412)."""
    store.require(Permission.SEARCH_WRITE)
    found = SearchRules(
        synonyms=[group.model_dump() for group in request.synonyms],
        rules=[rule.model_dump() for rule in request.rules],
        sold_out_last=request.sold_out_last,
    )
    SearchRepository(store.store_id).save_rules(found, version=version)
    _kept.forget(store.store_id)
    return found


def decided_by(found: SearchRules | None) -> Decided:
    if found is None:
        return Decided()
    return Decided(
        synonyms=tuple(tuple(group["terms"]) for group in found.synonyms),
        rules=tuple(
            Rule(rule["query"], tuple(rule["pinned"]), tuple(rule["hidden"]))
            for rule in found.rules
        ),
        sold_out_last=found.sold_out_last,
    )


def forget() -> None:
    """Read everything anew, for a process that just built an index."""
    _kept.clear()
    _asked.clear()


def _state(store_id: StoreId) -> State:
    return _kept.get(store_id, SearchRepository(store_id).state)


def _reader(store_id: StoreId, state: State) -> Reader | None:
    """The current file, open. Asks for a build when there is none that this code can read."""
    found = state.index
    if found is not None and found.version and found.schema == SCHEMA:
        try:
            return storage.reader(store_id, found.key)
        except IndexGone:  # swapped and tidied since the pointer was read
            return _reread(store_id)
        except IndexUnreadable:
            pass
    if found is None or found.rebuild is None:
        _ask(store_id)
    return None


def _reread(store_id: StoreId) -> Reader | None:
    state = _kept.put(store_id, SearchRepository(store_id).state(consistent=True))
    found = state.index
    if found is None or not found.version:
        return None
    try:
        return storage.reader(store_id, found.key)
    except (IndexGone, IndexUnreadable):
        _ask(store_id)
        return None


def _ask(store_id: StoreId) -> None:
    _asked.get(store_id, lambda: SearchRepository(store_id).want_rebuild("missing"))
