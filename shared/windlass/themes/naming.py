"""What of the store a theme names by id: products, collections, discounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from windlass.themes import schema
from windlass.themes.kinds import Kind
from windlass.themes.values import ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from windlass.themes.kinds import Setting

KINDS = (Kind.PRODUCT, Kind.COLLECTION, Kind.DISCOUNT)


def ids_in(document: Mapping[str, Any]) -> dict[tuple[str, Kind], str]:
    """By exact path and kind; a list of products has one for each. What is not shaped like an id's
    place is left to `checking`."""
    found: dict[tuple[str, Kind], str] = {}
    for part in ("groups", "templates"):
        for place, sections in document[part].items():
            for number, section in enumerate(sections):
                path = f"{part}.{place}.{number}"
                known = schema.SECTIONS.get(section["type"])
                if known is None:
                    continue
                found |= _in(known.settings, section["settings"], f"{path}.settings")
                for at, block in enumerate(section["blocks"]):
                    block_type = known.block(block["type"])
                    if block_type is not None:
                        where = f"{path}.blocks.{at}.settings"
                        found |= _in(block_type.settings, block["settings"], where)
    return found


def _in(
    settings: Iterable[Setting], values: Mapping[str, Any], path: str
) -> dict[tuple[str, Kind], str]:
    found: dict[tuple[str, Kind], str] = {}
    for one in settings:
        value = values.get(one.id)
        if one.kind in KINDS and isinstance(value, str) and ID.fullmatch(value):
            found[f"{path}.{one.id}", one.kind] = value
        elif one.kind is Kind.PRODUCTS and isinstance(value, list):
            for place, id_ in enumerate(value):
                if isinstance(id_, str) and ID.fullmatch(id_):
                    found[f"{path}.{one.id}.{place}", Kind.PRODUCT] = id_
    return found
