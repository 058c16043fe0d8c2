"""The media bucket."""

from __future__ import annotations

from typing import Any

from windlass.adapters import aws
from windlass.kit import config

IMMUTABLE = "public, max-age=31536000, immutable"  # the name is made of the content


def presign_post(key: str, *, content_type: str, most_bytes: int, seconds: int) -> dict[str, Any]:
    """`url` and form `fields` with which a browser puts one object, of this type and at most this
    size, under this key."""
    answer: dict[str, Any] = aws.s3().generate_presigned_post(
        config.MEDIA_BUCKET,
        key,
        Fields={"Content-Type": content_type},
        Conditions=[
            {"Content-Type": content_type},
            ["content-length-range", 1, most_bytes],
        ],
        ExpiresIn=seconds,
    )
    return answer


def put_private(key: str, data: bytes, *, content_type: str) -> None:
    aws.s3().put_object(Bucket=config.MEDIA_BUCKET, Key=key, Body=data, ContentType=content_type)


def put_public(key: str, data: bytes, *, content_type: str) -> None:
    """For the edge to serve, kept by browsers for a year."""
    aws.s3().put_object(
        Bucket=config.MEDIA_BUCKET,
        Key=key,
        Body=data,
        ContentType=content_type,
        CacheControl=IMMUTABLE,
    )


def get(key: str, *, most_bytes: int) -> bytes | None:
    """The object, None when it is not there or too large."""
    from botocore.exceptions import ClientError

    try:
        answer = aws.s3().get_object(Bucket=config.MEDIA_BUCKET, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
            return None
        raise
    if answer["ContentLength"] > most_bytes:
        return None
    with answer["Body"] as body:
        return body.read()


def exists(key: str) -> bool:
    from botocore.exceptions import ClientError

    try:
        aws.s3().head_object(Bucket=config.MEDIA_BUCKET, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("404", "NoSuchKey", "NotFound"):
            return False
        raise
    return True
