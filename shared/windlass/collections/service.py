"""What the rest of the product may do with collections. More of it: `categories`, `placements`
(products in them), `shoppers` (what shops show)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import batched
from typing import TYPE_CHECKING

from windlass.catalog import models as catalog_models
from windlass.catalog.models import Product
from windlass.collections import checks, members, models, pictures, shelf
from windlass.collections.errors import CollectionNotFound, HandleTaken, TooManyCollections
from windlass.collections.models import Address, Collection, Kind, MembershipJob
from windlass.collections.repository import CollectionRepository
from windlass.collections.rules import depends_on_age, rule_of
from windlass.collections.shoppers import page
from windlass.kit import clock
from windlass.kit.errors import Invalid
from windlass.kit.ids import new_id
from windlass.navigation import redirects
from windlass.tenancy.context import Permission
from windlass.translations import service as translations
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.collections.schemas import SaveCollection
    from windlass.tenancy.context import StoreContext

__all__ = [
    "counts",
    "create",
    "delete",
    "get",
    "ids_of_products",
    "job",
    "list_all",
    "page",
    "restore",
    "update",
]

MOST = 200
MOST_COUNTED = 1_000
MOST_FORMER_HANDLES = 10
KEPT_FOR = timedelta(days=30)
MOST_GUESSES = 6


def list_all(store: StoreContext) -> list[Collection]:
    """By title. Raises Forbidden (403)."""
    store.require(Permission.COLLECTIONS_READ)
    found = shelf.read(store.store_id).collections.values()
    return sorted(found, key=lambda collection: collection.title.casefold())


def counts(store: StoreContext, listing_ids: Iterable[str]) -> dict[str, int]:
    """How many products each of them has, a thousand standing for more; one query each. Raises
    Forbidden (403)."""
    store.require(Permission.COLLECTIONS_READ)
    return {one: members.count(store.store_id, one, at_most=MOST_COUNTED) for one in listing_ids}


def get(store: StoreContext, collection_id: str) -> Collection:
    """Raises Forbidden (403) and CollectionNotFound (404)."""
    store.require(Permission.COLLECTIONS_READ)
    return _found(shelf.read(store.store_id).collections, collection_id)


def job(store: StoreContext) -> MembershipJob | None:
    """How far the last change of rules has reached the products. Raises Forbidden (403)."""
    store.require(Permission.COLLECTIONS_READ)
    return shelf.read(store.store_id).job


def create(store: StoreContext, request: SaveCollection) -> Collection:
    """Its products join in the background. Raises Forbidden (403), Invalid (422), HandleTaken and
    TooManyCollections (409), and what media says of the picture."""
    store.require(Permission.COLLECTIONS_WRITE)
    known = shelf.read(store.store_id)
    if len(known.collections) >= MOST:
        raise TooManyCollections(f"A store has at most {MOST} collections.")
    checks.require_fitting(request, known)
    now, collection_id = clock.now(), new_id()
    collection = Collection(
        collection_id=collection_id,
        kind=request.kind.value,
        created_at=now,
        former_handles=[],
        returning=[],
        version=1,
    )
    collection.image = checks.picture(store, request.picture, None, owner_id=collection_id)
    _apply(store, request, collection)
    repository = CollectionRepository(store.store_id)
    wanted = request.handle or checks.handle_for(request.title, otherwise="collection")
    for guess in [wanted] if request.handle else _guesses(wanted):
        collection.handle = guess
        address = repository.address(collection_id, guess, is_current=True)
        try:
            repository.save(
                collection,
                job=known.job,
                is_outdating=request.kind is Kind.RULES,
                addresses=[address],
            )
        except HandleTaken:
            if request.handle:
                raise
        else:
            pictures.catch_up(store, collection.image)
            return collection
    raise AssertionError("the last address is random")


def update(
    store: StoreContext, collection_id: str, request: SaveCollection, *, version: int
) -> Collection:
    """Another address leaves the old one leading here; other rules reach the products in the
    background. Raises Forbidden (403), CollectionNotFound (404), HandleTaken (409), VersionStale
    (412) and Invalid (422), also for another kind."""
    store.require(Permission.COLLECTIONS_WRITE)
    known = shelf.read(store.store_id)
    collection = _found(known.collections, collection_id)
    if collection.version != version:
        raise stale()
    if request.kind != collection.kind:
        raise Invalid.field("kind", "fixed", "The kind of a collection stays as it is.")
    checks.require_fitting(request, known)
    before = (collection.match, list(collection.rules))
    collection.image = checks.picture(
        store, request.picture, collection.image, owner_id=collection_id
    )
    _apply(store, request, collection)
    collection.version += 1
    repository = CollectionRepository(store.store_id)
    addresses = _renamed(repository, collection, request.handle or collection.handle)
    is_outdating = before != (collection.match, list(collection.rules))
    repository.save(collection, job=known.job, is_outdating=is_outdating, addresses=addresses)
    pictures.catch_up(store, collection.image)
    return collection


def delete(store: StoreContext, collection_id: str, *, version: int) -> None:
    """Out of the shop at once, from the products in the background. Its address answers that it is
    gone. For thirty days it can be brought back. Raises Forbidden (403), CollectionNotFound (404)
    and VersionStale (412)."""
    store.require(Permission.COLLECTIONS_WRITE)
    known = shelf.read(store.store_id)
    collection = _found(known.collections, collection_id)
    if collection.version != version:
        raise stale()
    if collection.kind == Kind.MANUAL:
        found = members.all_of(store.store_id, collection_id)
        collection.returning = [member.product_id for member in found]
    collection.deleted_at, collection.ttl = clock.now(), KEPT_FOR
    collection.gsi1pk = collection.gsi1sk = None
    collection.version += 1
    CollectionRepository(store.store_id).save(
        collection,
        job=known.job,
        is_outdating=True,
        also=lambda t: redirects.gone_in(t, store.store_id, f"/collections/{collection.handle}"),
    )
    translations.let_end(store.store_id, "collection", collection_id, KEPT_FOR)


def restore(store: StoreContext, collection_id: str) -> Collection:
    """Undo a deletion: the same collection at the same address; its products return in the
    background, by hand in their order. One that is not deleted stays as it is. Raises Forbidden
    (403) and CollectionNotFound (404)."""
    store.require(Permission.COLLECTIONS_WRITE)
    known = shelf.read(store.store_id)
    if collection_id in known.collections:
        return known.collections[collection_id]
    collection = _found(known.deleted, collection_id)
    translations.let_end(store.store_id, "collection", collection_id, None)
    collection.deleted_at = collection.ttl = None
    collection.updated_at = clock.now()
    collection.version += 1
    _index_by_age(store, collection)
    CollectionRepository(store.store_id).save(collection, job=known.job, is_outdating=True)
    return collection


def ids_of_products(
    store: StoreContext, product_ids: Iterable[str]
) -> Mapping[str, frozenset[str]]:
    """The collections and categories (with those above) of each product that is there, in batch
    reads. Asks for no permission: shops show as much."""
    keys = [
        (catalog_models.product_pk(store.store_id, one), catalog_models.PRODUCT_SK)
        for one in dict.fromkeys(product_ids)
    ]
    return {
        product.product_id: frozenset((*product.collection_ids, *product.category_ids))
        for some in batched(keys, 100, strict=False)
        for product in Product.batch_get(some)
    }


def _found(among: Mapping[str, Collection], collection_id: str) -> Collection:
    collection = among.get(collection_id)
    if collection is None:
        raise CollectionNotFound(f"There is no collection {collection_id}.")
    return collection


def _apply(store: StoreContext, request: SaveCollection, collection: Collection) -> None:
    checks.apply(request, collection)
    collection.title = request.title
    collection.sort = request.sort.value
    collection.match = request.match.value
    collection.rules = [rule.rule().to_document() for rule in request.rules]
    collection.updated_at = clock.now()
    _index_by_age(store, collection)


def _index_by_age(store: StoreContext, collection: Collection) -> None:
    is_by_age = depends_on_age([rule_of(document) for document in collection.rules])
    collection.gsi1pk = models.BY_AGE_PK if is_by_age else None
    collection.gsi1sk = f"{store.store_id}#{collection.collection_id}" if is_by_age else None


def _renamed(
    repository: CollectionRepository, collection: Collection, handle: str
) -> list[Address]:
    """The addresses to write when it gets another one."""
    if handle == collection.handle:
        return []
    old, collection.handle = collection.handle, handle
    former = [one for one in (*collection.former_handles, old) if one != handle]
    collection.former_handles = former[-MOST_FORMER_HANDLES:]
    own = collection.collection_id
    return [
        repository.address(own, handle, is_current=True),
        repository.address(own, old, is_current=False),
    ]


def _guesses(handle: str) -> Iterable[str]:
    yield handle
    yield from (f"{handle}-{number}" for number in range(2, MOST_GUESSES))
    yield f"{handle}-{new_id()[-8:].lower()}"
