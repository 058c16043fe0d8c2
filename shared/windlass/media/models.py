"""A file on its way to being a picture.

Item      PK                           SK
Upload    STORE#<store>#UPLOAD#<id>    UPLOAD

Objects in the bucket: `uploads/<store>/<id>` as received (for two days), `originals/<store>/<hash>`
for keeps, both private; `media/<store>/<hash>/<width>.<format>` is what the edge serves.
"""

from __future__ import annotations

from enum import StrEnum

from pynamodb.attributes import (
    BooleanAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import DocumentAttribute, TableItem

UPLOAD_SK = "UPLOAD"
UPLOADS, ORIGINALS, MEDIA = "uploads", "originals", "media"


class Purpose(StrEnum):
    PICTURE = "picture"
    ICON = "icon"  # square; gets PNGs in the sizes of icons as well


class UploadState(StrEnum):
    AWAITED = "awaited"
    READY = "ready"
    FAILED = "failed"


def upload_pk(store_id: StoreId, upload_id: str) -> str:
    return store_key(store_id, "UPLOAD", upload_id)


def upload_object(store_id: StoreId, upload_id: str) -> str:
    return f"{UPLOADS}/{store_id}/{upload_id}"


def original_object(store_id: StoreId, content_hash: str) -> str:
    return f"{ORIGINALS}/{store_id}/{content_hash}"


def media_folder(store_id: StoreId, content_hash: str) -> str:
    return f"{MEDIA}/{store_id}/{content_hash}"


class Upload(TableItem, discriminator="Upload"):
    upload_id = UnicodeAttribute()
    content_type = UnicodeAttribute()
    purpose = UnicodeAttribute(default=Purpose.PICTURE.value)
    is_received = BooleanAttribute(default=False)  # known to be in the bucket
    owner = UnicodeAttribute(null=True)  # the product it was attached to
    state = UnicodeAttribute(default=UploadState.AWAITED.value)
    problem = UnicodeAttribute(default="")
    picture = DocumentAttribute(null=True)  # path, width, height, widths, formats, blur
    created_at = UTCDateTimeAttribute()
    ttl = TTLAttribute()
