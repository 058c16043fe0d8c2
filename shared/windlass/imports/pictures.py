"""Suppliers' pictures, fetched and kept by us: a shop never shows another host's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from concurrent.futures import TimeoutError as Late
from typing import TYPE_CHECKING

from windlass.imports.shapes import Remark
from windlass.kit.errors import AppError
from windlass.media import service as media

if TYPE_CHECKING:
    from windlass.kit.http import Fetched
    from windlass.tenancy.context import StoreContext

MOST_BYTES = 10 * 1024 * 1024
AT_ONCE = 8
SECONDS_PER_PICTURE = 8
SECONDS = 18  # for all of them: a request has 29


def store_all(
    store: StoreContext, urls: Sequence[str]
) -> Iterator[tuple[str, str | None, Remark | None]]:
    """(address, upload id or None, warning or None) of each picture as it arrives. One that is
    dead, too large or late is a warning and never a failure."""
    pool = ThreadPoolExecutor(AT_ONCE)
    fetching = {pool.submit(_fetch, url): url for url in urls}
    try:
        for future in as_completed(fetching, timeout=SECONDS):
            url = fetching.pop(future)
            yield url, *_stored(store, url, future)
    except Late:
        for url in fetching.values():
            yield url, None, _warning(url, "It did not arrive in time.")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _stored(
    store: StoreContext, url: str, future: Future[Fetched]
) -> tuple[str | None, Remark | None]:
    try:
        fetched = future.result()
        if not fetched.content_type.startswith("image/"):
            return None, _warning(url, "It is not a picture.")
        return media.store_original(store, fetched.body, fetched.content_type), None
    except AppError as failure:
        return None, _warning(url, failure.message)


def _fetch(url: str) -> Fetched:
    from windlass.kit import http  # httpx costs every cold start

    address = f"https:{url}" if url.startswith("//") else url
    return http.fetch(address, max_bytes=MOST_BYTES, timeout_seconds=SECONDS_PER_PICTURE)


def _warning(url: str, reason: str) -> Remark:
    return Remark("image_missing", f"The picture {url} was left out. {reason}")
