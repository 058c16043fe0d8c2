"""Every write of categories, collections and the job that follows them. Bound to one store."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from windlass.collections import models, shelf
from windlass.collections.errors import CollectionsBusy, HandleTaken
from windlass.collections.events import MembershipsOutdated
from windlass.collections.models import (
    Address,
    Category,
    CategoryTree,
    Collection,
    MembershipJob,
    Version,
)
from windlass.collections.shelf import Shelf
from windlass.collections.tree import Tree
from windlass.collections.tree_documents import to_document
from windlass.db import outbox, transactions
from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.kit.errors import FieldProblem
from windlass.kit.ids import new_id
from windlass.stores.events import StorefrontChanged
from windlass.web.etags import stale

ATTEMPTS = 10


class CollectionRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id
        self._pk = models.shelf_pk(store_id)

    def write_tree(
        self,
        decide: Callable[[Shelf], tuple[Tree, list[Category]]],
        *,
        also: Callable[[TransactWrite, Tree, Tree], None] = lambda _t, _before, _after: None,
        is_outdating: bool = True,
    ) -> Shelf:
        """Change the tree into what `decide` makes of the shelf as it is at this moment, with the
        category texts that belong to it. Decides anew when another change came first. Raises what
        `decide` raises, VersionStale (412) when a text is no longer the one that was read, and
        CollectionsBusy (409). `is_outdating` has every product looked at again."""
        for attempt in range(ATTEMPTS):
            found = shelf.read(self._store_id)
            tree, texts = decide(found)
            try:
                with transactions.write() as t:
                    self._save_tree(t, tree, found)
                    for text in texts:
                        self._save_text(t, text)
                    self._outdate(t, found.job, is_outdating=is_outdating)
                    also(t, found.tree, tree)
            except TransactWriteError as error:
                if not condition_failed(error) and attempt == ATTEMPTS - 1:
                    raise
                time.sleep(0.01 * (attempt + 1) * random.uniform(0.2, 1))
            else:
                shelf.forget()
                return shelf.read(self._store_id)
        raise CollectionsBusy("Others are changing the categories. Try again in a moment.")

    def save_text(self, category: Category) -> None:
        """The category's own fields. Raises VersionStale (412)."""
        try:
            with transactions.write() as t:
                self._save_text(t, category)
                self._outdate(t, None, is_outdating=False)
        except TransactWriteError as error:
            if condition_failed(error):
                raise stale() from None
            raise
        shelf.forget()

    def save(
        self,
        collection: Collection,
        *,
        job: MembershipJob | None,
        is_outdating: bool,
        addresses: Sequence[Address] = (),
        also: Callable[[TransactWrite], None] = lambda _t: None,
    ) -> None:
        """The collection (its version already counted up), the addresses it takes and, when
        memberships change with it, the job. Raises VersionStale (412) and HandleTaken (409)."""
        collection.pk, collection.sk = self._pk, models.collection_sk(collection.collection_id)
        is_same: Condition = Collection.version == collection.version - 1
        if collection.version == 1:
            is_same = Collection.pk.does_not_exist()
        try:
            with transactions.write() as t:
                t.save(collection, condition=is_same)
                for address in addresses:
                    t.save(address, condition=_is_free_for(collection.collection_id))
                self._outdate(t, job, is_outdating=is_outdating)
                also(t)
        except TransactWriteError as error:
            self._explain(error, collection)
        shelf.forget()

    def address(self, collection_id: str, handle: str, *, is_current: bool) -> Address:
        return Address(
            models.address_pk(self._store_id, handle),
            models.ADDRESS_SK,
            collection_id=collection_id,
            is_current=is_current,
        )

    def begin_job(self, job: MembershipJob | None) -> None:
        """Look at every product again."""
        with transactions.write() as t:
            self._outdate(t, job, is_outdating=True)
        shelf.forget()

    def _save_tree(self, t: TransactWrite, tree: Tree, found: Shelf) -> None:
        is_same: Condition = CategoryTree.version == found.tree_version
        if found.tree_version == 0:
            is_same = CategoryTree.pk.does_not_exist()
        item = CategoryTree(self._pk, models.TREE_SK)
        item.document, item.version = to_document(tree), found.tree_version + 1
        t.save(item, condition=is_same)

    def _save_text(self, t: TransactWrite, text: Category) -> None:
        text.pk, text.sk = self._pk, models.category_sk(text.category_id)
        is_same: Condition = Category.version == text.version - 1
        if text.version == 1:
            is_same = Category.pk.does_not_exist()
        t.save(text, condition=is_same)

    def _outdate(self, t: TransactWrite, job: MembershipJob | None, *, is_outdating: bool) -> None:
        """Count the change. A new job replaces one that is under way: it looks at everything."""
        version = Version(self._pk, models.VERSION_SK)
        t.update(version, [Version.number.add(1), Version.entity.set(Version)])
        if not is_outdating:
            t.save(outbox.to_item(self._store_id, StorefrontChanged("collections")))
            return
        known = None if job is None else job.looked_at if job.is_done else job.total
        new = MembershipJob(
            self._pk,
            models.JOB_SK,
            job_id=new_id(),
            total=known,
            started_at=clock.now(),
            moved_at=clock.now(),
            gsi1pk=models.JOBS_PK,
            gsi1sk=self._store_id,
        )
        t.save(new)
        t.save(outbox.to_item(self._store_id, MembershipsOutdated(new.job_id)))

    def _explain(self, error: TransactWriteError, collection: Collection) -> None:
        """Raises what the refusal means."""
        if not condition_failed(error):
            raise error
        pk = models.address_pk(self._store_id, collection.handle)
        holder = next(iter(Address.query(pk, consistent_read=True)), None)
        if holder is not None and holder.collection_id != collection.collection_id:
            message = f"Another collection has the address {collection.handle}."
            raise HandleTaken(message, fields=(FieldProblem("handle", "unique", message),))
        raise stale()


def _is_free_for(collection_id: str) -> Condition:
    is_free: Condition = Address.pk.does_not_exist() | (Address.collection_id == collection_id)
    return is_free
