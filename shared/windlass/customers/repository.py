"""Every read and write of customers. Bound to one store at construction."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.customers import models, terms
from windlass.customers.errors import CustomerBusy, CustomerNotFound
from windlass.customers.events import MarketingConsentSaid
from windlass.customers.models import (
    Customer,
    CustomerEntry,
    CustomerOrder,
    CustomerPointer,
    CustomerTerm,
)
from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock
from windlass.kit.email_keys import email_key
from windlass.kit.ids import new_id

if TYPE_CHECKING:
    from msgspec import Struct
    from pynamodb.transactions import TransactWrite

ATTEMPTS = 10
LONGEST_PAUSE_SECONDS = 0.05

type Record = CustomerEntry | CustomerOrder | Struct


class CustomerRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def get(self, customer_id: str) -> Customer:
        """A consistent read. Raises CustomerNotFound (404)."""
        customer = self.find(customer_id)
        if customer is None:
            raise CustomerNotFound(f"There is no customer {customer_id}.")
        return customer

    def find(self, customer_id: str) -> Customer | None:
        try:
            return Customer.get(self._pk(customer_id), models.SK, consistent_read=True)
        except Customer.DoesNotExist:
            return None

    def find_by_email(self, email: str) -> Customer | None:
        """Two consistent reads, of the pointer and of the customer."""
        pk = models.email_pk(self._store_id, email_key(email))
        try:
            pointer = CustomerPointer.get(pk, models.SK, consistent_read=True)
        except CustomerPointer.DoesNotExist:
            return None
        return self.find(pointer.customer_id)

    def add(self, customer: Customer, records: Iterable[Record]) -> bool:
        """The customer, the pointer from the address, its terms and what is to be recorded: all,
        or none. False when the address has a customer."""
        self._place(customer)
        pointer = CustomerPointer(
            models.email_pk(self._store_id, email_key(customer.email)),
            models.SK,
            customer_id=customer.customer_id,
        )

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.save(pointer, condition=CustomerPointer.pk.does_not_exist())
                transaction.save(customer, condition=Customer.pk.does_not_exist())
                for term in self._terms(customer):
                    transaction.save(term)
                self._record(transaction, records)

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if condition_failed(error):
                return False
            raise
        return True

    def change(
        self,
        customer_id: str,
        edit: Callable[[Customer], Iterable[Record] | None],
        *,
        also: Callable[[TransactWrite], None] | None = None,
    ) -> Customer:
        """Read the customer, let `edit` alter it and say what to record, and write it all at once;
        again when somebody else was faster. None from `edit` leaves everything as it is. `also`
        adds writes to the transaction; its failed condition is raised. Raises CustomerNotFound
        (404), CustomerBusy (409) and what `edit` raises. The address does not change here."""
        for _attempt in range(ATTEMPTS):
            customer = self.get(customer_id)
            seen, before = customer.version, {term.sk: term for term in self._terms(customer)}
            agreed = bool(customer.accepts_marketing)
            records = edit(customer)
            if records is None:
                return customer
            if bool(customer.accepts_marketing) != agreed:
                records = [*records, _said(customer)]
            customer.version = seen + 1
            self._place(customer)
            after = {term.sk: term for term in self._terms(customer)}
            try:
                with transactions.write() as transaction:
                    transaction.save(customer, condition=Customer.version == seen)
                    for key in before.keys() - after.keys():
                        transaction.delete(before[key])
                    for key in after.keys() - before.keys():
                        transaction.save(after[key])
                    self._record(transaction, records)
                    if also is not None:
                        also(transaction)
            except TransactWriteError as error:
                if not condition_failed(error) and not conflicted(error):
                    raise
                if condition_failed(error) and self.get(customer_id).version == seen:
                    raise  # not ours: a condition that `also` brought along
                time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
            else:
                return customer
        raise CustomerBusy("This customer is being changed by someone else. Try again.")

    def tell(self, event: Struct) -> None:
        """An event of which nothing but the event itself is kept."""
        outbox.to_item(self._store_id, event).save()

    def entry(
        self, customer_id: str, *, actor: str, kind: str, message: str, **data: str | int
    ) -> CustomerEntry:
        """An unsaved timeline entry."""
        entry_id = new_id()
        return CustomerEntry(
            self._pk(customer_id),
            f"{models.ENTRIES}{entry_id}",
            entry_id=entry_id,
            at=clock.now(),
            actor=actor,
            kind=kind,
            message=message,
            data=data,
        )

    def find_entry(self, customer_id: str, entry_id: str) -> CustomerEntry | None:
        key = f"{models.ENTRIES}{entry_id}"
        try:
            return CustomerEntry.get(self._pk(customer_id), key, consistent_read=True)
        except CustomerEntry.DoesNotExist:
            return None

    def _pk(self, customer_id: str) -> str:
        return models.customer_pk(self._store_id, customer_id)

    def _place(self, customer: Customer) -> None:
        customer.pk, customer.sk = self._pk(customer.customer_id), models.SK
        customer.gsi1pk = models.customers_pk(self._store_id)
        customer.gsi1sk = customer.customer_id

    def _terms(self, customer: Customer) -> list[CustomerTerm]:
        words_pk, tags_pk = models.terms_pk(self._store_id), models.tags_pk(self._store_id)
        pairs = [(words_pk, term) for term in terms.of(customer.name, customer.email)]
        pairs += [(tags_pk, one["tag"]) for one in customer.tags]
        return [
            CustomerTerm(
                pk, f"{term}#{customer.customer_id}", customer_id=customer.customer_id, term=term
            )
            for pk, term in pairs
        ]

    def _record(self, transaction: TransactWrite, records: Iterable[Record]) -> None:
        for record in records:
            if isinstance(record, CustomerEntry | CustomerOrder):
                transaction.save(record)
            else:
                transaction.save(outbox.to_item(self._store_id, record))


def _said(customer: Customer) -> MarketingConsentSaid:
    is_given, source = bool(customer.accepts_marketing), customer.marketing_source or ""
    return MarketingConsentSaid(customer.customer_id, is_given, source)
