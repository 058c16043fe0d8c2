"""What somebody wrote into a quick order list that could not be taken as it was."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class OrderingView(Struct, frozen=True):
    written: Mapping[str, str]  # by variant
    problems: Mapping[str, str]  # likewise
    problem: str  # of all of it
