"""What CJ answers instead of data."""

from __future__ import annotations

from typing import Any


class CjRefusal(Exception):
    def __init__(self, code: int, message: str, data: Any = None) -> None:
        super().__init__(message)
        self.code, self.message, self.data = code, message, data
