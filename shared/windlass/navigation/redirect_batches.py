"""Many redirects at once, judged one after the other as if each were saved alone, and written many
at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.table import condition_failed, conflicted
from windlass.kit.errors import Invalid
from windlass.navigation import models, paths, redirects
from windlass.navigation.models import Redirect
from windlass.stores.events import StorefrontChanged
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

AT_ONCE: Final = 100  # what one batch read takes
MOST_ITEMS: Final = 100  # of one transaction, with the event


class Row(Struct, frozen=True):
    line: int  # as an editor counts
    path: str
    target: str


class Refused(Struct, frozen=True):
    line: int
    path: str
    message: str


class Way(Struct, frozen=True):
    """A row that may be saved, as the addresses are compared."""

    row: Row
    source: str
    target: str


class Batch:
    """What is saved, and where addresses must still lead when it is."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.saved: dict[str, str] = {}  # address -> target
        self.held: dict[str, str] = {}  # address -> where it must have led until now, "" nowhere

    def has_room(self, source: str, steps: Iterable[tuple[str, str]]) -> bool:
        addresses = self.saved.keys() | self.held.keys() | {source, *(step for step, _ in steps)}
        return len(addresses) < MOST_ITEMS  # the event is one more

    def add(self, way: Way, steps: Iterable[tuple[str, str]]) -> None:
        self.rows.append(way.row)
        for step, leads_to in steps:
            if step not in self.saved:
                self.held[step] = leads_to
        self.saved[way.source] = way.target


def save_all(store: StoreContext, rows: Iterable[Row]) -> tuple[int, list[Refused]]:
    """(how many lead as the rows say, those that do not and why). What leads so already is not
    written again, so what broke off goes on when it is sent again. Raises Forbidden (403) and
    RedirectBusy (409)."""
    store.require(Permission.NAVIGATION_WRITE)
    refused: list[Refused] = []
    ways = list(_spelled(rows, refused))
    leads = _Leads(store, ways)
    saved, batch = 0, Batch()
    for way in ways:
        if leads.of(way.source) == way.target:
            saved += 1
            continue
        try:
            steps = redirects.steps_of(way.source, way.target, leads.of)
        except Invalid as problem:
            refused.append(Refused(way.row.line, way.row.path, problem.message))
            continue
        if not batch.has_room(way.source, steps):
            saved += _write(store, batch, leads, refused)
            batch = Batch()
        batch.add(way, steps)
        leads.now(way.source, way.target)
    saved += _write(store, batch, leads, refused)
    return saved, sorted(refused, key=lambda one: one.line)


def _spelled(rows: Iterable[Row], refused: list[Refused]) -> Iterator[Way]:
    for row in rows:
        try:
            yield Way(row, paths.source(row.path), paths.target(row.target))
        except Invalid as problem:
            refused.append(Refused(row.line, row.path, problem.message))


class _Leads:
    """Where addresses lead, with the rows so far; "" for nowhere. What the rows name is read
    ahead, what lies behind that when it is asked for."""

    def __init__(self, store: StoreContext, ways: Iterable[Way]) -> None:
        self._store = store
        self._known: dict[str, str] = {}
        named = [one for way in ways for one in (way.source, paths.normal(way.target))]
        for some in batched(dict.fromkeys(named), AT_ONCE, strict=False):
            self._read(some)

    def of(self, path: str) -> str:
        if path not in self._known:
            self._read((path,))
        return self._known[path]

    def now(self, path: str, target: str) -> None:
        self._known[path] = target

    def forget(self) -> None:
        """Others are at it: everything is looked at anew."""
        self._known.clear()

    def _read(self, some: Iterable[str]) -> None:
        asked = {models.path_pk(self._store.store_id, path): path for path in some}
        self._known |= dict.fromkeys(asked.values(), "")
        keys = [(pk, models.REDIRECT_SK) for pk in asked]
        for item in Redirect.batch_get(keys, consistent_read=True):
            self._known[asked[item.pk]] = item.target


def _write(store: StoreContext, batch: Batch, leads: _Leads, refused: list[Refused]) -> int:
    """How many were saved. One by one when somebody else changed what was looked at."""
    if not batch.rows:
        return 0
    try:
        _commit(store, batch)
    except TransactWriteError as error:
        if not condition_failed(error) and not conflicted(error):
            raise
        leads.forget()
        return _one_by_one(store, batch.rows, refused)
    return len(batch.rows)


def _commit(store: StoreContext, batch: Batch) -> None:
    store_id = store.store_id
    with transactions.write() as t:
        for source, target in batch.saved.items():
            held = batch.held.get(source)
            condition = None if held is None else redirects.leads(held)
            t.save(redirects.item_of(store_id, source, target), condition=condition)
        t.save(outbox.to_item(store_id, StorefrontChanged("redirects")))
        for step, leads_to in batch.held.items():
            if step not in batch.saved:
                redirects.hold(t, store_id, step, leads_to)


def _one_by_one(store: StoreContext, rows: Iterable[Row], refused: list[Refused]) -> int:
    saved = 0
    for row in rows:
        try:
            redirects.save(store, row.path, row.target)
            saved += 1
        except Invalid as problem:
            refused.append(Refused(row.line, row.path, problem.message))
    return saved
