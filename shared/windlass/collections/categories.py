"""The tree of categories: made, moved, removed and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.collections import checks, members, pictures, shelf
from windlass.collections.models import Category
from windlass.collections.repository import CollectionRepository
from windlass.collections.service import MOST_COUNTED
from windlass.collections.tree import Node, Tree
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.navigation import redirects
from windlass.tenancy.context import Permission
from windlass.web.etags import stale

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite

    from windlass.collections.schemas import CreateCategory, SaveCategory
    from windlass.collections.shelf import Shelf
    from windlass.tenancy.context import StoreContext


def tree(store: StoreContext) -> tuple[Tree, int]:
    """The whole tree and its version. Raises Forbidden (403)."""
    store.require(Permission.COLLECTIONS_READ)
    known = shelf.read(store.store_id)
    return known.tree, known.tree_version


def get(store: StoreContext, category_id: str) -> tuple[Node, Category]:
    """Raises Forbidden (403) and CategoryNotFound (404)."""
    store.require(Permission.COLLECTIONS_READ)
    known = shelf.read(store.store_id)
    return known.tree.get(category_id), known.categories[category_id]


def count(store: StoreContext, category_id: str) -> int:
    """Products in it and below it, a thousand standing for more. Raises Forbidden (403)."""
    store.require(Permission.COLLECTIONS_READ)
    return members.count(store.store_id, category_id, at_most=MOST_COUNTED)


def create(store: StoreContext, request: CreateCategory) -> tuple[Node, Category]:
    """At the end of its parent's. Raises Forbidden (403), CategoryNotFound (404) for the parent,
    HandleTaken and TooManyCategories (409), CategoryTooDeep (422)."""
    store.require(Permission.COLLECTIONS_WRITE)
    category_id = new_id()
    image = checks.picture(store, request.picture, None, owner_id=category_id)
    wanted = checks.handle_for(request.title, otherwise="category")

    def decide(known: Shelf) -> tuple[Tree, list[Category]]:
        handle = request.handle or known.tree.free_handle(wanted)
        node = Node(category_id, request.parent_id or "", request.title, handle)
        text = Category(category_id=category_id, version=1, image=image)
        _apply(request, text)
        return known.tree.add(node), [text]

    known = CollectionRepository(store.store_id).write_tree(decide, is_outdating=False)
    pictures.catch_up(store, image)
    return known.tree.get(category_id), known.categories[category_id]


def update(
    store: StoreContext, category_id: str, request: SaveCategory, *, version: int
) -> tuple[Node, Category]:
    """Everything but its place. Another address leaves the old one leading here. Raises Forbidden
    (403), CategoryNotFound (404), HandleTaken (409) and VersionStale (412)."""
    store.require(Permission.COLLECTIONS_WRITE)
    _node, text = get(store, category_id)
    image = checks.picture(store, request.picture, text.image, owner_id=category_id)

    def decide(known: Shelf) -> tuple[Tree, list[Category]]:
        node, text = known.tree.get(category_id), known.categories[category_id]
        if text.version != version:
            raise stale()
        text.image, text.version = image, version + 1
        _apply(request, text)
        handle = request.handle or node.handle
        return known.tree.change(category_id, title=request.title, handle=handle), [text]

    known = CollectionRepository(store.store_id).write_tree(decide, is_outdating=False)
    pictures.catch_up(store, image)
    return known.tree.get(category_id), known.categories[category_id]


def move(
    store: StoreContext, category_id: str, *, parent_id: str | None, place: int | None
) -> tuple[Tree, int]:
    """Its products follow in the background. Raises Forbidden (403), CategoryNotFound (404),
    CategoryCycle and CategoryTooDeep (422)."""
    store.require(Permission.COLLECTIONS_WRITE)
    known = shelf.read(store.store_id)
    is_outdating = known.tree.get(category_id).parent_id != (parent_id or "")

    def decide(known: Shelf) -> tuple[Tree, list[Category]]:
        return known.tree.move(category_id, parent_id=parent_id or "", place=place), []

    known = CollectionRepository(store.store_id).write_tree(decide, is_outdating=is_outdating)
    return known.tree, known.tree_version


def remove(store: StoreContext, category_id: str, *, target_id: str | None) -> tuple[Tree, int]:
    """Its products go to the target, or to its parent when none is named, or to none at the top;
    those below it move up. Products follow in the background, and `restore` takes it back. Raises
    Forbidden (403), CategoryNotFound (404) and CategoryCycle (422)."""
    store.require(Permission.COLLECTIONS_WRITE)

    def decide(known: Shelf) -> tuple[Tree, list[Category]]:
        node = known.tree.get(category_id)
        target = node.parent_id if target_id is None else target_id
        return known.tree.remove(category_id, target_id=target), []

    def tell(t: TransactWrite, before: Tree, after: Tree) -> None:
        handle = before.get(category_id).handle
        if not after.resolve(category_id):
            redirects.gone_in(t, store.store_id, f"/categories/{handle}")

    known = CollectionRepository(store.store_id).write_tree(decide, also=tell)
    return known.tree, known.tree_version


def restore(store: StoreContext, category_id: str) -> tuple[Tree, int]:
    """Undo a removal; products return in the background. One that is there stays as it is. Raises
    Forbidden (403) and CategoryNotFound (404)."""
    store.require(Permission.COLLECTIONS_WRITE)
    known = shelf.read(store.store_id)
    if known.tree.find(category_id) is None:
        known = CollectionRepository(store.store_id).write_tree(
            lambda found: (found.tree.restore(category_id), [])
        )
    return known.tree, known.tree_version


def _apply(request: SaveCategory, text: Category) -> None:
    checks.apply(request, text)
    text.sort = request.sort
    text.updated_at = clock.now()
