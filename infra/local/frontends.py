"""Builds the frontends when their sources changed since the last build."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from infra.local.place import ROOT, Place
from infra.local.processes import tail
from infra.local.progress import Refused

FRONTENDS = ROOT / "frontend"
NOT_SOURCES = {"node_modules", "dist", "coverage", ".vite"}


def all_frontends() -> list[Path]:
    return sorted(package.parent for package in FRONTENDS.glob("*/package.json"))


def _sources(folder: Path) -> list[Path]:
    found = []
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - NOT_SOURCES)
        found += [Path(top) / file for file in sorted(files) if not file.endswith(".tsbuildinfo")]
    return found


def _fingerprint(folder: Path) -> str:
    """Of the sources' contents: a checkout changes times, not bytes."""
    digest = hashlib.sha256()
    for file in _sources(folder):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def stale() -> list[Path]:
    return [folder for folder in all_frontends() if not _is_current(folder)]


def _stamp(folder: Path) -> Path:
    return folder / "node_modules" / ".windlass-built"


def _is_current(folder: Path) -> bool:
    stamp = _stamp(folder)
    if not (folder / "dist").exists() or not stamp.exists():
        return False
    return stamp.read_text() == _fingerprint(folder)


def build(place: Place, folders: list[Path]) -> None:
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda folder: _build(place, folder), folders))


def _build(place: Place, folder: Path) -> None:
    log = place.logs / f"build-{folder.name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    if npm is None:
        raise Refused("npm is missing: install Node.js 20.19 or newer.")
    before = _fingerprint(folder)
    with log.open("wb") as output:
        for arguments in _commands(folder):
            done = subprocess.run(
                [npm, *arguments], cwd=folder, stdout=output, stderr=subprocess.STDOUT, check=False
            )
            if done.returncode:
                raise Refused(f"`npm {' '.join(arguments)}` failed in {folder.name}:\n{tail(log)}")
    _stamp(folder).write_text(before)


def _commands(folder: Path) -> list[list[str]]:
    lock, installed = folder / "package-lock.json", folder / "node_modules/.package-lock.json"
    is_installed = installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime
    return [["run", "build"]] if is_installed else [["ci"], ["run", "build"]]
