from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.collections import categories
from windlass.collections.models import Category
from windlass.collections.out_schemas import CategoryOut, CategoryTreeOut
from windlass.collections.schemas import CreateCategory, MoveCategory, SaveCategory
from windlass.collections.tree import Node, Tree
from windlass.tenancy.context import Permission, StoreContext
from windlass.web.api import IdempotencyKey, IfMatch, Response, Router, created, current_store
from windlass.web.etags import etag, version_in
from windlass.web.idempotency import once

router = Router()
CATEGORIES = "/stores/<store_id>/categories"
CATEGORY = f"{CATEGORIES}/<category_id>"

Target = Annotated[
    str | None,
    Query(
        max_length=26,
        description="Where its products go: a category, empty for none; left out: its parent",
    ),
]


@router.get(CATEGORIES)
def list_categories(store_id: str) -> CategoryTreeOut:
    store = current_store(router, store_id)
    return _tree(categories.tree(store))


@router.post(CATEGORIES, responses=created(CategoryOut))
def create_category(
    store_id: str, body: CreateCategory, idempotency_key: IdempotencyKey = None
) -> tuple[CategoryOut, int]:
    store = current_store(router, store_id)

    def create() -> CategoryOut:
        node, text = categories.create(store, body)
        return CategoryOut.of(node, text, 0)

    return once(router, store, idempotency_key, CategoryOut, create), 201


@router.get(CATEGORY)
def get_category(store_id: str, category_id: str) -> Response[CategoryOut]:
    store = current_store(router, store_id)
    return _one(store, categories.get(store, category_id))


@router.put(CATEGORY)
def update_category(
    store_id: str, category_id: str, body: SaveCategory, if_match: IfMatch = None
) -> Response[CategoryOut]:
    """Everything but its place in the tree."""
    store = current_store(router, store_id)
    store.require(Permission.COLLECTIONS_WRITE)
    version = version_in(if_match)
    return _one(store, categories.update(store, category_id, body, version=version))


@router.post(f"{CATEGORY}/move")
def move_category(store_id: str, category_id: str, body: MoveCategory) -> CategoryTreeOut:
    """To another parent, or another place among its siblings."""
    store = current_store(router, store_id)
    moved = categories.move(store, category_id, parent_id=body.parent_id, place=body.place)
    return _tree(moved)


@router.delete(CATEGORY)
def remove_category(store_id: str, category_id: str, target_id: Target = None) -> CategoryTreeOut:
    """Its products go to another category, those below it move up. Can be undone."""
    store = current_store(router, store_id)
    return _tree(categories.remove(store, category_id, target_id=target_id))


@router.post(f"{CATEGORY}/restore")
def restore_category(store_id: str, category_id: str) -> CategoryTreeOut:
    """Undo a removal."""
    store = current_store(router, store_id)
    return _tree(categories.restore(store, category_id))


def _tree(found: tuple[Tree, int]) -> CategoryTreeOut:
    tree, version = found
    return CategoryTreeOut.of(tree.walk(), (gone.node for gone in tree.removed), version)


def _one(store: StoreContext, found: tuple[Node, Category]) -> Response[CategoryOut]:
    node, text = found
    return Response(
        200,
        content_type="application/json",
        body=CategoryOut.of(node, text, categories.count(store, node.id)),
        headers={"ETag": etag(text.version)},
    )
