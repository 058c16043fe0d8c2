"""Every read and write of tax settings, checked VAT numbers and the report's totals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pynamodb.exceptions import PutError, UpdateError
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from windlass.db.keys import StoreId
from windlass.db.table import TableItem, condition_failed
from windlass.tax import models
from windlass.tax.models import Settings, TaxSettings, TaxTotal, VatNumber
from windlass.web.etags import stale


class TaxRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.tax_pk(store_id)

    def find_settings(self, *, is_consistent: bool = False) -> TaxSettings | None:
        try:
            return TaxSettings.get(self._pk, models.SETTINGS_SK, consistent_read=is_consistent)
        except TaxSettings.DoesNotExist:
            return None

    def save(self, settings: Settings, *, version: int) -> None:
        """Replace everything but the provider. Version 1 is also a store that never set anything.
        Raises VersionStale (412)."""
        document = settings.to_document()
        is_unchanged = TaxSettings.version == version
        try:
            TaxSettings(self._pk, models.SETTINGS_SK).update(
                [
                    TaxSettings.entity.set(TaxSettings),
                    TaxSettings.registrations.set(document["registrations"]),
                    TaxSettings.overrides.set(document["overrides"]),
                    TaxSettings.options.set(_options(document)),
                    TaxSettings.version.set(version + 1),
                ],
                condition=is_unchanged
                if version > 1
                else is_unchanged | TaxSettings.pk.does_not_exist(),
            )
        except UpdateError as error:
            if condition_failed(error):
                raise stale() from None
            raise

    def begin(self) -> None:
        """The settings of a store that never saved any, so that a provider has a place."""
        try:
            TaxSettings(
                self._pk, models.SETTINGS_SK, options=_options(Settings().to_document()), version=1
            ).save(condition=TaxSettings.pk.does_not_exist())
        except PutError as error:
            if not condition_failed(error):
                raise

    def change(self, *actions: Action) -> None:
        """Change what is there, whoever else does; counts as a version."""
        TaxSettings(self._pk, models.SETTINGS_SK).update(
            [*actions, TaxSettings.version.set(TaxSettings.version + 1)],
            condition=TaxSettings.pk.exists(),
        )

    def find_vat_number(self, number: str) -> VatNumber | None:
        try:
            return VatNumber.get(self._pk, models.vat_number_sk(number))
        except VatNumber.DoesNotExist:
            return None

    def find_with_vat_number(self, number: str) -> tuple[TaxSettings | None, VatNumber | None]:
        """Both in one round trip."""
        settings = checked = None
        keys = [
            (self._pk, models.SETTINGS_SK),
            (self._pk, models.vat_number_sk(number)),
        ]
        for item in TableItem.batch_get(keys):
            if isinstance(item, TaxSettings):
                settings = item
            elif isinstance(item, VatNumber):
                checked = item
        return settings, checked

    def keep_vat_number(self, item: VatNumber) -> None:
        item.pk, item.sk = self._pk, models.vat_number_sk(item.number)
        item.save()

    def add_to_total(self, transaction: TransactWrite, total: TaxTotal) -> None:
        """Add the amounts of `total` to those of its key."""
        key = "#".join(
            [
                total.currency,
                total.jurisdiction,
                total.name,
                f"{total.parts_per_million:08}",
                total.channel,
            ]
        )
        item = TaxTotal(models.report_pk(self._store_id, total.month), key)
        facts = ("month", "currency", "country", "jurisdiction", "name", "parts_per_million")
        actions: list[Action] = [
            getattr(TaxTotal, name).set(getattr(total, name)) for name in (*facts, "channel")
        ]
        actions += [TaxTotal.entity.set(TaxTotal)]
        sums = ("net", "tax", "refunded_net", "refunded_tax", "sales", "refunds")
        actions += [getattr(TaxTotal, name).add(getattr(total, name)) for name in sums]
        transaction.update(item, actions=actions)

    def totals(self, months: Iterable[str]) -> list[TaxTotal]:
        """One Query per month."""
        return [
            total
            for month in months
            for total in TaxTotal.query(
                models.report_pk(self._store_id, month), consistent_read=True
            )
        ]


def _options(document: dict[str, Any]) -> dict[str, Any]:
    kept = (
        "prices",
        "shipping",
        "home_rates_in_eu",
        "accept_unchecked",
        "untaxed_note",
    )
    return {name: document[name] for name in kept}
