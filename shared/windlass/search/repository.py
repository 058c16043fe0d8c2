"""Every read and write of a store's index item, its rules and what waits to be built."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from msgspec import Struct
from pynamodb.exceptions import DeleteError, TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed, conflicted
from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.search import models
from windlass.search.events import SearchIndexDue
from windlass.search.layout import SCHEMA
from windlass.search.models import (
    DirtyProduct,
    PopularQueries,
    SearchIndex,
    SearchPart,
    SearchRules,
)
from windlass.stores.events import StorefrontChanged
from windlass.web.etags import stale

LEASE_SECONDS = 120


class Overtaken(Exception):
    """Another builder wrote a version meanwhile: begin again from that one."""


class State(Struct, frozen=True):
    """What searching needs beside the file."""

    index: SearchIndex | None
    rules: SearchRules | None
    popular: tuple[str, ...]


class Built(Struct, frozen=True):
    """What a swap makes current."""

    key: str
    products: int
    bytes: int
    build_ms: int
    is_rebuilt: bool


class SearchRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.search_pk(store_id)

    def state(self, *, consistent: bool = False) -> State:
        """One query."""
        found = list(SearchPart.query(self._pk, consistent_read=consistent))
        index = next((item for item in found if isinstance(item, SearchIndex)), None)
        rules = next((item for item in found if isinstance(item, SearchRules)), None)
        popular = next((item for item in found if isinstance(item, PopularQueries)), None)
        return State(index, rules, tuple(popular.queries) if popular else ())

    def index(self) -> SearchIndex | None:
        try:
            return SearchIndex.get(self._pk, models.INDEX_SK, consistent_read=True)
        except SearchIndex.DoesNotExist:
            return None

    # --- What waits ---

    def mark(self, product_ids: Iterable[str]) -> None:
        """These products changed. Safe to repeat; what is marked stays until a version has it."""
        token = new_id()
        with DirtyProduct.batch_write() as batch:
            for product_id in dict.fromkeys(product_ids):
                batch.save(DirtyProduct(models.dirty_pk(self._store_id), product_id, token=token))
        self._wait(token)

    def dirty(self, *, at_most: int) -> list[DirtyProduct]:
        return list(
            DirtyProduct.query(models.dirty_pk(self._store_id), limit=at_most, consistent_read=True)
        )

    def clear(self, marks: Sequence[DirtyProduct]) -> None:
        """Take the marks away, but not one that was set again meanwhile."""
        for mark in marks:
            try:
                mark.delete(condition=DirtyProduct.token == mark.token)
            except DeleteError as error:
                if not condition_failed(error):
                    raise

    def want_rebuild(self, reason: str) -> None:
        """Ask for all of it anew, once: a request that waits already is enough."""
        token = new_id()
        item = SearchIndex(self._pk, models.INDEX_SK)
        actions = [*self._waiting(token), SearchIndex.rebuild.set(token)]
        not_asked_yet = SearchIndex.rebuild.does_not_exist()
        try:
            with transactions.write() as t:
                t.save(outbox.to_item(self._store_id, SearchIndexDue(reason)))
                t.update(item, actions, condition=not_asked_yet)
        except TransactWriteError as error:
            if not condition_failed(error) and not conflicted(error):
                raise

    def send_builder(self, reason: str) -> None:
        """Have somebody build what waits."""
        outbox.to_item(self._store_id, SearchIndexDue(reason)).save()

    def settle(self, *, waiting: str | None, rebuild: str | None) -> None:
        """What was asked for until then is built: nothing waits, unless it was asked for again."""
        item = SearchIndex(self._pk, models.INDEX_SK)
        if rebuild is not None:
            self._update(
                item, [SearchIndex.rebuild.remove()], condition=SearchIndex.rebuild == rebuild
            )
        if waiting is not None:
            gone = [SearchIndex.waiting.remove(), SearchIndex.waiting_since.remove()]
            gone += [SearchIndex.gsi3pk.remove(), SearchIndex.gsi3sk.remove()]
            self._update(
                item,
                gone,
                condition=(SearchIndex.waiting == waiting) & SearchIndex.rebuild.does_not_exist(),
            )

    def _wait(self, token: str) -> None:
        SearchIndex(self._pk, models.INDEX_SK).update(self._waiting(token))

    def _waiting(self, token: str) -> list[Action]:
        return [
            SearchIndex.entity.set(SearchIndex),
            SearchIndex.store_id.set(self._store_id),
            SearchIndex.waiting.set(token),
            SearchIndex.waiting_since.set(SearchIndex.waiting_since | clock.now()),
            SearchIndex.gsi3pk.set(models.DUE),
            SearchIndex.gsi3sk.set(self._store_id),
        ]

    # --- Building ---

    def lease(self, builder: str) -> SearchIndex | None:
        """The index as it is now, ours to build until the lease ends; None while another one
        builds."""
        now = _milliseconds()
        item = SearchIndex(self._pk, models.INDEX_SK)
        is_free = SearchIndex.builder.does_not_exist() | (SearchIndex.builds_until < now)
        actions = [
            SearchIndex.entity.set(SearchIndex),
            SearchIndex.store_id.set(self._store_id),
            SearchIndex.builder.set(builder),
            SearchIndex.builds_until.set(now + 1000 * LEASE_SECONDS),
        ]
        return item if self._update(item, actions, condition=is_free) else None

    def advance(self, builder: str, *, done: int, total: int) -> None:
        """Say how far a full build is, and keep the lease. Raises Overtaken when it was lost."""
        item = SearchIndex(self._pk, models.INDEX_SK)
        actions = [
            SearchIndex.done.set(done),
            SearchIndex.total.set(total),
            SearchIndex.builds_until.set(_milliseconds() + 1000 * LEASE_SECONDS),
        ]
        if not self._update(item, actions, condition=SearchIndex.builder == builder):
            raise Overtaken

    def release(self, builder: str, *, problem: str = "") -> None:
        item = SearchIndex(self._pk, models.INDEX_SK)
        actions = [SearchIndex.builder.remove(), SearchIndex.builds_until.set(0)]
        actions += [SearchIndex.done.set(0), SearchIndex.total.set(0)]
        actions.append(SearchIndex.problem.set(problem))
        self._update(item, actions, condition=SearchIndex.builder == builder)

    def swap(self, base: int, built: Built) -> None:
        """Make the file current, if the one it was made from still is. Raises Overtaken."""
        item = SearchIndex(self._pk, models.INDEX_SK)
        is_base: Condition = SearchIndex.version == base
        if base == 0:
            is_base = SearchIndex.version.does_not_exist() | is_base
        actions = [
            SearchIndex.version.set(base + 1),
            SearchIndex.schema.set(SCHEMA),
            SearchIndex.key.set(built.key),
            SearchIndex.products.set(built.products),
            SearchIndex.bytes.set(built.bytes),
            SearchIndex.built_at.set(clock.now()),
            SearchIndex.build_ms.set(built.build_ms),
            SearchIndex.is_rebuilt.set(built.is_rebuilt),
        ]
        if not self._update(item, actions, condition=is_base):
            raise Overtaken

    # --- What the merchant decided ---

    def save_rules(self, rules: SearchRules, *, version: int) -> None:
        """Raises VersionStale (412)."""
        rules.pk, rules.sk, rules.version = self._pk, models.RULES_SK, version + 1
        is_same: Condition = SearchRules.version == version
        if version == models.FIRST_RULES:
            is_same = SearchRules.pk.does_not_exist()

        def commit() -> None:
            with transactions.write() as t:
                t.save(rules, condition=is_same)
                t.save(outbox.to_item(self._store_id, StorefrontChanged("search rules")))

        try:
            transactions.attempt(commit)
        except TransactWriteError as error:
            if condition_failed(error):
                raise stale() from None
            raise

    def save_popular(self, queries: list[str]) -> None:
        PopularQueries(self._pk, models.POPULAR_SK, queries=queries, made_at=clock.now()).save()

    def _update(
        self, item: SearchIndex, actions: Sequence[Action], *, condition: Condition
    ) -> bool:
        """False when the condition did not hold."""
        try:
            item.update(list(actions), condition=condition)
        except UpdateError as error:
            if condition_failed(error):
                return False
            raise
        return True


def due(*, at_most: int) -> list[SearchIndex]:
    """Indexes of all stores for which something waits; one query."""
    return [
        item
        for item in SearchIndex.gsi3.query(models.DUE, limit=at_most, page_size=at_most)
        if isinstance(item, SearchIndex)
    ]


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000
