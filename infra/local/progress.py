"""What a person sees while the local cloud starts: one line per step, with its seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

STARTED = time.monotonic()


class Refused(Exception):
    """The start cannot go on, and the message is the one line that says why."""


def say(text: str) -> None:
    print(f"{time.monotonic() - STARTED:6.1f}s  {text}", flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Shows the step while it runs on a terminal, and its time when it is done."""
    begun = time.monotonic()
    if sys.stdout.isatty():
        print(f"{begun - STARTED:6.1f}s  {text} ...", end="\r", flush=True)
    yield
    say(f"{text} ({time.monotonic() - begun:.1f}s)".ljust(60))


def table(rows: list[tuple[str, str]]) -> None:
    width = max(len(name) for name, _ in rows)
    print()
    for name, value in rows:
        print(f"  {name:<{width}}  {value}")
    print(flush=True)
