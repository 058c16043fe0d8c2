"""Uploads as browsers and S3 make them."""

from __future__ import annotations

from typing import Any

from media import app
from tests.support.api import CONTEXT
from tests.support.factories import store
from windlass.adapters import aws
from windlass.catalog.models import Product
from windlass.kit import config
from windlass.media import models, service
from windlass.tenancy.context import StoreContext


def put_upload(upload_id: str, data: bytes, *, of: StoreContext | None = None) -> None:
    """What a browser's POST to the presigned address leaves in the bucket."""
    key = models.upload_object((of or store()).store_id, upload_id)
    aws.s3().put_object(Bucket=config.MEDIA_BUCKET, Key=key, Body=data)


def uploaded(data: bytes, *, of: StoreContext | None = None) -> str:
    """The id of a picture that a browser has sent."""
    context = of or store()
    upload_id = service.start_upload(context, content_type="image/jpeg").upload_id
    put_upload(upload_id, data, of=context)
    return upload_id


def announce(*upload_ids: str, of: StoreContext | None = None) -> None:
    """The bucket's event for each object."""
    keys = [models.upload_object((of or store()).store_id, one) for one in upload_ids]
    deliver(*keys)


def deliver(*keys: str) -> None:
    records: list[dict[str, Any]] = [{"s3": {"object": {"key": key}}} for key in keys]
    handler: Any = app.handler
    handler({"Records": records}, CONTEXT)


def objects(prefix: str = "") -> dict[str, dict[str, Any]]:
    """What is in the bucket, by key."""
    listed = aws.s3().list_objects_v2(Bucket=config.MEDIA_BUCKET, Prefix=prefix)
    return {one["Key"]: dict(one) for one in listed.get("Contents", [])}


def statuses(product: Product) -> list[tuple[str, str]]:
    return [(image.status, image.problem) for image in product.pictures]
