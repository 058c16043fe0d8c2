"""Index files in S3, and the copies that this container holds open."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from windlass.adapters import aws
from windlass.db.keys import StoreId
from windlass.kit import config
from windlass.kit.ids import new_id
from windlass.search.reading import IndexUnreadable, Reader

FOLDER = Path(tempfile.gettempdir()) / "windlass-search"
MOST_OPEN = 50  # stores whose files one container keeps,
MOST_BYTES = 1_200_000_000  # as long as the files take no more than this
COMPRESSION = 1  # the file opens as fast at any level, and is written twice as fast at this one
LEAVE_SECONDS = 900  # how long a file that nothing points to may still be somebody's

_open: OrderedDict[str, Reader] = OrderedDict()  # by key, the latest used last
_lock = Lock()


class IndexGone(Exception):
    """The file is not there any more: another version took its place."""


def new_key(store_id: StoreId, version: int) -> str:
    """A name that no other builder can choose, so that no file is ever written over."""
    return f"stores/{store_id}/{version:08}-{new_id()}.db.gz"


def put(key: str, path: Path) -> int:
    """Upload the file compressed; its bytes there."""
    packed = path.with_suffix(".gz")
    with path.open("rb") as plain, gzip.open(packed, "wb", COMPRESSION) as file:
        shutil.copyfileobj(plain, file, 1 << 20)
    size = packed.stat().st_size
    with packed.open("rb") as body:
        aws.s3().put_object(
            Bucket=config.SEARCH_BUCKET, Key=key, Body=body, ContentType="application/gzip"
        )
    packed.unlink()
    return size


def fetch(key: str, path: Path) -> None:
    """Download the file to this path. Raises IndexGone."""
    from botocore.exceptions import ClientError

    try:
        answer = aws.s3().get_object(Bucket=config.SEARCH_BUCKET, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
            raise IndexGone(key) from None
        raise
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{new_id()}")
    with answer["Body"] as body, gzip.open(body) as plain, part.open("wb") as file:
        shutil.copyfileobj(plain, file, 1 << 20)
    part.replace(path)


def remove(key: str) -> None:
    aws.s3().delete_object(Bucket=config.SEARCH_BUCKET, Key=key)


def tidy(store_id: StoreId, keep: set[str], *, now: float) -> int:
    """Delete the store's files that nothing points to any more; how many went."""
    listed = aws.s3().list_objects_v2(
        Bucket=config.SEARCH_BUCKET, Prefix=f"stores/{store_id}/", MaxKeys=1000
    )
    old = [
        found["Key"]
        for found in listed.get("Contents", [])
        if found["Key"] not in keep and now - found["LastModified"].timestamp() > LEAVE_SECONDS
    ]
    for key in old:
        remove(key)
    return len(old)


def local(key: str) -> Path:
    return FOLDER / key.replace("/", "_").removesuffix(".gz")


def adopt(key: str, path: Path) -> None:
    """Keep a file that was just built as this container's copy of it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path.replace(local(key))


def reader(store_id: StoreId, key: str) -> Reader:
    """The file, open; downloaded once per version and container. Raises IndexGone and
    IndexUnreadable."""
    with _lock:
        if key in _open:
            _open.move_to_end(key)
            return _open[key]
        path = local(key)
        if not path.exists():
            fetch(key, path)
        try:
            found = Reader(path)
        except IndexUnreadable:
            path.unlink(missing_ok=True)
            raise
        _drop([other for other in _open if other.startswith(f"stores/{store_id}/")])
        _open[key] = found
        while len(_open) > 1 and (len(_open) > MOST_OPEN or _bytes() > MOST_BYTES):
            _drop([next(iter(_open))])
        return found


def forget() -> None:
    """Close and delete every copy."""
    with _lock:
        _drop(list(_open))
    shutil.rmtree(FOLDER, ignore_errors=True)


def _bytes() -> int:
    return sum(path.stat().st_size for key in _open if (path := local(key)).exists())


def _drop(keys: list[str]) -> None:
    """Forget these; one that a request still reads is closed when that request is done with it."""
    for key in keys:
        _open.pop(key)
        local(key).unlink(missing_ok=True)
