"""What the rest of the product may do with uploaded pictures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from windlass.kit import clock
from windlass.kit.ids import new_id
from windlass.media import models, storage
from windlass.media.errors import PictureRefused, UploadMissing, UploadTooLarge
from windlass.media.models import Purpose, Upload, UploadState
from windlass.media.repository import Document, UploadRepository, is_settled
from windlass.tenancy.context import Permission

if TYPE_CHECKING:
    from windlass.media.pictures import Rendition
    from windlass.tenancy.context import StoreContext

MOST_BYTES = 20 * 1024 * 1024
ADDRESS_VALID_FOR = timedelta(minutes=30)
KEPT_FOR = timedelta(days=30)


class UploadAddress(Struct, frozen=True):
    upload_id: str
    url: str
    fields: dict[str, str]  # to be sent as form fields before the field `file`
    expires_at: datetime


def start_upload(
    store: StoreContext, *, content_type: str, purpose: Purpose = Purpose.PICTURE
) -> UploadAddress:
    """Where and how a browser may put one picture of at most 20 MB. Raises Forbidden (403)."""
    store.require(Permission.PRODUCTS_WRITE)
    upload = _new(content_type, purpose=purpose)
    UploadRepository(store.store_id).add(upload)
    presigned = storage.presign_post(
        models.upload_object(store.store_id, upload.upload_id),
        content_type=content_type,
        most_bytes=MOST_BYTES,
        seconds=int(ADDRESS_VALID_FOR.total_seconds()),
    )
    expires_at = upload.created_at + ADDRESS_VALID_FOR
    return UploadAddress(upload.upload_id, presigned["url"], presigned["fields"], expires_at)


def store_original(store: StoreContext, data: bytes, content_type: str) -> str:
    """Keep a picture that we fetched ourselves and return its upload id. It is processed like one
    that a browser sent, since the same object event tells of it. Raises Forbidden (403) and
    UploadTooLarge (422)."""
    store.require(Permission.PRODUCTS_WRITE)
    if len(data) > MOST_BYTES:
        raise UploadTooLarge(f"This picture has {len(data):,} bytes; {MOST_BYTES:,} are allowed.")
    upload = _new(content_type, is_received=True)
    UploadRepository(store.store_id).add(upload)
    key = models.upload_object(store.store_id, upload.upload_id)
    storage.put_private(key, data, content_type=content_type)
    return upload.upload_id


def get(store: StoreContext, upload_id: str) -> Upload:
    """How far an upload is. Raises Forbidden (403) and UploadNotFound (404)."""
    store.require(Permission.PRODUCTS_READ)
    return UploadRepository(store.store_id).get(upload_id)


def bind(store: StoreContext, upload_id: str, *, owner: str) -> Upload:
    """Give a received picture to its one owner and say how far it is. Raises UploadNotFound (404),
    UploadMissing and UploadUsed (409)."""
    uploads = UploadRepository(store.store_id)
    upload = uploads.get(upload_id)
    if not upload.is_received and not is_settled(upload):
        key = models.upload_object(store.store_id, upload_id)
        if not storage.exists(key):
            raise UploadMissing("The file of this upload has not arrived. Send it first.")
    uploads.bind(upload, owner)
    return upload


def settled(store: StoreContext, upload_ids: Iterable[str]) -> list[Upload]:
    """Those of the uploads that are ready or failed."""
    found = UploadRepository(store.store_id).find_all(upload_ids)
    return [upload for upload in found if is_settled(upload)]


def process_upload(store: StoreContext, upload_id: str) -> Upload | None:
    """Turn what was uploaded into the pictures that shops show, and return the upload with the
    outcome: ready, or failed with a reason for the merchant. None when there is nothing to do
    because upload or file are gone.

    Safe to repeat, also after a crash at any point: names are made of the content, so the same
    bytes are written to the same places, and a settled upload is returned as it is.
    """
    uploads = UploadRepository(store.store_id)
    upload = uploads.find(upload_id)
    if upload is None or is_settled(upload):
        return upload
    key = models.upload_object(store.store_id, upload_id)
    data = storage.get(key, most_bytes=MOST_BYTES)
    if data is None:
        return None
    try:
        uploads.finish(upload, UploadState.READY, picture=_rendered(store, data, upload))
    except PictureRefused as refusal:
        uploads.finish(upload, UploadState.FAILED, problem=str(refusal))
    return upload


def _rendered(store: StoreContext, data: bytes, upload: Upload) -> Document:
    from windlass.media import pictures  # Pillow: only the pipeline pays for its import

    is_icon = upload.purpose == Purpose.ICON
    content_hash = pictures.content_hash(data, is_icon=is_icon)
    folder = models.media_folder(store.store_id, content_hash)

    def keep(made: Rendition) -> None:
        storage.put_public(f"{folder}/{made.name}", made.data, content_type=made.content_type)

    picture = pictures.render(data, keep=keep, is_icon=is_icon)
    original = models.original_object(store.store_id, content_hash)
    storage.put_private(original, data, content_type=picture.content_type)
    return {
        "path": f"/{folder}",
        "width": picture.width,
        "height": picture.height,
        "widths": list(picture.widths),
        "formats": list(picture.formats),
        "blur": picture.blur,
    }


def _new(
    content_type: str, *, is_received: bool = False, purpose: Purpose = Purpose.PICTURE
) -> Upload:
    return Upload(
        upload_id=new_id(),
        content_type=content_type,
        purpose=purpose.value,
        is_received=is_received,
        created_at=clock.now(),
        ttl=KEPT_FOR,
    )
