"""Every read and write of orders. Bound to one store at construction."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock, paging
from windlass.kit.ids import new_id
from windlass.kit.paging import Page
from windlass.orders import models, rules
from windlass.orders.errors import OrderChanged, OrderNotFound
from windlass.orders.events import OrderUpdated
from windlass.orders.models import NumberPointer, Order, OrderCounter, Refund, TimelineEntry

if TYPE_CHECKING:
    from msgspec import Struct
    from pynamodb.transactions import TransactWrite

ATTEMPTS = 12
LONGEST_PAUSE_SECONDS = 0.05
MOST_ENTRIES = 500  # of one order's partition that a person is shown


class OrderRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def get(self, order_id: str) -> Order:
        """Raises OrderNotFound (404). A consistent read."""
        order = self.find(order_id)
        if order is None:
            raise OrderNotFound(f"There is no order {order_id}.")
        return order

    def find(self, order_id: str) -> Order | None:
        try:
            return Order.get(
                models.order_pk(self._store_id, order_id), "ORDER", consistent_read=True
            )
        except Order.DoesNotExist:
            return None

    def id_of_number(self, number: int) -> str | None:
        try:
            return NumberPointer.get(models.pointer_pk(self._store_id, number), "POINTER").order_id
        except NumberPointer.DoesNotExist:
            return None

    def page(self, *, status: str | None, limit: int, cursor: str | None) -> Page[Order]:
        """Newest first, for one query of the index (which lags by moments)."""
        pk = models.orders_pk(self._store_id, status)
        before = paging.unseal(cursor, scope=pk) if cursor else None
        index, sort_key = (Order.gsi2, Order.gsi2sk) if status else (Order.gsi1, Order.gsi1sk)
        found = index.query(
            pk,
            sort_key < before if before else None,
            limit=limit + 1,
            page_size=limit + 1,
            scan_index_forward=False,
        )
        orders = [item for item in found if isinstance(item, Order)]
        position = lambda order: models.sort_number(order.number)  # noqa: E731 - one expression
        return paging.page_of(orders, limit, scope=pk, position=position)

    def of_buyer(self, email: str, *, limit: int) -> list[Order]:
        """The newest orders of one e-mail address, already normalised."""
        found = Order.gsi3.query(
            models.buyer_pk(self._store_id, email), limit=limit, scan_index_forward=False
        )
        return [item for item in found if isinstance(item, Order)]

    def entries(self, order_id: str, *, is_consistent: bool = False) -> list[TimelineEntry]:
        """The timeline, newest first."""
        found = TimelineEntry.query(
            models.order_pk(self._store_id, order_id),
            TimelineEntry.sk.startswith("TIMELINE#"),
            limit=MOST_ENTRIES,
            scan_index_forward=False,
            consistent_read=is_consistent,
        )
        return [*found]

    def refunds(self, order_id: str) -> list[Refund]:
        pk = models.order_pk(self._store_id, order_id)
        return [*Refund.query(pk, Refund.sk.startswith("REFUND#"), limit=MOST_ENTRIES)]

    def find_refund(self, order_id: str, refund_id: str) -> Refund | None:
        pk = models.order_pk(self._store_id, order_id)
        try:
            return Refund.get(pk, f"REFUND#{refund_id}", consistent_read=True)
        except Refund.DoesNotExist:
            return None

    def last_number(self) -> int:
        """The last order number given out. Placing an order is conditioned on it."""
        try:
            counter = OrderCounter.get(
                models.counter_pk(self._store_id), "COUNTER", consistent_read=True
            )
        except OrderCounter.DoesNotExist:
            return models.FIRST_NUMBER - 1
        return counter.last_number

    def add_to(
        self, transaction: TransactWrite, order: Order, entries: list[TimelineEntry]
    ) -> None:
        """Write a new order as part of a transaction: fails it when the order is there already or
        when another order took its number meanwhile."""
        pk = models.counter_pk(self._store_id)
        is_next = (
            OrderCounter.pk.does_not_exist()
            if order.number == models.FIRST_NUMBER
            else OrderCounter.last_number == order.number - 1
        )
        transaction.save(OrderCounter(pk, "COUNTER", last_number=order.number), condition=is_next)
        self._index(order)
        transaction.save(order, condition=Order.pk.does_not_exist())
        pointer = models.pointer_pk(self._store_id, order.number)
        transaction.save(NumberPointer(pointer, "POINTER", order_id=order.order_id))
        for entry in entries:
            transaction.save(entry)

    def entry(
        self, order_id: str, *, actor: str, kind: str, message: str, **data: Any
    ) -> TimelineEntry:
        """An unsaved timeline entry."""
        entry_id = new_id()
        return TimelineEntry(
            models.order_pk(self._store_id, order_id),
            f"TIMELINE#{entry_id}",
            entry_id=entry_id,
            at=clock.now(),
            actor=actor,
            kind=kind,
            message=message,
            data=data,
        )

    def find_entry(self, order_id: str, entry_id: str) -> TimelineEntry | None:
        pk = models.order_pk(self._store_id, order_id)
        try:
            return TimelineEntry.get(pk, f"TIMELINE#{entry_id}", consistent_read=True)
        except TimelineEntry.DoesNotExist:
            return None

    def append(self, entry: TimelineEntry) -> TimelineEntry:
        entry.save(condition=TimelineEntry.pk.does_not_exist())
        return entry

    def change(
        self,
        order_id: str,
        change: Callable[[Order], list[TimelineEntry | Struct] | None],
        *,
        also: Callable[[TransactWrite], None] | None = None,
    ) -> Order:
        """Read the order, let `change` alter it and say what to record, and write it all at once.

        `change` returns timeline entries and events, or None when there is nothing to do; it is
        called again with a fresh order when somebody else was faster. `also` adds further writes
        to the transaction. Raises OrderNotFound (404), OrderChanged (409) after twelve races.
        """
        for _attempt in range(ATTEMPTS):
            order = self.get(order_id)
            seen = order.version
            records = change(order)
            if records is None:
                return order
            order.version = seen + 1
            self._index(order)
            try:
                with transactions.write() as transaction:
                    transaction.save(order, condition=Order.version == seen)
                    event = OrderUpdated(order_id, order.number, order.version, order.status)
                    transaction.save(outbox.to_item(self._store_id, event))
                    for record in records:
                        item = (
                            record
                            if isinstance(record, TimelineEntry)
                            else outbox.to_item(self._store_id, record)
                        )
                        transaction.save(item)
                    if also is not None:
                        also(transaction)
            except TransactWriteError as error:
                if not condition_failed(error) and not conflicted(error):
                    raise
                if condition_failed(error) and self.get(order_id).version == seen:
                    raise  # not ours: a condition that `also` brought along
                time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))
                continue
            return order
        raise OrderChanged("This order is being changed by someone else. Try again.")

    def _index(self, order: Order) -> None:
        order.status = status_of(order, open_actions=order.open_actions)
        order.pk, order.sk = models.order_pk(self._store_id, order.order_id), "ORDER"
        number = models.sort_number(order.number)
        order.gsi1pk, order.gsi1sk = models.orders_pk(self._store_id), number
        order.gsi2pk, order.gsi2sk = models.orders_pk(self._store_id, order.status), number
        order.gsi3pk, order.gsi3sk = models.buyer_pk(self._store_id, order.email), number


def status_of(order: Order, *, open_actions: int) -> rules.Status:
    return rules.status_of(
        [rules.part_from(part) for part in order.parts.values()],
        rules.payment_from(order.payment),
        open_actions=open_actions,
        is_cancelled=order.cancelled_at is not None,
        needs_delivery=any(line.get("kind") != "gift_card" for line in order.lines),
    )
