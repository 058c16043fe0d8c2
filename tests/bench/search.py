"""What index files cost by their size: made from documents, without a table."""

from __future__ import annotations

import gzip
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.search.catalogue import documents
from tests.support.search.judged import JUDGED
from windlass.search import writing
from windlass.search.reading import Reader
from windlass.search.searching import Decided, Wanted, search
from windlass.search.storage import COMPRESSION

SIZES = (10_000, 200_000)


def run() -> dict[str, dict[str, Any]]:
    """Opening is what a container does once per version: unpack, open, and load facets, orders."""
    return {f"{size:,} products": _measure(size) for size in SIZES}


def _measure(size: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path, packed = Path(folder) / "index.db", Path(folder) / "index.gz"
        built = _seconds(lambda: writing.write(path, documents(size), currency="EUR"))
        with path.open("rb") as plain, gzip.open(packed, "wb", COMPRESSION) as file:
            shutil.copyfileobj(plain, file, 1 << 20)
        [change] = documents(1)

        def once_more() -> None:
            writer = writing.Writer(path)
            writer.put(change)
            writer.finish(currency="EUR")

        changed = _seconds(once_more)
        opened = _seconds(lambda: _open(packed, Path(folder) / "opened.db"))
        reader = Reader(path)
        spent = [
            _seconds(lambda q=one.query: _search(reader, q)) for one in JUDGED for _ in "12345"
        ]
        reader.close()
        return {
            "products": size,
            "megabytes": round(path.stat().st_size / 1e6),
            "compressed": round(packed.stat().st_size / 1e6, 1),
            "build_s": round(built, 1),
            "change_s": round(changed, 2),
            "open_ms": round(opened * 1000),
            "p95_ms": round(statistics.quantiles(spent, n=20)[-1] * 1000, 1),
        }


def _open(packed: Path, path: Path) -> None:
    with gzip.open(packed) as plain, path.open("wb") as file:
        shutil.copyfileobj(plain, file, 1 << 20)
    reader = Reader(path)
    _search(reader, "")
    reader.close()


def _search(reader: Reader, query: str) -> None:
    search(reader, Wanted(query), Decided())


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
