"""Every read and write of what was imported. Bound to one store at construction."""

from __future__ import annotations

from pynamodb.exceptions import DoesNotExist, PutError, UpdateError
from pynamodb.expressions.condition import Condition

from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.imports import models
from windlass.imports.errors import ImportInFlight
from windlass.imports.models import ImportedProduct

LEASE_SECONDS = 60  # longer than any request may run


class ImportRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def find(self, platform: str, external_id: str) -> ImportedProduct | None:
        """A consistent read."""
        pk = models.import_pk(self._store_id, platform, external_id)
        try:
            return ImportedProduct.get(pk, models.IMPORT_SK, consistent_read=True)
        except DoesNotExist:
            return None

    def claim(
        self,
        claim: ImportedProduct,
        seen: ImportedProduct | None,
        *,
        platform: str,
        external_id: str,
    ) -> ImportedProduct:
        """Begin an import, or take up the one that was `seen`. Raises ImportInFlight (409) when
        another request did so since then."""
        claim.pk = models.import_pk(self._store_id, platform, external_id)
        claim.sk = models.IMPORT_SK
        is_free: Condition = ImportedProduct.pk.does_not_exist()
        if seen is not None:
            claim.attempt = seen.attempt + 1
            is_free = ImportedProduct.attempt == seen.attempt
        try:
            claim.save(condition=is_free)
        except PutError as error:
            if condition_failed(error):
                raise ImportInFlight("This product is being imported right now.") from None
            raise
        return claim

    def keep_uploads(self, claim: ImportedProduct, uploads: dict[str, str]) -> None:
        """Raises ImportInFlight (409) when another request took the import over."""
        self._update(claim, uploads=uploads)

    def complete(self, claim: ImportedProduct) -> None:
        """Raises ImportInFlight (409) when another request took the import over."""
        self._update(claim, is_complete=True, leased_until=0)

    def release(self, claim: ImportedProduct) -> None:
        """Let the next request go on at once, after a failure."""
        self._update(claim, leased_until=0)

    def _update(self, claim: ImportedProduct, **values: object) -> None:
        actions = [getattr(ImportedProduct, name).set(value) for name, value in values.items()]
        try:
            claim.update(actions, condition=ImportedProduct.attempt == claim.attempt)
        except UpdateError as error:
            if condition_failed(error):
                raise ImportInFlight("Another request took this import over.") from None
            raise
