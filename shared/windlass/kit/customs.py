"""Which parcels pass customs: where duties and import taxes may be asked for at the door. Pure."""

from __future__ import annotations

from typing import Final

from windlass.kit import countries

# One customs territory and one territory of import taxes each: Monaco is part of the Union for both
# (Regulation (EU) 952/2013, art. 4; Directive 2006/112/EC, art. 7), the Isle of Man of the United
# Kingdom, Liechtenstein of Switzerland and Puerto Rico of the United States.
# What shares only one of them with its mainland (Aland, Jersey, Reunion, Turkey) stands alone.
AREAS: Final = (
    countries.EU | {"MC"},
    frozenset({"GB", "IM"}),
    frozenset({"CH", "LI"}),
    frozenset({"US", "PR"}),
)


def passes_customs(source: str, destination: str) -> bool:
    """Whether goods sent from the one country to the other do. Not where one is unknown."""
    if not source or not destination or source == destination:
        return False
    return not any(source in area and destination in area for area in AREAS)
