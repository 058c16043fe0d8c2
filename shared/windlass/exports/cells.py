"""What stands in the cells of a file that a spreadsheet opens. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

type Cell = str | int | bool | datetime | Number | None

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would calculate


class Number(str):
    """Digits that we wrote ourselves: the only text that may begin with a minus."""

    __slots__ = ()


def lines(rows: Iterable[Iterable[Cell]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([shown(cell) for cell in row] for row in rows)
    return out.getvalue()


def shown(cell: Cell) -> str:
    """Texts that would be formulas get an apostrophe, moments are ISO 8601 in UTC."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case Number() | int():
            return str(cell)
        case datetime():
            return cell.astimezone(UTC).isoformat(timespec="seconds")
        case str():
            return f"'{cell}" if cell.startswith(FORMULA) else cell
