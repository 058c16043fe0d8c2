"""What a litre, kilogram, metre or piece costs, in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from storefront_pages import formats, messages
from storefront_pages.messages import mark
from windlass.catalog.measures import Reference

if TYPE_CHECKING:
    from windlass.catalog.measures import UnitPrice

KEPT = 1_000
GAP = "\N{NO-BREAK SPACE}"
NAMES = {
    Reference.ML_100: mark("100 ml"),
    Reference.L: mark("1 l"),
    Reference.G_100: mark("100 g"),
    Reference.KG: mark("1 kg"),
    Reference.M: mark("1 m"),
    Reference.M2: mark("1 m²"),
    Reference.PIECE: mark("1 piece"),
}


@lru_cache(KEPT)
def written(unit: UnitPrice, locale: str) -> str:
    """`€4.99 / 100 ml`, which never breaks into two lines."""
    name = messages.catalogue(locale).gettext(NAMES[unit.reference])
    return f"{formats.money(unit.price, locale)} / {name}".replace(" ", GAP)
