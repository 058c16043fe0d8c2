"""What a function costs before its first request, and after its thousandth."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
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


class Imports:
    """Cold imports of all functions, each in fresh processes with compiled bytecode. Of a function
    in parts, what its first request waits for at worst: the costliest part included."""

    def __init__(self) -> None:
        self._modules = modules()
        self._runs: dict[str, list[dict[str, Any]]] = {name: [] for name in self._modules}
        self._worst = {name: _worst(module) for name, module in self._modules.items()}

    def measure(self) -> None:
        """One round."""
        for name, module in self._modules.items():
            self._runs[name].append(_run(module, self._worst[name]))

    def results(self) -> dict[str, dict[str, Any]]:
        """By logical name: the least CPU, the most memory."""
        return {
            name: {
                "import_cpu_ms": round(min(run["cpu_ms"] for run in runs)),
                "memory_mb": round(max(run["mb"] for run in runs)),
            }
            for name, runs in self._runs.items()
        }


def _worst(module: str) -> str:
    """Empty for a function that imports everything at once. Leaves the bytecode compiled."""
    costs = {area: _run(module, area)["cpu_ms"] for area in _areas(module) or [""]}
    return max(costs, key=costs.__getitem__)


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
