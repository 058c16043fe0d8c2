"""`make lighthouse`: audits the demo store's pages on a phone and writes docs/performance.md.

Boots a local cloud of its own and seeds it, unless LIGHTHOUSE_STORE names a store that runs. Ends
with 1 and what is to blame when a page misses a target.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from infra.local.place import DEMO_STORE
from tests.e2e import chromium
from tests.e2e.stack import Stack
from tests.lighthouse import report
from tests.lighthouse.pages import pages_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOCUMENT = ROOT / "docs/performance.md"
RUNS = 5
PATIENCE_SECONDS = 120  # for a quiet machine, over all runs


def main() -> int:
    store = os.environ.get("LIGHTHOUSE_STORE", "").rstrip("/")
    if store:
        return measured(store)
    stack = Stack(ROOT / "build/lighthouse")
    print(f"starting a local cloud on port {stack.port} ({stack.output}) ...", flush=True)
    stack.start()
    try:
        print("filling the demo store ...", flush=True)
        stack.seed(whole=True)
        return measured(stack.url(DEMO_STORE))
    finally:
        stack.stop()


def measured(store: str) -> int:
    found = audit(store)
    DOCUMENT.write_text(report.written_into(DOCUMENT.read_text(), found))
    missed = report.misses(found)
    print("\n".join(missed) or f"every page reaches its targets; see {DOCUMENT.relative_to(ROOT)}")
    return 1 if missed else 0


def audit(store: str) -> report.Found:
    chrome = chromium.find()
    assert chrome is not None, "make chromium installs one"
    wanted = {
        "chrome": chrome,
        "runs": RUNS,
        "patience": PATIENCE_SECONDS,
        "pages": pages_of(store),
    }
    done = subprocess.run(
        ["node", "audit.mjs"],
        cwd=HERE,
        input=json.dumps(wanted),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: report.Found = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
