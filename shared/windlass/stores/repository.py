"""Every read and write of stores and their addresses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pynamodb.exceptions import TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, failed_conditions
from windlass.kit import clock
from windlass.kit.errors import Stale
from windlass.stores import models, rules, slugs, storefronts
from windlass.stores.errors import SlugsUsedUp
from windlass.stores.events import StorefrontChanged, StoreLaunched
from windlass.stores.models import Slug, Store, StripePointer
from windlass.tenancy.errors import StoreNotFound


class StoreStale(Stale):
    code = "version_stale"


class StoreRepository:
    """Bound to one store at construction."""

    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.store_pk(store_id)

    def get(self) -> Store:
        """A consistent read. Raises StoreNotFound (404)."""
        try:
            return Store.get(self._pk, models.STORE_SK, consistent_read=True)
        except Store.DoesNotExist:
            raise StoreNotFound(f"There is no store {self._store_id}.") from None

    def edit(self, version: int, *actions: Action, shown: str | None) -> Store:
        """Change what a person edits, if it still is the version they saw, and tell which part of
        what shoppers see it is; None for nothing of it. Raises StoreStale (412)."""
        is_seen = Store.pk.exists() & (Store.version == version)
        changes = [*actions, Store.version.set(version + 1)]

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.update(Store(self._pk, models.STORE_SK), changes, condition=is_seen)
                if shown is not None:
                    transaction.save(outbox.to_item(self._store_id, StorefrontChanged(shown)))

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if condition_failed(error):
                raise StoreStale(
                    "This was changed since you last read it. Reload it and try again."
                ) from None
            raise
        storefronts.forget()
        return self.get()

    def move(self, store: Store, slug: str) -> Store:
        """Give the store another address. The old one stays and redirects, and the store may take
        any of its own back. Raises SlugTaken, SlugsUsedUp (409) and StoreStale (412)."""
        own = slugs.find(slug)
        is_own = own is not None and own.store_id == store.store_id
        if not is_own and store.slugs_held >= rules.MOST_SLUGS:
            raise SlugsUsedUp(f"A store keeps at most {rules.MOST_SLUGS} addresses.")
        is_free = Slug.pk.does_not_exist() | (Slug.store_id == store.store_id)
        taken = models.slug_item(slug, store.store_id)
        left = models.slug_item(store.slug, store.store_id, is_current=False)
        actions: list[Action] = [
            Store.slug.set(slug),
            Store.gsi1pk.set(models.slug_pk(slug)),
            Store.version.add(1),
        ]
        if not is_own:
            actions.append(Store.slugs_held.add(1))
        unmoved = (Store.slug == store.slug) & (Store.slugs_held == store.slugs_held)

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.save(taken, condition=is_free)
                transaction.save(left, condition=Slug.store_id == store.store_id)
                transaction.save(outbox.to_item(self._store_id, StorefrontChanged("address")))
                transaction.update(Store(self._pk, models.STORE_SK), actions, condition=unmoved)

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if 0 in failed_conditions(error):
                raise slugs.taken(slug) from None
            if condition_failed(error):
                raise StoreStale("The address was changed just now. Try again.") from None
            raise
        storefronts.forget()
        return self.get()

    def open(self, store: Store) -> bool:
        """Open the doors, and tell the world in the same transaction that the store has launched,
        the first time, or is seen again. False when charges are not enabled."""
        is_first = store.launched_at is None
        may_open = Store.charges_enabled == True  # noqa: E712  an expression, not a comparison
        actions: list[Action] = [Store.is_open.set(True)]
        if is_first:
            may_open &= Store.launched_at.does_not_exist()
            actions.append(Store.launched_at.set(clock.now()))

        def commit() -> None:
            told = StoreLaunched(store.slug) if is_first else StorefrontChanged("doors")
            with transactions.write() as transaction:
                transaction.update(Store(self._pk, models.STORE_SK), actions, condition=may_open)
                transaction.save(outbox.to_item(self._store_id, told))

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if not condition_failed(error):
                raise
            now = self.get()
            return now.charges_enabled and now.is_open  # another request launched it just now
        storefronts.forget()
        return True

    def shut(self) -> None:
        """Close the doors, whoever else writes."""

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.update(
                    Store(self._pk, models.STORE_SK),
                    [Store.is_open.set(False)],
                    condition=Store.pk.exists(),
                )
                transaction.save(outbox.to_item(self._store_id, StorefrontChanged("doors")))

        transactions.attempt(commit)
        storefronts.forget()

    def write(self, *actions: Action, condition: Condition | None = None) -> bool:
        """Write without touching the version. False when the condition did not hold."""
        exists = Store.pk.exists()
        try:
            Store(self._pk, models.STORE_SK).update(
                [*actions], condition=exists if condition is None else exists & condition
            )
        except UpdateError as error:
            if condition_failed(error):
                return False
            raise
        storefronts.forget()
        return True

    def connect(self, account_id: str) -> bool:
        """Tie a Stripe account to the store, both ways. False when it already has one."""
        pointer = StripePointer(
            models.stripe_pk(account_id), models.STRIPE_SK, store_id=self._store_id
        )

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.save(pointer, condition=StripePointer.pk.does_not_exist())
                transaction.update(
                    Store(self._pk, models.STORE_SK),
                    [Store.stripe_account_id.set(account_id)],
                    condition=Store.pk.exists() & Store.stripe_account_id.does_not_exist(),
                )

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if condition_failed(error):
                return False
            raise
        storefronts.forget()
        return True

    def disconnect(self, account_id: str) -> None:
        """Part with a Stripe account, both ways; harmless when that has happened."""
        store = Store(self._pk, models.STORE_SK)
        pointer = StripePointer(models.stripe_pk(account_id), models.STRIPE_SK)

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.delete(pointer)
                transaction.update(
                    store,
                    [
                        Store.stripe_account_id.remove(),
                        Store.charges_enabled.set(False),
                        Store.payouts_enabled.set(False),
                        Store.requirements.set({}),
                        Store.payments_as_of.set(int(clock.now().timestamp())),
                    ],
                    condition=Store.stripe_account_id == account_id,
                )

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if not condition_failed(error):
                raise
        storefronts.forget()


def find_all(store_ids: Iterable[StoreId]) -> list[Store]:
    keys: list[Any] = [(models.store_pk(store_id), models.STORE_SK) for store_id in store_ids]
    return list(Store.batch_get(keys)) if keys else []


def store_of_account(account_id: str) -> str | None:
    """The id of the store that has this Stripe account."""
    try:
        pointer = StripePointer.get(models.stripe_pk(account_id), models.STRIPE_SK)
    except StripePointer.DoesNotExist:
        return None
    return pointer.store_id
