"""Turns uploads into pictures: one S3 event per object, at least once each."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from windlass.catalog import pictures
from windlass.collections import pictures as collection_pictures
from windlass.media import service
from windlass.media.models import UPLOADS
from windlass.reviews import photos
from windlass.tenancy import service as tenancy

logger = Logger()


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], _context: LambdaContext) -> None:
    """A failure that may pass is raised, so that the event comes again."""
    for record in event.get("Records", []):
        process(unquote_plus(record["s3"]["object"]["key"]))


def process(key: str) -> None:
    """Only we hand out keys of this shape, each with an upload of its own in the table; an object
    without one is left alone."""
    folder, _, rest = key.partition("/")
    store_id, _, upload_id = rest.partition("/")
    if folder != UPLOADS or not upload_id:
        return
    logger.append_keys(store_id=store_id, upload_id=upload_id)
    store = tenancy.act(store_id, task="media")
    upload = service.process_upload(store, upload_id)
    if upload is None:
        logger.warning("nothing to process")
        return
    logger.info("processed", state=upload.state, problem=upload.problem)
    if photos.is_ours(upload):
        photos.finish(store, upload)
    elif collection_pictures.is_ours(upload):
        collection_pictures.finish(store, upload)
    elif upload.owner is not None:
        pictures.finish(store, upload)
