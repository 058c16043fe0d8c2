"""What is wrong with one value of a theme, and characters that no text keeps."""

from __future__ import annotations

import re

UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


class Wrong(Exception):
    """A rule that a value breaks, with a sentence about it; `part` leads to the part of it."""

    def __init__(self, rule: str, message: str, part: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.part = rule, message, part
