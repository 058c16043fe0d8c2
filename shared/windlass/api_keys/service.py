"""What the rest of the product may do with API keys."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from windlass.api_keys import models, repository
from windlass.api_keys.errors import ApiKeyRefused, ApiKeysUsedUp
from windlass.api_keys.models import ApiKey
from windlass.api_keys.repository import MOST_KEYS, ApiKeyRepository
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import Permission, StoreContext

if TYPE_CHECKING:
    from windlass.api_keys.schemas import CreateApiKey

PREFIX = "wk_"
SECRET_BYTES = 32
SHOWN = 8  # characters of the key that lists show


def create(store: StoreContext, request: CreateApiKey) -> tuple[ApiKey, str]:
    """The key's record and the key itself, which is nowhere kept. Raises Forbidden (403) and
    ApiKeysUsedUp (409)."""
    store.require(Permission.API_KEYS_WRITE)
    keys = ApiKeyRepository(store.store_id)
    if len(keys.list()) >= MOST_KEYS:
        raise ApiKeysUsedUp(f"A store has at most {MOST_KEYS} keys. Revoke one first.")
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    key = ApiKey(
        key_id=new_id(),
        name=request.name,
        start=secret[:SHOWN],
        key_hash=models.hash_of(secret),
        scopes={"granted": sorted({scope.value for scope in request.scopes})},
        created_by=store.actor_id,
        created_at=clock.now(),
    )
    return keys.add(key), secret


def list_all(store: StoreContext) -> list[ApiKey]:
    """Raises Forbidden (403)."""
    store.require(Permission.API_KEYS_READ)
    return ApiKeyRepository(store.store_id).list()


def revoke(store: StoreContext, key_id: str) -> None:
    """Raises Forbidden (403) and ApiKeyNotFound (404)."""
    store.require(Permission.API_KEYS_WRITE)
    ApiKeyRepository(store.store_id).remove(key_id)


def enter(secret: str | None) -> StoreContext:
    """The caller's context in the store of the key, with the key's scopes as permissions. Raises
    ApiKeyRefused (401)."""
    pointer = repository.find_pointer(secret) if secret and secret.startswith(PREFIX) else None
    if pointer is None:
        raise ApiKeyRefused("This API key is missing, unknown or revoked.")
    return context(pointer.store_id, pointer.key_id, pointer.scopes["granted"])


def context(store_id: str, key_id: str, scopes: list[str]) -> StoreContext:
    """The same from facts that `enter` proved before, handed on by the gateway."""
    known = {permission.value for permission in Permission}
    granted = frozenset(Permission(scope) for scope in scopes if scope in known)
    return tenancy.integrate(store_id, key_id=key_id, scopes=granted)


def mark_used(store: StoreContext) -> None:
    """Shows in the list when the key was used last."""
    ApiKeyRepository(store.store_id).mark_used(store.actor_id)
