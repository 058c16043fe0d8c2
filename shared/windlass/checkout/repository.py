"""Every read and write of checkouts. Bound to one store at construction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pynamodb.exceptions import PutError, TransactWriteError

from windlass.checkout import models
from windlass.checkout.errors import CheckoutNotFound
from windlass.checkout.models import LATE, SETTLED, Checkout, State
from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock
from windlass.kit.email_keys import email_key

if TYPE_CHECKING:
    from msgspec import Struct
    from pynamodb.transactions import TransactWrite

UNPAID_KEPT_FOR = timedelta(days=60)  # for "won back" mails and support questions
STAMP = "%Y%m%dT%H%M%S"


class CheckoutRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def get(self, checkout_id: str) -> Checkout:
        """Raises CheckoutNotFound (404). A consistent read."""
        checkout = self.find(checkout_id)
        if checkout is None:
            raise CheckoutNotFound("There is no such checkout.")
        return checkout

    def find(self, checkout_id: str) -> Checkout | None:
        pk = models.checkout_pk(self._store_id, checkout_id)
        try:
            return Checkout.get(pk, models.SK, consistent_read=True)
        except Checkout.DoesNotExist:
            return None

    def add_to(self, transaction: TransactWrite, checkout: Checkout) -> None:
        self._key(checkout, due=checkout.expires_at)
        transaction.save(checkout, condition=Checkout.pk.does_not_exist())

    def save(self, checkout: Checkout, *events: Struct) -> bool:
        """Write it and its events unless somebody else did meanwhile; false when they did."""
        seen = checkout.version
        checkout.version = seen + 1
        self._key(checkout, due=checkout.expires_at)
        try:
            with transactions.write() as transaction:
                transaction.save(checkout, condition=Checkout.version == seen)
                for event in events:
                    transaction.save(outbox.to_item(self._store_id, event))
        except TransactWriteError as error:
            if condition_failed(error) or conflicted(error):
                return False
            raise
        return True

    def settle_in(self, transaction: TransactWrite, checkout: Checkout, state: State) -> None:
        """Give the checkout its end as part of a transaction, which fails when it has one already
        or was changed since it was read. Money that came late makes another end of an early one."""
        seen, final = checkout.version, SETTLED - LATE if checkout.state in LATE else SETTLED
        checkout.version, checkout.state = seen + 1, state
        checkout.settled_at = clock.now()
        checkout.ttl = None if state is State.COMPLETED else clock.now() + UNPAID_KEPT_FOR
        self._key(checkout, due=None)
        is_ours = (Checkout.version == seen) & ~Checkout.state.is_in(*final)
        transaction.save(checkout, condition=is_ours)

    def scrub(self, checkout: Checkout) -> bool:
        """Write it as `save` does, without touching when it is due or whether it is settled."""
        seen, due, place = checkout.version, checkout.gsi3pk, checkout.gsi3sk
        checkout.version = seen + 1
        self._key(checkout, due=None)
        checkout.gsi3pk, checkout.gsi3sk = due, place
        try:
            checkout.save(condition=Checkout.version == seen)
        except PutError as error:
            if condition_failed(error) or conflicted(error):
                return False
            raise
        return True

    def of_buyer(self, key: str) -> list[Checkout]:
        """Every checkout of an e-mail key."""
        found = Checkout.gsi1.query(models.buyer_pk(self._store_id, key))
        return [item for item in found if isinstance(item, Checkout)]

    def _key(self, checkout: Checkout, *, due: datetime | None) -> None:
        checkout.pk, checkout.sk = (
            models.checkout_pk(self._store_id, checkout.checkout_id),
            "CHECKOUT",
        )
        checkout.gsi1pk = models.buyer_pk(self._store_id, email_key(checkout.email))
        checkout.gsi1sk = checkout.checkout_id
        if due is None:
            checkout.gsi3pk = checkout.gsi3sk = None
        else:
            checkout.gsi3pk = models.open_pk(models.shard_of(checkout.checkout_id))
            checkout.gsi3sk = f"{due.strftime(STAMP)}#{checkout.checkout_id}"


def unsettled(*, due_before: datetime | None, at_most: int) -> Iterator[Checkout]:
    """Checkouts of every store that have no end yet, those due first; all of them for None."""
    for shard in range(models.SHARDS):
        condition = Checkout.gsi3sk < due_before.strftime(STAMP) if due_before is not None else None
        found = Checkout.gsi3.query(models.open_pk(shard), condition, limit=at_most)
        yield from (item for item in found if isinstance(item, Checkout))
