"""Pictures of collections and categories, finished by the pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.exceptions import TransactWriteError

from windlass.catalog.parts import Image
from windlass.catalog.picture_updates import outcome_at
from windlass.collections import checks, models, shelf
from windlass.collections.models import Category, Collection
from windlass.db import outbox, transactions
from windlass.db.table import condition_failed
from windlass.media import service as media
from windlass.stores.events import StorefrontChanged

if TYPE_CHECKING:
    from windlass.media.models import Upload
    from windlass.tenancy.context import StoreContext


def is_ours(upload: Upload) -> bool:
    return (upload.owner or "").startswith(checks.OWNER)


def finish(store: StoreContext, upload: Upload) -> None:
    """Show the outcome of the pipeline on the collection or category that owns the upload, if that
    still shows it. Safe to repeat."""
    owner_id = (upload.owner or "").removeprefix(checks.OWNER)
    made = checks.finished(Image(upload.upload_id, position=0), upload, alt="")
    pk = models.shelf_pk(store.store_id)
    for item in (
        Collection(pk, models.collection_sk(owner_id)),
        Category(pk, models.category_sk(owner_id)),
    ):
        _show(store, item, made)
    shelf.forget()


def _show(store: StoreContext, item: Collection | Category, made: Image) -> None:
    path = type(item).image
    actions = outcome_at(path, made)

    def commit() -> None:
        with transactions.write() as t:
            t.update(item, actions, condition=path["id"] == made.id)
            t.save(outbox.to_item(store.store_id, StorefrontChanged("collections")))

    try:
        transactions.attempt(commit)
    except TransactWriteError as error:
        if not condition_failed(error):
            raise


def catch_up(store: StoreContext, image: Image | None) -> None:
    """Finish a picture that the pipeline settled while its owner was being saved."""
    if image is None or image.status != "processing":
        return
    for upload in media.settled(store, [image.id]):
        finish(store, upload)
