"""What people, and merchants for them, may ask about their data."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from windlass.db import outbox, transactions
from windlass.kit import clock
from windlass.kit.email_keys import email_key
from windlass.kit.ids import new_id
from windlass.privacy import models, people
from windlass.privacy.errors import ExportNotFound, OrderUnderWay
from windlass.privacy.events import DataExportAsked, ErasureAsked
from windlass.privacy.models import DataExport, Erasure, ExportPart, State

if TYPE_CHECKING:
    from windlass.customers.models import Customer
    from windlass.tenancy.context import StoreContext

MOST_EXPORTS = 20


def ask_export(store: StoreContext, customer: Customer, *, asked_by: str) -> DataExport:
    """Have everything gathered in the background; a mail says when it is ready. While one is being
    made, it is that one."""
    for known in exports(store, customer.customer_id):
        if known.state == State.ASKED:
            return known
    export = DataExport(
        models.customer_pk(store.store_id, customer.customer_id),
        "",
        export_id=new_id(),
        customer_id=customer.customer_id,
        state=State.ASKED,
        asked_by=asked_by,
        asked_at=clock.now(),
        ttl=models.EXPORT_KEPT_FOR,
    )
    export.sk = f"{models.EXPORTS}{export.export_id}"
    event = outbox.to_item(store.store_id, DataExportAsked(customer.customer_id, export.export_id))

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.save(export)
            transaction.save(event)

    transactions.attempt(commit)
    return export


def exports(store: StoreContext, customer_id: str) -> list[DataExport]:
    """The newest first, as long as they are kept."""
    found = DataExport.query(
        models.customer_pk(store.store_id, customer_id),
        DataExport.sk.startswith(models.EXPORTS),
        limit=MOST_EXPORTS,
        scan_index_forward=False,
        consistent_read=True,
    )
    return [export for export in found if export.ttl > clock.now()]


def part(store: StoreContext, customer_id: str, export_id: str, number: int) -> str:
    """One file of an export, as JSON. Raises ExportNotFound (404)."""
    pk = models.customer_pk(store.store_id, customer_id)
    try:
        found = ExportPart.get(pk, models.part_sk(export_id, number), consistent_read=True)
    except ExportPart.DoesNotExist:
        raise ExportNotFound("There is no such file, or its time is over.") from None
    if found.ttl <= clock.now():
        raise ExportNotFound("There is no such file, or its time is over.")
    return gzip.decompress(found.content).decode()


def ask_erasure(
    store: StoreContext, email: str, *, customer_id: str | None, asked_by: str
) -> Erasure:
    """Have a person forgotten, in the background. Raises OrderUnderWay (409) while a parcel still
    needs the address."""
    require_nothing_under_way(people.find(store, email))
    erasure = Erasure(
        models.privacy_pk(store.store_id),
        "",
        erasure_id=new_id(),
        email=email,
        email_key=email_key(email),
        customer_id=customer_id,
        state=State.ASKED,
        asked_by=asked_by,
        asked_at=clock.now(),
    )
    erasure.sk = f"{models.ERASURES}{erasure.erasure_id}"
    event = outbox.to_item(store.store_id, ErasureAsked(erasure.erasure_id))

    def commit() -> None:
        with transactions.write() as transaction:
            transaction.save(erasure)
            transaction.save(event)

    transactions.attempt(commit)
    return erasure


def require_nothing_under_way(person: people.Person) -> None:
    numbers = person.under_way
    if numbers:
        listed = ", ".join(f"#{number}" for number in sorted(numbers))
        raise OrderUnderWay(
            f"Order {listed} is still under way, and its parcel needs the address. "
            "Ask again once it has arrived.",
            numbers=numbers,
        )
