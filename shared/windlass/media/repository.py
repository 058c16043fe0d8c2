"""Every read and write of uploads. Bound to one store at construction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.update import Action

from windlass.db.keys import StoreId
from windlass.db.table import condition_failed
from windlass.media import models
from windlass.media.errors import UploadNotFound, UploadUsed
from windlass.media.models import Upload, UploadState

type Document = dict[str, Any]


class UploadRepository:
    def __init__(self, store_id: StoreId) -> None:
        self._store_id = store_id

    def get(self, upload_id: str) -> Upload:
        """A consistent read. Raises UploadNotFound (404)."""
        upload = self.find(upload_id)
        if upload is None:
            raise UploadNotFound(f"There is no upload {upload_id}.")
        return upload

    def find(self, upload_id: str) -> Upload | None:
        pk = models.upload_pk(self._store_id, upload_id)
        try:
            return Upload.get(pk, models.UPLOAD_SK, consistent_read=True)
        except Upload.DoesNotExist:
            return None

    def find_all(self, upload_ids: Iterable[str]) -> list[Upload]:
        """Consistent reads, in batches of a hundred."""
        keys = [(models.upload_pk(self._store_id, one), models.UPLOAD_SK) for one in upload_ids]
        return list(Upload.batch_get(keys, consistent_read=True)) if keys else []

    def add(self, upload: Upload) -> None:
        upload.pk = models.upload_pk(self._store_id, upload.upload_id)
        upload.sk = models.UPLOAD_SK
        upload.save(condition=Upload.pk.does_not_exist())

    def bind(self, upload: Upload, owner: str) -> None:
        """Say whose picture it is, once and for all; `upload` is then as new as the write. Raises
        UploadUsed (409)."""
        is_free = Upload.owner.does_not_exist() | (Upload.owner == owner)
        try:
            upload.update(
                [Upload.owner.set(owner), Upload.is_received.set(True)],
                condition=Upload.pk.exists() & is_free,
            )
        except UpdateError as error:
            if condition_failed(error):
                raise UploadUsed("This picture belongs to another product.") from None
            raise

    def finish(
        self,
        upload: Upload,
        state: UploadState,
        *,
        picture: Document | None = None,
        problem: str = "",
    ) -> None:
        """Write the outcome; `upload` then also knows who bound it meanwhile."""
        actions: list[Action] = [
            Upload.state.set(state.value),
            Upload.problem.set(problem),
            Upload.is_received.set(True),
        ]
        if picture is not None:
            actions.append(Upload.picture.set(picture))
        upload.update(actions, condition=Upload.pk.exists())


def is_settled(upload: Upload) -> bool:
    return upload.state != UploadState.AWAITED
