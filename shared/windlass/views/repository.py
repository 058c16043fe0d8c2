"""Every read and write of saved views."""

from __future__ import annotations

from collections.abc import Callable

from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

from windlass.db import transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, failed_conditions
from windlass.views import models
from windlass.views.errors import TooManyViews, ViewNotFound
from windlass.views.models import MOST, SHARED, Resource, View, Views
from windlass.web.etags import stale


class ViewRepository:
    """Bound to one store, one of its lists and one person at construction."""

    def __init__(self, store_id: StoreId, resource: Resource, user_id: str) -> None:
        self._pk = models.views_pk(store_id, resource)
        self._own = models.own(user_id)

    def all(self) -> list[View]:
        """Those of everybody, then the person's own; each the oldest first."""
        return [*self._of(SHARED), *self._of(self._own)]

    def get(self, view_id: str) -> View:
        """Raises ViewNotFound (404), also for a view that only another person has."""
        keys = [(self._pk, models.view_sk(whose, view_id)) for whose in (SHARED, self._own)]
        found = next(iter(View.batch_get(keys, consistent_read=True)), None)
        if found is None:
            raise ViewNotFound(f"There is no view {view_id}.")
        return found

    def add(self, view: View, *, is_shared: bool) -> View:
        """Raises TooManyViews (409)."""
        self._place(view, is_shared=is_shared)

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.save(view, condition=View.pk.does_not_exist())
                self._count_in(transaction, view.whose)

        self._attempt(commit, is_counting=True)
        return view

    def replace(self, view: View, *, version: int, is_shared: bool) -> View:
        """Write the view after its `version`, for everybody or the person alone. Raises
        VersionStale (412), also when it was deleted meanwhile, and TooManyViews (409)."""
        before = View(self._pk, models.view_sk(view.whose, view.view_id))
        left = view.whose
        self._place(view, is_shared=is_shared)
        view.version = version + 1
        is_moved = view.whose != left

        def commit() -> None:
            with transactions.write() as transaction:
                if is_moved:
                    transaction.delete(before, condition=View.version == version)
                    transaction.save(view, condition=View.pk.does_not_exist())
                    self._count_out(transaction, left)
                    self._count_in(transaction, view.whose)
                else:
                    transaction.save(view, condition=View.version == version)

        self._attempt(commit, is_counting=is_moved)
        return view

    def remove(self, view: View) -> None:
        """Raises ViewNotFound (404) when somebody else was first."""

        def commit() -> None:
            with transactions.write() as transaction:
                transaction.delete(view, condition=View.pk.exists())
                self._count_out(transaction, view.whose)

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if condition_failed(error):
                raise ViewNotFound(f"There is no view {view.view_id}.") from None
            raise

    def _of(self, whose: str) -> list[View]:
        prefix = models.view_sk(whose, "")
        return list(View.query(self._pk, View.sk.startswith(prefix), limit=MOST, page_size=MOST))

    def _place(self, view: View, *, is_shared: bool) -> None:
        view.whose = SHARED if is_shared else self._own
        view.pk, view.sk = self._pk, models.view_sk(view.whose, view.view_id)

    def _count_in(self, transaction: TransactWrite, whose: str) -> None:
        has_room = Views.saved.does_not_exist() | (Views.saved < MOST)
        counter = Views(self._pk, models.count_sk(whose))
        transaction.update(
            counter,
            actions=[Views.saved.add(1), Views.entity.set(Views)],
            condition=has_room,
        )

    def _count_out(self, transaction: TransactWrite, whose: str) -> None:
        counter = Views(self._pk, models.count_sk(whose))
        transaction.update(counter, actions=[Views.saved.add(-1)], condition=Views.saved > 0)

    def _attempt(self, commit: Callable[[], None], *, is_counting: bool) -> None:
        """The last condition of a counting write is that there is room."""
        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if not condition_failed(error):
                raise
            last = len(error.cancellation_reasons) - 1
            if is_counting and failed_conditions(error) == [last]:
                message = f"A list has at most {MOST} saved views of a kind."
                raise TooManyViews(message) from None
            raise stale() from None
