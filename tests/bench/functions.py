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
importlib.import_module({module!r})
print(json.dumps({{
    "cpu_ms": (time.process_time() - start) * 1000,
    "mb": int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024,
}}))
"""


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
    """Cold import of each function: the median of five fresh processes with compiled bytecode."""
    return {name: _import(module) for name, module in modules().items()}


def _import(module: str) -> dict[str, Any]:
    program = IMPORT.format(module=module)
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in ("shared", "functions")),
        "PYTHONPYCACHEPREFIX": str(ROOT / "build/pycache"),
    }
    runs = []
    for _ in range(TIMES + 1):
        out = subprocess.run(
            [sys.executable, "-c", program],
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        runs.append(json.loads(out.splitlines()[-1]))
    warm = runs[1:]  # the first compiled the bytecode
    return {
        "import_cpu_ms": round(statistics.median(run["cpu_ms"] for run in warm)),
        "memory_mb": round(max(run["mb"] for run in warm)),
    }
