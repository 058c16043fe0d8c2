"""Every read and write of fulfilment. Bound to one store at construction."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from pynamodb.exceptions import DoesNotExist, TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import TableItem, condition_failed, conflicted
from windlass.fulfilment import models
from windlass.fulfilment.errors import FulfilmentChanged, FulfilmentNotFound
from windlass.fulfilment.models import Action, ExternalOrder, Parcel, SupplierOrder, Workflow
from windlass.fulfilment.whole import Fulfilment
from windlass.kit import paging
from windlass.kit.paging import Page

if TYPE_CHECKING:
    from msgspec import Struct

ATTEMPTS = 8
PAUSE_SECONDS = 0.02
type Versioned = Workflow | SupplierOrder | Parcel | Action


class Change:
    """What one transaction is to write. Nothing is written of a change that stays empty."""

    def __init__(self) -> None:
        self.saved: list[Versioned] = []
        self.events: list[Struct] = []
        self.pointers: list[ExternalOrder] = []
        self.guarded: Workflow | None = None

    def save(self, *items: Versioned) -> None:
        """New or changed; written only if nobody else wrote it since it was read."""
        self.saved += [item for item in items if item not in self.saved]

    def tell(self, event: Struct) -> None:
        self.events.append(event)

    def point(self, pointer: ExternalOrder) -> None:
        self.pointers.append(pointer)

    def unless_cancelled(self, workflow: Workflow) -> None:
        """Refuse the change when the order is being cancelled by now."""
        self.guarded = workflow

    @property
    def is_empty(self) -> bool:
        return not (self.saved or self.events or self.pointers)


class FulfilmentRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def find(self, order_id: str) -> Fulfilment | None:
        """A consistent read; None before fulfilment has begun."""
        pk = models.fulfilment_pk(self._store_id, order_id)
        workflow: Workflow | None = None
        parts, parcels, actions = {}, {}, {}
        for item in TableItem.query(pk, consistent_read=True, limit=1000):
            match item:
                case Workflow():
                    workflow = item
                case SupplierOrder():
                    parts[item.part_id] = item
                case Parcel():
                    parcels[item.parcel_id] = item
                case Action():
                    actions[item.action_id] = item
        if workflow is None:
            return None
        return Fulfilment(workflow, parts, parcels, actions)

    def get(self, order_id: str) -> Fulfilment:
        """Raises FulfilmentNotFound (404)."""
        found = self.find(order_id)
        if found is None:
            raise FulfilmentNotFound(f"Nothing of order {order_id} is being fulfilled.")
        return found

    def add(self, workflow: Workflow) -> bool:
        """False when there is one already."""
        pk = models.fulfilment_pk(self._store_id, workflow.order_id)
        workflow.pk, workflow.sk = pk, models.WORKFLOW_SK
        workflow.version = 1
        try:
            with transactions.write() as transaction:
                transaction.save(workflow, condition=Workflow.pk.does_not_exist())
        except TransactWriteError as error:
            if condition_failed(error) or conflicted(error):
                return False
            raise
        return True

    def change(
        self, order_id: str, work: Callable[[Fulfilment, Change], None]
    ) -> tuple[Fulfilment, bool]:
        """Read everything, let `work` alter it and say what to write, and write it all at once.

        `work` is called again with what is there then when somebody else was faster. Returns what
        there is now and whether something was written. Raises FulfilmentNotFound (404) and
        FulfilmentChanged (409) after eight races.
        """
        for attempt in range(ATTEMPTS):
            found, change = self.get(order_id), Change()
            work(found, change)
            if change.is_empty:
                return found, False
            try:
                self._commit(order_id, change)
            except TransactWriteError as error:
                if not (condition_failed(error) or conflicted(error)):
                    raise
                time.sleep(PAUSE_SECONDS * 2**attempt * random.uniform(0.5, 1.5))
                continue
            return found, True
        raise FulfilmentChanged("This is being changed by someone else. Try again.")

    def open_actions(self, *, limit: int, cursor: str | None) -> Page[Action]:
        """Oldest first, for one query of the index (which lags by moments)."""
        pk = models.actions_pk(self._store_id)
        after = paging.unseal(cursor, scope=pk) if cursor else None
        found = Action.gsi1.query(
            pk,
            Action.gsi1sk > after if after else None,
            limit=limit + 1,
            page_size=limit + 1,
        )
        actions = [item for item in found if isinstance(item, Action)]
        position = lambda action: action.gsi1sk or ""  # noqa: E731 - one expression
        return paging.page_of(actions, limit, scope=pk, position=position)

    def waiting_for(self, supplier_id: str, *, at_most: int) -> list[SupplierOrder]:
        """Supplier orders that wait for the supplier to be reconnected."""
        found = SupplierOrder.gsi2.query(
            models.reconnect_pk(self._store_id, supplier_id), limit=at_most
        )
        return [item for item in found if isinstance(item, SupplierOrder)]

    def of_external(self, supplier_id: str, external_id: str) -> ExternalOrder | None:
        pk = models.external_pk(self._store_id, supplier_id)
        try:
            return ExternalOrder.get(pk, external_id)
        except DoesNotExist:
            return None

    def pointer(self, part: SupplierOrder, external_id: str) -> ExternalOrder:
        """Unsaved: whose news the supplier's own id brings."""
        pk = models.external_pk(self._store_id, part.supplier_id or "")
        return ExternalOrder(pk, external_id, order_id=part.order_id, part_id=part.part_id)

    def _commit(self, order_id: str, change: Change) -> None:
        pk = models.fulfilment_pk(self._store_id, order_id)
        with transactions.write() as transaction:
            if change.guarded is not None and change.guarded not in change.saved:
                transaction.condition_check(
                    Workflow, pk, models.WORKFLOW_SK, Workflow.cancelling.does_not_exist()
                )
            for item in change.saved:
                seen = item.version
                kind = type(item)
                item.version = seen + 1
                _index(item, pk, self._store_id)
                is_unchanged = kind.version == seen if seen else kind.pk.does_not_exist()
                transaction.save(item, condition=is_unchanged)
            for pointer in change.pointers:
                transaction.save(pointer)
            for event in change.events:
                transaction.save(outbox.to_item(self._store_id, event))


def workflows_due(now: datetime, *, at_most: int) -> Iterator[Workflow]:
    """Open workflows of every store that should be looked after, from the index."""
    until = models.due_sk(now, "~")
    for shard in range(models.SHARDS):
        found = Workflow.gsi3.query(
            models.workflows_pk(shard), Workflow.gsi3sk <= until, limit=at_most
        )
        yield from (item for item in found if isinstance(item, Workflow))


def to_be_tracked(now: datetime, *, at_most: int) -> Iterator[SupplierOrder]:
    """Supplier orders of every store whose supplier should be asked by now, from the index."""
    until = models.due_sk(now, "~")
    for shard in range(models.SHARDS):
        found = SupplierOrder.gsi3.query(
            models.tracking_pk(shard), SupplierOrder.gsi3sk <= until, limit=at_most
        )
        yield from (item for item in found if isinstance(item, SupplierOrder))


def _index(item: Versioned, pk: str, store_id: StoreId) -> None:
    """Keys follow from what the item says; the schedules' GSI3 is set by who knows the time."""
    item.pk = pk
    match item:
        case Workflow():
            item.sk = models.WORKFLOW_SK
        case SupplierOrder():
            item.sk = models.part_sk(item.part_id)
            waits = item.waits_for_reconnect and item.supplier_id is not None
            item.gsi2pk = models.reconnect_pk(store_id, item.supplier_id or "") if waits else None
            item.gsi2sk = item.part_id if waits else None
        case Parcel():
            item.sk = models.parcel_sk(item.parcel_id)
        case Action():
            item.sk = models.action_sk(item.action_id)
            is_open = item.state == "open"
            item.gsi1pk = models.actions_pk(store_id) if is_open else None
            item.gsi1sk = item.action_id.partition("-")[2] if is_open else None
