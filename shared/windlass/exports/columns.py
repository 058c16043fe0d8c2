"""What a list's columns become in a file: some are more than one, as money is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from windlass.exports.cells import Cell, Number
from windlass.kit.errors import Invalid
from windlass.kit.money import Money
from windlass.tenancy.context import Permission, StoreContext


class Column[Row](Struct, frozen=True):
    heads: tuple[str, ...]
    cells: Callable[[Row], tuple[Cell, ...]]
    needs: tuple[Permission, ...] = ()  # one of them; without it the column is left out


def chosen[Row](
    store: StoreContext, columns: Mapping[str, Column[Row]], asked: str | None
) -> list[Column[Row]]:
    """The first column, then those asked for by name in their order, or all. Raises Invalid (422)
    for a name that is none."""
    first, *others = columns
    names = others if asked is None else [name for name in asked.split(",") if name]
    unknown = [name for name in names if name not in columns]
    if unknown:
        raise Invalid.field("columns", "unknown_column", f"There is no column {unknown[0]}.")
    found = [columns[name] for name in dict.fromkeys([first, *names])]
    return [one for one in found if not one.needs or any(map(store.may, one.needs))]


def money(amount: Money | None) -> tuple[Cell, Cell]:
    return (None, None) if amount is None else (Number(amount.decimal()), amount.currency)
