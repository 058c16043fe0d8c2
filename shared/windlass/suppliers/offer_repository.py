"""Every read and write of offers."""

from __future__ import annotations

from pynamodb.exceptions import DoesNotExist, TransactWriteError

from windlass.db import transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, failed_conditions
from windlass.suppliers import models
from windlass.suppliers.errors import SupplierNotFound
from windlass.suppliers.models import OfferSet, Supplier, SupplierUse
from windlass.web.etags import stale


class OfferRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def find(self, product_id: str) -> OfferSet | None:
        pk = models.offers_pk(self._store_id, product_id)
        try:
            return OfferSet.get(pk, models.OFFERS_SK, consistent_read=True)
        except DoesNotExist:
            return None

    def find_all(self, product_ids: list[str]) -> list[OfferSet]:
        """One batch for up to 100 products."""
        keys = [
            (models.offers_pk(self._store_id, product_id), models.OFFERS_SK)
            for product_id in dict.fromkeys(product_ids)
        ]
        return [found for found in OfferSet.batch_get(keys) if isinstance(found, OfferSet)]

    def save(self, changed: OfferSet, before: OfferSet | None) -> None:
        """Replace all offers of a product, and count it at the suppliers it comes to or leaves.

        Raises VersionStale (412) when they were changed since `before`, SupplierNotFound (404)
        when a supplier is gone.
        """
        product_id = changed.product_id
        changed.pk, changed.sk = models.offers_pk(self._store_id, product_id), models.OFFERS_SK
        changed.version = before.version + 1 if before else 1
        came, went = _difference(changed, before)
        is_unchanged = (
            OfferSet.version == before.version if before else OfferSet.pk.does_not_exist()
        )
        pk = models.suppliers_pk(self._store_id)

        def commit() -> None:
            with transactions.write() as transaction:
                for supplier_id in went:
                    transaction.delete(self._use(supplier_id, product_id))
                transaction.save(changed, condition=is_unchanged)
                for supplier_id in came:
                    transaction.save(self._use(supplier_id, product_id))
                for supplier_id, step in [*((i, 1) for i in came), *((i, -1) for i in went)]:
                    transaction.update(
                        Supplier(pk, models.supplier_sk(supplier_id)),
                        [Supplier.uses.add(step)],
                        condition=Supplier.pk.exists(),
                    )

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if not condition_failed(error):
                raise
            if len(went) in failed_conditions(error):  # the set follows the deletes
                raise stale() from None
            raise SupplierNotFound("One of the suppliers is no longer there.") from None

    def products_of(self, supplier_id: str, *, at_most: int) -> list[str]:
        """Products with offers of the supplier."""
        found = SupplierUse.query(
            models.use_pk(self._store_id, supplier_id), limit=at_most, consistent_read=True
        )
        return [use.product_id for use in found if isinstance(use, SupplierUse)]

    def _use(self, supplier_id: str, product_id: str) -> SupplierUse:
        return SupplierUse(
            models.use_pk(self._store_id, supplier_id),
            models.use_sk(product_id),
            supplier_id=supplier_id,
            product_id=product_id,
        )


def _difference(changed: OfferSet, before: OfferSet | None) -> tuple[list[str], list[str]]:
    now = {offer["supplier"] for offer in changed.offers}
    then = {offer["supplier"] for offer in before.offers} if before else set()
    return sorted(now - then), sorted(then - now)
