"""Pictures that shoppers send, already made small by their browser; only for who proved to be a
buyer or a customer, which the caller has seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.media import models, storage
from windlass.media.errors import UploadTooLarge
from windlass.media.models import Upload
from windlass.media.repository import UploadRepository
from windlass.media.service import KEPT_FOR

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

MOST_BYTES = 4 * 1024 * 1024


def keep(store: StoreContext, data: bytes, *, content_type: str) -> str:
    """The upload's id. It is processed like any other, since the same object event tells of it.
    Raises UploadTooLarge (422)."""
    if len(data) > MOST_BYTES:
        raise UploadTooLarge(f"This picture has {len(data):,} bytes; {MOST_BYTES:,} are allowed.")
    upload = Upload(
        upload_id=new_id(),
        content_type=content_type,
        is_received=True,
        created_at=clock.now(),
        ttl=KEPT_FOR,
    )
    UploadRepository(store.store_id).add(upload)
    key = models.upload_object(store.store_id, upload.upload_id)
    storage.put_private(key, data, content_type=content_type)
    return upload.upload_id
