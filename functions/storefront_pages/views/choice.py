"""One option of a select."""

from msgspec import Struct


class Choice(Struct, frozen=True):
    value: str
    label: str
