from windlass.api_keys import service
from windlass.api_keys.schemas import ApiKeyList, ApiKeyOut, CreateApiKey, CreatedApiKey
from windlass.web.api import Router, created, current_store, empty

router = Router()


@router.get("/stores/<store_id>/api-keys")
def list_api_keys(store_id: str) -> ApiKeyList:
    found = service.list_all(current_store(router, store_id))
    return ApiKeyList(items=[ApiKeyOut.of(key) for key in found])


@router.post("/stores/<store_id>/api-keys", responses=created(CreatedApiKey))
def create_api_key(store_id: str, body: CreateApiKey) -> tuple[CreatedApiKey, int]:
    key, secret = service.create(current_store(router, store_id), body)
    return CreatedApiKey.of(key, key=secret), 201


@router.delete("/stores/<store_id>/api-keys/<key_id>", responses=empty())
def revoke_api_key(store_id: str, key_id: str) -> tuple[None, int]:
    service.revoke(current_store(router, store_id), key_id)
    return None, 204
