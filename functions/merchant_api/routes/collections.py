from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.catalog.out_schemas import CardOut
from windlass.collections import placements, service
from windlass.collections.models import Collection
from windlass.collections.out_schemas import (
    CollectionOut,
    CollectionPage,
    CollectionRow,
    JobOut,
    MemberPage,
    MissingOut,
    PlacementOut,
    RulesPreviewOut,
)
from windlass.collections.schemas import (
    ChangeMembers,
    MoveMember,
    PlaceProduct,
    PreviewRules,
    SaveCollection,
)
from windlass.kit import paging
from windlass.tenancy.context import Permission
from windlass.web.api import (
    Cursor,
    IdempotencyKey,
    IfMatch,
    Limit,
    Response,
    Router,
    created,
    current_store,
    empty,
)
from windlass.web.etags import etag, version_in
from windlass.web.idempotency import once

router = Router()
COLLECTIONS = "/stores/<store_id>/collections"
COLLECTION = f"{COLLECTIONS}/<collection_id>"


@router.get(COLLECTIONS)
def list_collections(
    store_id: str,
    q: Annotated[str, Query(max_length=100, description="Words in the title")] = "",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> CollectionPage:
    """By title."""
    store = current_store(router, store_id)
    found = [one for one in service.list_all(store) if q.casefold() in one.title.casefold()]
    scope = f"{store.store_id} collections {q}"
    start = int(paging.unseal(cursor, scope=scope)) if cursor else 0
    shown = found[start : start + limit]
    counts = service.counts(store, [one.collection_id for one in shown])
    end = start + len(shown)
    return CollectionPage(
        items=[CollectionRow.of(one, counts[one.collection_id]) for one in shown],
        next_cursor=paging.seal(str(end), scope=scope) if end < len(found) else None,
    )


@router.post(COLLECTIONS, responses=created(CollectionOut))
def create_collection(
    store_id: str, body: SaveCollection, idempotency_key: IdempotencyKey = None
) -> tuple[CollectionOut, int]:
    store = current_store(router, store_id)

    def create() -> CollectionOut:
        return CollectionOut.of(service.create(store, body))

    return once(router, store, idempotency_key, CollectionOut, create), 201


@router.post(f"{COLLECTIONS}/preview")
def preview_rules(store_id: str, body: PreviewRules, cursor: Cursor = None) -> RulesPreviewOut:
    """Which products these rules match now; nothing is saved."""
    store = current_store(router, store_id)
    store.require(Permission.COLLECTIONS_WRITE)
    found = placements.preview(store, body, cursor=cursor)
    return RulesPreviewOut(
        matched=found.matched,
        looked_at=found.looked_at,
        items=[CardOut.of(card, store) for card in found.cards],
        next_cursor=found.next_cursor,
    )


@router.get(f"{COLLECTIONS}/job")
def get_membership_job(store_id: str) -> JobOut:
    """How far the last change of rules or categories has reached the products."""
    return JobOut.of(service.job(current_store(router, store_id)))


@router.get(COLLECTION)
def get_collection(store_id: str, collection_id: str) -> Response[CollectionOut]:
    store = current_store(router, store_id)
    return _with_etag(service.get(store, collection_id))


@router.put(COLLECTION)
def update_collection(
    store_id: str, collection_id: str, body: SaveCollection, if_match: IfMatch = None
) -> Response[CollectionOut]:
    store = current_store(router, store_id)
    store.require(Permission.COLLECTIONS_WRITE)
    version = version_in(if_match)
    return _with_etag(service.update(store, collection_id, body, version=version))


@router.delete(COLLECTION, responses=empty("It can be brought back for thirty days"))
def delete_collection(
    store_id: str, collection_id: str, if_match: IfMatch = None
) -> tuple[None, int]:
    store = current_store(router, store_id)
    store.require(Permission.COLLECTIONS_WRITE)
    service.delete(store, collection_id, version=version_in(if_match))
    return None, 204


@router.post(f"{COLLECTION}/restore")
def restore_collection(store_id: str, collection_id: str) -> Response[CollectionOut]:
    """Undo a deletion."""
    store = current_store(router, store_id)
    return _with_etag(service.restore(store, collection_id))


@router.get(f"{COLLECTION}/products")
def list_members(
    store_id: str, collection_id: str, limit: Limit = 50, cursor: Cursor = None
) -> MemberPage:
    """In the order by hand, or the newest first. Takes the id of a category, too."""
    store = current_store(router, store_id)
    page = placements.list_members(store, collection_id, limit=limit, cursor=cursor)
    return MemberPage.of(page, store)


@router.post(f"{COLLECTION}/products")
def change_members(store_id: str, collection_id: str, body: ChangeMembers) -> MissingOut:
    """Products join a collection by hand, or leave it. Repeating it changes nothing."""
    store = current_store(router, store_id)
    missing = placements.change_members(store, collection_id, body)
    return MissingOut(missing=missing)


@router.post(f"{COLLECTION}/order", responses=empty("It is in its place"))
def move_member(store_id: str, collection_id: str, body: MoveMember) -> tuple[None, int]:
    """Move one product of a collection by hand."""
    store = current_store(router, store_id)
    placements.move_member(store, collection_id, product_id=body.product_id, after_id=body.after_id)
    return None, 204


@router.put("/stores/<store_id>/products/<product_id>/placement")
def place_product(store_id: str, product_id: str, body: PlaceProduct) -> PlacementOut:
    """The category of a product, and which collections by hand it is in."""
    store = current_store(router, store_id)
    product = placements.place(store, product_id, body)
    return PlacementOut(
        category_id=next(reversed(product.category_ids), None),
        collection_ids=list(product.collection_ids),
    )


def _with_etag(collection: Collection) -> Response[CollectionOut]:
    return Response(
        200,
        content_type="application/json",
        body=CollectionOut.of(collection),
        headers={"ETag": etag(collection.version)},
    )
