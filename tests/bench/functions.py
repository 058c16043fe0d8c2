"""What a function costs before its first request, and after its thousandth."""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TIMES = 5
IMPORT = """
import time, json, importlib
start = time.process_time()
module = importlib.import_module({module!r})
if hasattr(module, "areas"):
    module.areas.part(module.areas.parts[{area!r}])
for name in {pages!r}.get({area!r}, ()):
    importlib.import_module(name)
print(json.dumps({{
    "cpu_ms": (time.process_time() - start) * 1000,
    "mb": int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024,
}}))
"""
AREAS = "import {module} as m; print(*(m.areas.parts if hasattr(m, 'areas') else ()))"
SECTIONS = tuple(
    f"storefront_pages.sections.{name}"
    for name in ("frame", "goods", "pictures", "truths", "words")
)
PAGES = {  # of the function that imports them on demand, those where most visits begin
    "home": ("storefront_pages.pages.home", *SECTIONS),
    "product": ("storefront_pages.pages.product", *SECTIONS),
}


def modules() -> dict[str, str]:
    """Logical name -> module, as the template declares the functions."""
    found: dict[str, str] = {}
    name = ""
    for line in (ROOT / "template.yaml").read_text().splitlines():
        if match := re.match(r"  (\w+):", line):
            name = match[1]
        if match := re.match(r"      Handler: ([\w.]+)\.\w+$", line):
            found[name] = match[1]
    return found


def imports() -> dict[str, dict[str, Any]]:
    """Cold import of each function: the lesser of two medians of five fresh processes with compiled
    bytecode, minutes apart where there are many functions. Of a function in parts, what its first
    request waits for at worst: the costliest part included."""
    first, again = ({name: _import(of) for name, of in modules().items()} for _ in range(2))
    return {
        name: min(first[name], again[name], key=lambda cost: cost["import_cpu_ms"])
        for name in first
    }


def _import(module: str) -> dict[str, Any]:
    costs = {area: _run(module, area)["cpu_ms"] for area in _areas(module)}
    area = max(costs, key=costs.__getitem__, default="")
    runs = [_run(module, area) for _ in range(TIMES + 1)]
    warm = runs[1:]  # the first compiled the bytecode
    return {
        "import_cpu_ms": round(statistics.median(run["cpu_ms"] for run in warm)),
        "memory_mb": round(max(run["mb"] for run in warm)),
    }


def _areas(module: str) -> list[str]:
    """Empty for a function that imports everything at once."""
    if module == "storefront_pages.app":
        return list(PAGES)
    program = AREAS.format(module=module)
    return subprocess.run(
        [sys.executable, "-c", program],
        env=_environment(),
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()


def _run(module: str, area: str) -> dict[str, Any]:
    out = subprocess.run(
        [sys.executable, "-c", IMPORT.format(module=module, area=area, pages=PAGES)],
        env=_environment(),
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return dict(json.loads(out.splitlines()[-1]))


def _environment() -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in ("shared", "functions")),
        "PYTHONPYCACHEPREFIX": str(ROOT / "build/pycache"),
    }
