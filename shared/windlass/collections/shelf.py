"""All categories and collections of a store as one value, kept while it is current."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from windlass.collections import models
from windlass.collections.models import (
    Category,
    CategoryTree,
    Collection,
    Kind,
    MembershipJob,
    ShelfPart,
    Version,
)
from windlass.collections.tree import Tree
from windlass.collections.tree_documents import of_document

if TYPE_CHECKING:
    from windlass.db.keys import StoreId

SECONDS = 5
MOST_KEPT = 500


class Shelf(Struct, frozen=True):
    """`current` and `warm` share theirs with all that this process does: look, do not change."""

    version: int = 0
    tree: Tree = field(default_factory=Tree)
    tree_version: int = 0
    categories: Mapping[str, Category] = field(default_factory=dict)
    collections: Mapping[str, Collection] = field(default_factory=dict)  # oldest first, not deleted
    deleted: Mapping[str, Collection] = field(default_factory=dict)
    job: MembershipJob | None = None

    @property
    def manual_ids(self) -> frozenset[str]:
        return frozenset(
            c.collection_id for c in self.collections.values() if c.kind == Kind.MANUAL
        )

    @property
    def listing_ids(self) -> list[str]:
        """Of everything that may have members."""
        return [*self.collections, *self.deleted, *(node.id for node in self.tree.nodes)]

    def collection_at(self, handle: str) -> tuple[Collection, bool] | None:
        """The collection at this address, and whether the address is its present one."""
        found = None
        for collection in self.collections.values():
            if collection.handle == handle:
                return collection, True
            if handle in collection.former_handles:
                found = collection
        return (found, False) if found is not None else None


_kept: dict[str, tuple[float, Shelf]] = {}  # by store: when it was read, and what


def read(store_id: StoreId, *, is_consistent: bool = True) -> Shelf:
    """One query. Nobody else holds what it returns, so its items may be changed and saved."""
    version, tree, tree_version, job = 0, Tree(), 0, None
    categories: dict[str, Category] = {}
    live: dict[str, Collection] = {}
    deleted: dict[str, Collection] = {}
    for item in ShelfPart.query(models.shelf_pk(store_id), consistent_read=is_consistent):
        if isinstance(item, Version):
            version = item.number
        elif isinstance(item, CategoryTree):
            tree, tree_version = of_document(item.document), item.version
        elif isinstance(item, Category):
            categories[item.category_id] = item
        elif isinstance(item, Collection):
            (deleted if item.is_deleted else live)[item.collection_id] = item
        elif isinstance(item, MembershipJob):
            job = item
    return Shelf(version, tree, tree_version, categories, live, deleted, job)


def version_of(store_id: StoreId) -> int:
    """As it is at this moment; one small read."""
    try:
        found = Version.get(models.shelf_pk(store_id), models.VERSION_SK, consistent_read=True)
    except Version.DoesNotExist:
        return 0
    return found.number


def current(store_id: StoreId) -> Shelf:
    """Rules and categories as they are at this moment: a small read, and a query when they have
    changed since this process read them."""
    _read_at, shelf = _kept.get(store_id, (0.0, None))
    if shelf is not None and shelf.version == version_of(store_id):
        return shelf
    return _keep(store_id, is_consistent=True)


def warm(store_id: StoreId) -> Shelf:
    """As they were at most seconds ago, for shoppers: usually nothing is read."""
    read_at, shelf = _kept.get(store_id, (0.0, None))
    if shelf is not None and time.monotonic() < read_at + SECONDS:
        return shelf
    return _keep(store_id, is_consistent=False)


def forget() -> None:
    """After a write: this process shows it at once, others within seconds."""
    _kept.clear()


def _keep(store_id: StoreId, *, is_consistent: bool) -> Shelf:
    read_at = time.monotonic()
    shelf = read(store_id, is_consistent=is_consistent)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[store_id] = (read_at, shelf)
    return shelf
