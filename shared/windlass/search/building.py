"""Builds a store's index: one builder at a time, each version from the latest one.

Safe with lost, repeated and reordered events and with a crash at any point: events only mark
products; a builder reads what they are now, and takes a mark away only after the version that has
the change is current. A version becomes current only if the one it was made from still was, so of
two builders that race (a lease ended too early) none loses what the other wrote.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from windlass.collections import shelf
from windlass.db.keys import StoreId
from windlass.kit.ids import new_id
from windlass.pages import storefront as pages
from windlass.search import models, sources, storage
from windlass.search.layout import SCHEMA
from windlass.search.models import DirtyProduct, SearchIndex
from windlass.search.places import Place
from windlass.search.reading import IndexUnreadable, Reader
from windlass.search.repository import Built, Overtaken, SearchRepository
from windlass.search.storage import IndexGone
from windlass.search.writing import Writer
from windlass.stores import policies
from windlass.stores import service as stores
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

MOST_AT_ONCE = 2_000  # marks that one version takes up; the next one has the rest
STEP = 500  # products of a full build between two reports
ROUNDS = 20


class Outcome(StrEnum):
    BUILT = "built"
    NOTHING = "nothing to do"
    BUSY = "another builder is at it"


def build(store: StoreContext) -> Outcome:
    """Bring the index up to what waits, in as many versions as it takes. Whoever finds another
    builder at work may leave: that one looks again after it has let go."""
    store.require(Permission.SEARCH_WRITE)
    repository = SearchRepository(store.store_id)
    outcome = Outcome.NOTHING
    for _round in range(ROUNDS):
        builder = new_id()
        index = repository.lease(builder)
        if index is None:
            return outcome if outcome is Outcome.BUILT else Outcome.BUSY
        problem = "The build did not end."
        try:
            if _step(store, repository, index, builder):
                outcome = Outcome.BUILT
            problem = ""
        except Overtaken:
            problem = ""
        finally:
            repository.release(builder, problem=problem)
        now = repository.index()
        if now is None or (now.waiting is None and now.rebuild is None):
            return outcome
    return outcome


def _step(
    store: StoreContext, repository: SearchRepository, index: SearchIndex, builder: str
) -> bool:
    """One version, if there is anything to change. Raises Overtaken."""
    marks = repository.dirty(at_most=MOST_AT_ONCE)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        is_full = index.rebuild is not None or not _has_base(store, index, path)
        if is_full:
            path.unlink(missing_ok=True)
            products = _write_all(store, repository, index, builder, path)
        elif marks:
            products = _write_changes(store, path, marks)
        else:
            repository.settle(waiting=index.waiting, rebuild=None)
            return False
        key = storage.new_key(store.store_id, index.version + 1)
        size = storage.put(key, path)
        milliseconds = round((time.monotonic() - started) * 1000)
        try:
            repository.swap(index.version, Built(key, products, size, milliseconds, is_full))
        except Overtaken:
            storage.remove(key)
            raise
        storage.adopt(key, path)
    repository.clear(marks)
    if is_full or len(marks) < MOST_AT_ONCE:
        repository.settle(waiting=index.waiting, rebuild=index.rebuild)
    storage.tidy(store.store_id, {key, index.key}, now=time.time())
    return True


def _has_base(store: StoreContext, index: SearchIndex, path: Path) -> bool:
    """Puts the current file at this path. False when there is none that this code can go on
    with, and when titles are in another language now."""
    if index.version == 0 or index.schema != SCHEMA:
        return False
    kept = storage.local(index.key)
    try:
        if kept.exists():
            shutil.copyfile(kept, path)
        else:
            storage.fetch(index.key, path)
        reader = Reader(path)
        reader.close()
    except (IndexGone, IndexUnreadable):
        return False
    return reader.locale == stores.storefront_of(store).locale


def _write_changes(store: StoreContext, path: Path, marks: list[DirtyProduct]) -> int:
    writer = Writer(path)
    try:
        ids = [mark.product_id for mark in marks if mark.product_id != models.PLACES]
        locale = stores.storefront_of(store).locale
        for product_id, document in sources.documents(store.store_id, ids, locale=locale):
            if document is None:
                writer.remove(product_id)
            else:
                writer.put(document)
        return _finish(store, writer)
    finally:
        writer.close()


def _write_all(
    store: StoreContext, repository: SearchRepository, index: SearchIndex, builder: str, path: Path
) -> int:
    """Every product there is, also those that the last file knew and the list lags behind with. Of
    all of them only the ids are held."""
    listed, known = sources.all_product_ids(store.store_id), _known(store.store_id, index)
    ids = list(dict.fromkeys(chain(listed, known)))
    ids.reverse()  # the oldest first, as they would have come one by one
    locale = stores.storefront_of(store).locale
    writer = Writer(path)
    try:
        for start in range(0, len(ids), STEP):
            repository.advance(builder, done=start, total=len(ids))
            some = ids[start : start + STEP]
            for _product_id, document in sources.documents(store.store_id, some, locale=locale):
                if document is not None:
                    writer.put(document)
        repository.advance(builder, done=len(ids), total=len(ids))
        writer.merge_texts()
        return _finish(store, writer)
    finally:
        writer.close()


def _known(store_id: StoreId, index: SearchIndex) -> Iterator[str]:
    if index.version == 0 or index.schema != SCHEMA:
        return
    try:
        reader = storage.reader(store_id, index.key)
    except (IndexGone, IndexUnreadable):
        return
    yield from (product_id for (product_id,) in reader.rows("SELECT product_id FROM product"))


def _finish(store: StoreContext, writer: Writer) -> int:
    writer.set_places(places(store))
    own = stores.storefront_of(store)
    return writer.finish(store=store.store_id, currency=own.currency, locale=own.locale)


def places(store: StoreContext) -> Iterator[Place]:
    """What else a shopper may look for by name, and how facets call categories and collections."""
    known = shelf.read(store.store_id)
    for node, _depth in known.tree.walk():
        yield Place("category", node.id, f"/categories/{node.handle}", node.title)
    for each in known.collections.values():
        yield Place("collection", each.collection_id, f"/collections/{each.handle}", each.title)
    for kind in policies.kinds(stores.storefront_of(store)):
        yield Place("page", kind, f"/policies/{kind}", policies.TITLES[kind])
    for page in pages.all_of(store, fresh=True):
        yield Place("page", page.page_id, page.path, page.title)
