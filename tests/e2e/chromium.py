"""`python -m tests.e2e.chromium`: finds a Chromium for the tests, or installs Debian's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    if shutil.which("apt-get") is None:
        sys.exit("Chromium is missing: install it, or name one with CHROMIUM=/path/to/chromium.")
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    print("Installing Chromium ...", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-q"],
        ["install", "-q", "-y", "--no-install-recommends", "chromium"],
    ):
        done = subprocess.run(
            [*as_root, "apt-get", *command],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"apt-get {command[0]} failed:\n{done.stdout[-2000:]}")


if __name__ == "__main__" and find() is None:
    install()
