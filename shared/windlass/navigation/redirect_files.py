"""Redirects as a file: two columns, from and to."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from windlass.kit.errors import Invalid
from windlass.navigation import redirect_batches, redirects
from windlass.navigation.redirect_batches import Refused, Row

if TYPE_CHECKING:
    from windlass.tenancy.context import StoreContext

MOST_ROWS: Final = 500  # of one request
HEADS: Final = {("from", "to"), ("path", "target"), ("redirect from", "redirect to")}


def read_in(store: StoreContext, text: str) -> tuple[int, list[Refused]]:
    """(how many were saved, those that were not and why). Reading the same file again changes
    nothing, and takes up the rest of one whose reading broke off. Raises Forbidden (403),
    RedirectBusy (409) and Invalid (422) for what is no such file."""
    return redirect_batches.save_all(store, _rows(text))


def written(store: StoreContext) -> tuple[int, str]:
    """(how many, the file). Raises Forbidden (403)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("from", "to"))
    found = redirects.every(store)
    writer.writerows((item.path, item.target) for item in found)
    return len(found), out.getvalue()


def _rows(text: str) -> list[Row]:
    found: list[Row] = []
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    separator = next((one for one in (",", ";", "\t") if one in first), ",")
    try:
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator, strict=True)
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if len(cells) < 2:
                raise Invalid.field("csv", "columns", f"Line {reader.line_num} has one column.")
            is_head = not found and (cells[0].lower(), cells[1].lower()) in HEADS
            if not is_head:
                found.append(Row(reader.line_num, cells[0], cells[1]))
    except csv.Error as error:
        raise Invalid.field("csv", "format", f"This is no CSV file: {error}.") from None
    if not found:
        raise Invalid.field("csv", "empty", "There is no redirect in this file.")
    if len(found) > MOST_ROWS:
        raise Invalid.field("csv", "too_many", f"At most {MOST_ROWS} redirects at once.")
    return found
