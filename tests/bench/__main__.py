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
    from tests.bench import document, search

    try:
        results = _in_rounds()
    finally:
        tests.pytest_unconfigure()
    results["search"] = search.run()
    results["memory"] = _memory()
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build/bench.json").write_text(json.dumps(results, indent=1) + "\n")
    print(document.tables(results))
    document.write(results)


def _in_rounds() -> dict[str, Any]:
    """Operations and pages need a table and the provider sandbox in this process."""
    from tests.bench import measuring, operations, prices, searches, weights
    from tests.bench.functions import Imports
    from tests.support import sandbox
    from windlass.db.table import TableItem
    from windlass.search import storage

    sandbox._running()
    TableItem.create_table(billing_mode="PAY_PER_REQUEST", wait=True)
    subjects = prices.subjects() | operations.subjects(SIZES) | searches.subjects(10_000)
    imports = Imports()
    for subject in subjects.values():
        subject.warm()
    speeds = []
    for _ in range(measuring.ROUNDS):
        speeds.append(round(measuring.reference(), 2))
        imports.measure()
        for subject in subjects.values():
            subject.measure()
    shop = operations._shop("bench-weights", 90)
    handle = shop.product.product.handle
    results = {
        "operations": measuring.measured(subjects),
        "functions": imports.results(),
        "pages": weights.of_pages("bench-weights.localhost", handle),
        "reference_ms": speeds,
    }
    storage.forget()
    return results


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
