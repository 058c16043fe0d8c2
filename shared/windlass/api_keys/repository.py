"""Every read and write of API keys."""

from __future__ import annotations

from pynamodb.exceptions import UpdateError

from windlass.api_keys import models
from windlass.api_keys.errors import ApiKeyNotFound
from windlass.api_keys.models import ApiKey, ApiKeyPointer
from windlass.db import transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.kit import clock

MOST_KEYS = 50  # of one store


class ApiKeyRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.keys_pk(store_id)

    def list(self) -> list[ApiKey]:
        """All of them, the newest first, for one consistent query."""
        newest_first = ApiKey.query(
            self._pk,
            ApiKey.sk.startswith(models.KEYS),
            limit=MOST_KEYS,
            scan_index_forward=False,
            consistent_read=True,
        )
        return [*newest_first]

    def add(self, key: ApiKey) -> ApiKey:
        """The key and what a caller is known by: both, or none."""
        key.pk, key.sk = self._pk, models.key_sk(key.key_id)
        pointer = ApiKeyPointer(
            models.pointer_pk(key.key_hash),
            models.POINTER_SK,
            store_id=self._store_id,
            key_id=key.key_id,
            scopes=key.scopes,
        )

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.save(pointer, condition=ApiKeyPointer.pk.does_not_exist())
                transaction.save(key, condition=ApiKey.pk.does_not_exist())

        transactions.attempt(commit)
        return key

    def remove(self, key_id: str) -> None:
        """From here on callers with this key are refused. Raises ApiKeyNotFound (404)."""
        try:
            key = ApiKey.get(self._pk, models.key_sk(key_id), consistent_read=True)
        except ApiKey.DoesNotExist:
            raise ApiKeyNotFound(f"There is no API key {key_id}.") from None
        pointer = ApiKeyPointer(models.pointer_pk(key.key_hash), models.POINTER_SK)

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.delete(key)
                transaction.delete(pointer)

        transactions.attempt(commit)

    def mark_used(self, key_id: str) -> None:
        key = ApiKey(self._pk, models.key_sk(key_id))
        try:
            key.update([ApiKey.last_used_at.set(clock.now())], condition=ApiKey.pk.exists())
        except UpdateError as error:
            if not condition_failed(error):  # otherwise it was revoked just now
                raise


def find_pointer(secret: str) -> ApiKeyPointer | None:
    """A consistent read: a revoked key is gone at once."""
    pk = models.pointer_pk(models.hash_of(secret))
    try:
        return ApiKeyPointer.get(pk, models.POINTER_SK, consistent_read=True)
    except ApiKeyPointer.DoesNotExist:
        return None
