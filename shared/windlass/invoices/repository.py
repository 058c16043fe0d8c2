"""Every read and write of invoices. Bound to one store at construction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.exceptions import PutError

from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.invoices import models
from windlass.invoices.errors import InvoiceNotFound
from windlass.invoices.models import Invoice, InvoiceCounter, InvoiceSettings
from windlass.kit import paging
from windlass.kit.paging import Page
from windlass.web.etags import stale

if TYPE_CHECKING:
    from pynamodb.transactions import TransactWrite


class InvoiceRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def find(self, order_id: str, sk: str) -> Invoice | None:
        try:
            pk = models.documents_pk(self._store_id, order_id)
            return Invoice.get(pk, sk, consistent_read=True)
        except Invoice.DoesNotExist:
            return None

    def of_order(self, order_id: str) -> list[Invoice]:
        """The invoice and every credit note, one Query."""
        pk = models.documents_pk(self._store_id, order_id)
        return list(Invoice.query(pk, consistent_read=True))

    def get(self, invoice_id: str) -> Invoice:
        """Raises InvoiceNotFound (404)."""
        found = Invoice.gsi1.query(
            models.list_pk(self._store_id), Invoice.gsi1sk == invoice_id, limit=1, page_size=1
        )
        for item in found:
            if isinstance(item, Invoice):
                return item
        raise InvoiceNotFound(f"There is no invoice {invoice_id}.")

    def page(self, *, limit: int, cursor: str | None) -> Page[Invoice]:
        """Newest first, one query of the index (which lags by moments)."""
        pk = models.list_pk(self._store_id)
        before = paging.unseal(cursor, scope=pk) if cursor else None
        found = Invoice.gsi1.query(
            pk,
            Invoice.gsi1sk < before if before else None,
            limit=limit + 1,
            page_size=limit + 1,
            scan_index_forward=False,
        )
        invoices = [item for item in found if isinstance(item, Invoice)]
        return paging.page_of(
            invoices, limit, scope=pk, position=lambda invoice: invoice.invoice_id
        )

    def last_number(self, series: str) -> int:
        try:
            return InvoiceCounter.get(
                models.counter_pk(self._store_id), f"SERIES#{series}", consistent_read=True
            ).last_number
        except InvoiceCounter.DoesNotExist:
            return 0

    def add_to(self, transaction: TransactWrite, invoice: Invoice) -> None:
        """Write the document and move its counter. The transaction fails when somebody took the
        number first, or wrote this very document."""
        counter = InvoiceCounter(
            models.counter_pk(self._store_id),
            f"SERIES#{invoice.series}",
            last_number=invoice.sequence,
        )
        first = invoice.sequence == 1
        is_next = (
            InvoiceCounter.pk.does_not_exist()
            if first
            else InvoiceCounter.last_number == invoice.sequence - 1
        )
        transaction.save(counter, condition=is_next)
        invoice.pk = models.documents_pk(self._store_id, invoice.order_id)
        invoice.sk = models.credit_sk(invoice.refund_id) if invoice.refund_id else models.INVOICE_SK
        invoice.gsi1pk, invoice.gsi1sk = models.list_pk(self._store_id), invoice.invoice_id
        transaction.save(invoice, condition=Invoice.pk.does_not_exist())

    def remember_file(self, invoice: Invoice, key: str) -> None:
        invoice.update([Invoice.file_key.set(key)], condition=Invoice.pk.exists())

    def settings(self) -> InvoiceSettings:
        try:
            return InvoiceSettings.get(
                models.settings_pk(self._store_id), models.SETTINGS_SK, consistent_read=True
            )
        except InvoiceSettings.DoesNotExist:
            return InvoiceSettings(models.settings_pk(self._store_id), models.SETTINGS_SK)

    def save_settings(self, settings: InvoiceSettings, *, version: int) -> InvoiceSettings:
        """Version 1 is also a store that never set anything. Raises VersionStale (412)."""
        settings.version = version + 1
        unchanged = InvoiceSettings.version == version
        try:
            settings.save(
                condition=unchanged
                if version > 1
                else unchanged | InvoiceSettings.pk.does_not_exist()
            )
        except PutError as error:
            if condition_failed(error):
                raise stale() from None
            raise
        return settings
