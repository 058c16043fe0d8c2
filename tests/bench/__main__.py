"""`make bench`: measures, prints, writes build/bench.json and the tables of docs/performance.md."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "shared"), str(ROOT / "functions")]

SIZES = (100, 10_000)


def main() -> None:
    import tests.conftest as tests
    from tests.bench import document, functions, measuring, search

    speeds = [measuring.reference()]
    results: dict[str, Any] = {"functions": functions.imports()}
    speeds.append(measuring.reference())
    try:
        results |= _in_process()
    finally:
        tests.pytest_unconfigure()
    speeds.append(measuring.reference())
    results["search"] = search.run()
    results["reference_ms"] = [round(each, 2) for each in speeds]
    results["memory"] = _memory()
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build/bench.json").write_text(json.dumps(results, indent=1) + "\n")
    print(document.tables(results))
    document.write(results)


def _in_process() -> dict[str, Any]:
    """Operations and pages need a table and the provider sandbox in this process."""
    from tests.bench import operations, prices, searches, weights
    from tests.support import sandbox
    from windlass.db.table import TableItem

    sandbox._running()
    TableItem.create_table(billing_mode="PAY_PER_REQUEST", wait=True)
    measured = prices.run() | operations.run(SIZES) | searches.run(10_000)
    shop = operations._shop("bench-weights", 90)
    handle = shop.product.product.handle
    return {
        "operations": measured,
        "pages": weights.of_pages("bench-weights.localhost", handle),
    }


def _memory() -> dict[str, int]:
    """Each in a process of its own."""
    picture = ROOT / "build/25-megapixels.jpg"
    if not picture.exists():
        from PIL import Image

        image = Image.effect_noise((5774, 4330), 60).convert("RGB")
        image.save(picture, "JPEG", quality=90)
    return {
        "storefront pages after 1,000 requests": _megabytes("pages"),
        "merchant API after 1,000 requests": _megabytes("api"),
        "media, one picture of 25 megapixels": _megabytes("media", str(picture)),
    }


def _megabytes(*arguments: str) -> int:
    paths = f"{ROOT / 'shared'}:{ROOT / 'functions'}:{ROOT}"
    out = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory", *arguments],
        cwd=ROOT,
        env={"PYTHONPATH": paths, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return int(out.split()[-1])


main()
