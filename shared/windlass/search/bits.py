"""Sets of row numbers as bits of one long integer: intersecting and counting cost microseconds."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

SPARSE_BELOW = 64  # one row in so many: then a list of numbers is shorter than the bits


def of(rows: Iterable[int], size: int) -> int:
    """`size` is greater than every row."""
    found = bytearray((size >> 3) + 1)
    for row in rows:
        found[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(found, "little")


def chosen(ordered: Iterable[int], bits: int, size: int) -> Iterator[int]:
    """Those of the rows that are in the set, in their order."""
    members = bits.to_bytes((size >> 3) + 1, "little")
    return (row for row in ordered if members[row >> 3] >> (row & 7) & 1)


def pack(rows: list[int], size: int) -> tuple[str, bytes]:
    """How a set is kept in a file: its kind and its bytes."""
    if len(rows) * SPARSE_BELOW < size:
        return "list", array("I", rows).tobytes()
    return "bits", of(rows, size).to_bytes((size >> 3) + 1, "little")


def unpack(kind: str, data: bytes) -> int | array[int]:
    if kind == "bits":
        return int.from_bytes(data, "little")
    rows = array("I")
    rows.frombytes(data)
    return rows


def as_bits(found: int | array[int], size: int) -> int:
    return found if isinstance(found, int) else of(found, size)


def common(found: int | array[int], bits: int, members: bytes) -> int:
    """How many rows of `found` are in the set, given as an integer and as its bytes."""
    if isinstance(found, int):
        return (found & bits).bit_count()
    return sum(members[row >> 3] >> (row & 7) & 1 for row in found)
