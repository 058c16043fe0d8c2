"""Every read and write of suppliers and the markup rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pynamodb.exceptions import DoesNotExist, PutError, TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.suppliers import models
from windlass.suppliers.errors import SupplierInUse, SupplierNotFound
from windlass.suppliers.events import SupplierNeedsReconnect, SupplierReconnected
from windlass.suppliers.models import (
    AccountPointer,
    MarkupRule,
    Supplier,
    SupplierStatus,
)
from windlass.web.etags import stale


class SupplierRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.suppliers_pk(store_id)

    def get(self, supplier_id: str) -> Supplier:
        """A consistent read. Raises SupplierNotFound (404)."""
        try:
            return Supplier.get(self._pk, models.supplier_sk(supplier_id), consistent_read=True)
        except DoesNotExist:
            raise SupplierNotFound(f"There is no supplier {supplier_id}.") from None

    def list(self) -> list[Supplier]:
        """All of them, oldest first."""
        found = Supplier.query(self._pk, Supplier.sk.startswith(models.SUPPLIER_PREFIX))
        return [item for item in found if isinstance(item, Supplier)]

    def add(self, supplier: Supplier) -> Supplier:
        supplier.pk, supplier.sk = self._pk, models.supplier_sk(supplier.supplier_id)
        with transactions.write() as transaction:
            transaction.save(supplier, condition=Supplier.pk.does_not_exist())
            if supplier.account_id:
                transaction.save(_pointer(supplier))
        return supplier

    def edit(self, supplier: Supplier, *, version: int, status_was: str) -> Supplier:
        """Save what people edit. Raises VersionStale (412) unless `version` and the status are the
        current ones."""
        supplier.version = version + 1
        names = ("name", "status", "contact_name", "email", "order_page_url", "notes", "version")
        is_unchanged = (Supplier.version == version) & (Supplier.status == status_was)
        actions = [getattr(Supplier, name).set(getattr(supplier, name)) for name in names]
        try:
            supplier.update(actions, condition=is_unchanged)
        except UpdateError as error:
            if condition_failed(error):
                raise stale() from None
            raise
        return supplier

    def tested(self, supplier: Supplier, *, requests_per_second: int) -> None:
        supplier.update(
            [
                Supplier.tested_at.set(clock.now()),
                Supplier.requests_per_second.set(requests_per_second),
            ],
            condition=Supplier.pk.exists(),
        )

    def claim_refresh(self, supplier: Supplier, *, until: int) -> bool:
        """Whether this caller may refresh the credentials it read; one may at a time."""
        now = int(clock.now().timestamp())
        return self._changed(
            supplier,
            [Supplier.refreshing_until.set(until)],
            (Supplier.credentials_version == supplier.credentials_version)
            & (Supplier.refreshing_until < now),
        )

    def end_refresh(self, supplier: Supplier) -> None:
        """Give the claim back without new credentials."""
        seen = Supplier.credentials_version == supplier.credentials_version
        self._changed(supplier, [Supplier.refreshing_until.set(0)], seen)

    def save_credentials(self, supplier: Supplier, sealed: bytes, refresh_at: datetime) -> bool:
        """Whether they were kept: not when others were saved since `supplier` was read."""
        return self._changed(
            supplier,
            [
                Supplier.sealed.set(sealed),
                Supplier.credentials_version.add(1),
                Supplier.refreshing_until.set(0),
                Supplier.refresh_at.set(refresh_at),
                Supplier.gsi3sk.set(models.tokens_sk(refresh_at, supplier.supplier_id)),
            ],
            Supplier.credentials_version == supplier.credentials_version,
        )

    def need_reconnect(self, supplier: Supplier, problem: str) -> bool:
        """Mark it and tell of it, once: not when it is marked already, was disabled, or has other
        credentials than those that failed."""
        event = outbox.to_item(self._store_id, SupplierNeedsReconnect(supplier.supplier_id))
        failed_ones = Supplier.credentials_version == supplier.credentials_version
        try:
            with transactions.write() as transaction:
                transaction.update(
                    supplier,
                    [
                        Supplier.status.set(SupplierStatus.NEEDS_RECONNECT.value),
                        Supplier.problem.set(problem),
                        Supplier.refreshing_until.set(0),
                        Supplier.gsi3pk.remove(),
                        Supplier.gsi3sk.remove(),
                    ],
                    condition=failed_ones & (Supplier.status == SupplierStatus.CONNECTED.value),
                )
                transaction.save(event)
        except TransactWriteError as error:
            if condition_failed(error):
                return False
            raise
        return True

    def reconnect(self, supplier: Supplier, before: Supplier) -> bool:
        """Save new credentials over those of `before`, and tell of it when they had failed.

        False when the status or the account changed since `before` was read, or it is gone.
        """
        names = (
            "status", "problem", "account_id", "account_name", "sealed", "refreshing_until",
            "refresh_at", "requests_per_second", "tested_at", "gsi3pk", "gsi3sk",
        )  # fmt: skip
        actions = [getattr(Supplier, name).set(getattr(supplier, name)) for name in names]
        actions += [Supplier.credentials_version.add(1), Supplier.version.add(1)]
        unchanged = (Supplier.status == before.status) & (Supplier.account_id == before.account_id)
        try:
            with transactions.write() as transaction:
                if before.account_id != supplier.account_id:
                    transaction.delete(_pointer(before))
                transaction.save(_pointer(supplier))
                if before.status != SupplierStatus.CONNECTED:
                    news = SupplierReconnected(supplier.supplier_id)
                    transaction.save(outbox.to_item(self._store_id, news))
                transaction.update(supplier, actions, condition=unchanged)
        except TransactWriteError as error:
            if condition_failed(error):
                return False
            raise
        return True

    def remove(self, supplier: Supplier) -> None:
        """Raises SupplierInUse (409) while products have offers of it."""
        try:
            with transactions.write() as transaction:
                transaction.delete(supplier, condition=Supplier.uses == 0)
                if supplier.account_id:
                    transaction.delete(_pointer(supplier))
        except TransactWriteError as error:
            if condition_failed(error):
                raise SupplierInUse(
                    f"Products are ordered from {supplier.name}. Name another supplier for them.",
                    products=self.get(supplier.supplier_id).uses,
                ) from None
            raise

    def markup(self) -> MarkupRule | None:
        try:
            return MarkupRule.get(self._pk, models.MARKUP_SK)
        except DoesNotExist:
            return None

    def save_markup(self, rule: MarkupRule) -> None:
        rule.pk, rule.sk = self._pk, models.MARKUP_SK
        rule.save()

    def _changed(self, supplier: Supplier, actions: Sequence[Action], condition: Condition) -> bool:
        try:
            supplier.update([*actions], condition=condition)
        except (PutError, UpdateError) as error:
            if condition_failed(error):
                return False
            raise
        return True


def due_for_refresh(now: datetime, *, at_most: int) -> list[Supplier]:
    """Suppliers of every store whose tokens should be refreshed, from the index."""
    found: list[Supplier] = []
    until = models.tokens_sk(now, "~")
    for shard in range(models.TOKEN_SHARDS):
        page = Supplier.gsi3.query(models.tokens_pk(shard), Supplier.gsi3sk <= until, limit=at_most)
        found += [item for item in page if isinstance(item, Supplier)]
    return found[:at_most]


def account_pointers(kind: str, account_id: str) -> list[AccountPointer]:
    found = AccountPointer.query(models.account_pk(kind, account_id), limit=100)
    return [item for item in found if isinstance(item, AccountPointer)]


def _pointer(supplier: Supplier) -> AccountPointer:
    return AccountPointer(
        models.account_pk(supplier.kind, supplier.account_id),
        models.account_sk(supplier.store_id, supplier.supplier_id),
        store_id=supplier.store_id,
        supplier_id=supplier.supplier_id,
    )
