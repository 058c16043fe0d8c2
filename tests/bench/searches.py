"""Searching through the real handlers: lists with facets, results, suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from copy import replace
from functools import partial

from storefront_api.app import handler as storefront
from tests.bench.measuring import Repeated, Subject
from tests.bench.operations import _call, _ok, _page, _shop, _visitor
from tests.integration.storefront_pages.visitors import Visitor
from tests.support.checkout_factories import Shop
from tests.support.collections_factories import by_hand
from tests.support.search.catalogue import documents
from tests.support.search.judged import JUDGED
from windlass.search import service, storage, writing
from windlass.search.documents import Document
from windlass.search.repository import Built, SearchRepository
from windlass.search.searching import Wanted
from windlass.stores import service as stores

TIMES = 3  # for each query


def subjects(size: int) -> dict[str, Subject]:
    """By name. The index is put where a builder would leave it, as this container's own copy, and
    stays until `storage.forget`."""
    shop = _shop(f"bench-search-{size}", 80)
    repository = SearchRepository(shop.owner.store_id)
    key = storage.new_key(shop.owner.store_id, 1)
    path = storage.FOLDER / "bench.db"
    storage.FOLDER.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    lamps = by_hand(shop.owner, title="Bench lamps")
    writing.write(path, _some_in(lamps.collection_id, size), currency="EUR")
    storage.adopt(key, path)
    repository.lease("bench")
    repository.swap(0, Built(key, size, 0, 0, True))
    repository.release("bench")
    service.forget()
    found = service.find(shop.shopper, Wanted("lamp"))
    assert found is not None
    assert found.total > size / 10
    return _pages(shop, size, f"/collections/{lamps.handle}")


def _some_in(collection_id: str, size: int) -> Iterator[Document]:
    """The catalogue, of which every twelfth product is in the collection."""
    for one in documents(size):
        facets = tuple(
            replace(facet, value=collection_id) if facet.value == "collection-0" else facet
            for facet in one.facets
        )
        yield replace(one, facets=facets)


def _pages(shop: Shop, size: int, collection: str) -> dict[str, Subject]:
    visitor, slug = _visitor(shop), stores.get(shop.owner).slug
    queries = [one.query.replace(" ", "+") for one in JUDGED]
    suggest = f"/api/v1/public/stores/{slug}/search/suggest"
    return {
        f"collection of 24 with facets, {size} products": _page(visitor, collection),
        f"list of 24 with facets, {size} products": _page(visitor, "/products?sort=price-up"),
        f"list of 24 narrowed by two facets, {size} products": _page(
            visitor, "/products?colour=Blue&size=M"
        ),
        f"search page (p95 of {len(queries)} queries), {size} products": Repeated(
            *(partial(_get, visitor, f"/search?q={query}") for query in queries),
            times=TIMES,
            share=0.95,
        ),
        f"suggestions (p95), {size} products": Repeated(
            *(partial(_call, storefront, "GET", suggest, query={"q": one[:4]}) for one in queries),
            times=TIMES,
            share=0.95,
        ),
    }


def _get(visitor: Visitor, path: str) -> None:
    _ok(visitor.get(path))
