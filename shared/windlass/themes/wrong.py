"""A rule that one value of a theme breaks."""

from __future__ import annotations


class Wrong(Exception):
    """A rule that a value breaks, with a sentence about it; `part` leads to the part of it."""

    def __init__(self, rule: str, message: str, part: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.part = rule, message, part
