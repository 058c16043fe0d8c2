from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.billing import plans
from windlass.home import checklist
from windlass.home.schemas import ChecklistOut
from windlass.stores import launching, service
from windlass.stores.models import Store
from windlass.stores.schemas import (
    ChangeSlug,
    CreateStore,
    MemberStore,
    SlugAvailability,
    StoreList,
    UpdateStore,
)
from windlass.tenancy.context import Role, StoreContext
from windlass.web.api import (
    IdempotencyKey,
    IfMatch,
    Response,
    Router,
    created,
    current_store,
    current_user,
)
from windlass.web.etags import etag, version_in

router = Router()


@router.get("/stores")
def list_stores() -> StoreList:
    mine = service.mine(current_user(router))
    return StoreList(items=[MemberStore.seen_by(role, store) for store, role in mine])


@router.post("/stores", responses=created(MemberStore))
def create_store(
    body: CreateStore, idempotency_key: IdempotencyKey = None
) -> tuple[MemberStore, int]:
    user_id = current_user(router)
    store = service.create(
        user_id, body, most_stores=plans.FREE.most_stores, request_key=idempotency_key
    )
    return MemberStore.seen_by(Role.OWNER, store), 201


@router.get("/stores/slug-available")
def check_slug(slug: Annotated[str, Query(max_length=100)]) -> SlugAvailability:
    current_user(router)
    is_available, message, suggestions = service.check_slug(slug)
    return SlugAvailability(
        slug=slug, is_available=is_available, message=message, suggestions=suggestions
    )


@router.get("/stores/<store_id>")
def get_store(store_id: str) -> Response[MemberStore]:
    store = current_store(router, store_id)
    return _answer(store, service.get(store))


@router.patch("/stores/<store_id>")
def update_store(
    store_id: str, body: UpdateStore, if_match: IfMatch = None
) -> Response[MemberStore]:
    store = current_store(router, store_id)
    return _answer(store, service.update(store, body, version=version_in(if_match)))


@router.put("/stores/<store_id>/slug")
def change_slug(store_id: str, body: ChangeSlug) -> Response[MemberStore]:
    store = current_store(router, store_id)
    return _answer(store, service.change_slug(store, body.slug))


@router.get("/stores/<store_id>/checklist")
def get_checklist(store_id: str) -> ChecklistOut:
    return ChecklistOut.of(checklist.of(current_store(router, store_id)))


@router.post("/stores/<store_id>/launch")
def launch_store(store_id: str) -> Response[MemberStore]:
    store = current_store(router, store_id)
    return _answer(store, checklist.launch(store))


@router.post("/stores/<store_id>/close")
def close_store(store_id: str) -> Response[MemberStore]:
    store = current_store(router, store_id)
    return _answer(store, launching.close(store))


def _answer(context: StoreContext, store: Store) -> Response[MemberStore]:
    return Response(
        HTTPStatus.OK,
        content_type="application/json",
        body=MemberStore.seen_by(context.role, store),
        headers={"ETag": etag(store.version)},
    )
