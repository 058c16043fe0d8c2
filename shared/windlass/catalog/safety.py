"""Who made a product and what its buyer must know to use it safely: what an offer to buyers in the
European Union shows (Regulation (EU) 2023/988, article 19)."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from windlass.kit import countries


class Party(Struct, frozen=True):
    name: str = ""  # or the registered trade name or mark
    address: str = ""  # for letters
    country: str = ""
    contact: str = ""  # an e-mail address or a web page

    @property
    def is_given(self) -> bool:
        return bool(self.name or self.address or self.contact)

    @property
    def is_complete(self) -> bool:
        return bool(self.name and self.address and self.contact)


class Safety(Struct, frozen=True):
    manufacturer: Party = field(default_factory=Party)
    responsible: Party = field(default_factory=Party)  # in the Union, for makers outside of it
    identifier: str = ""  # type, batch or serial number, as it stands on the product
    warnings: str = ""  # plain text, a warning on each line

    @property
    def is_given(self) -> bool:
        parties = self.manufacturer.is_given or self.responsible.is_given
        return parties or bool(self.identifier or self.warnings)

    @property
    def suffices_in_the_union(self) -> bool:
        """Whether it says whom to turn to in the European Union."""
        is_from_there = self.manufacturer.country in countries.EU
        return self.manufacturer.is_complete and (is_from_there or self.responsible.is_complete)


def document_of(safety: Safety) -> dict[str, Any]:
    """Only what is given: most products have little of it."""
    parties = {"manufacturer": safety.manufacturer, "responsible": safety.responsible}
    found: dict[str, Any] = {
        name: {each: value for each, value in asdict(party).items() if value}
        for name, party in parties.items()
    }
    found |= {"identifier": safety.identifier, "warnings": safety.warnings}
    return {name: value for name, value in found.items() if value}


def safety_of(document: dict[str, Any]) -> Safety:
    return Safety(
        Party(**document.get("manufacturer", {})),
        Party(**document.get("responsible", {})),
        document.get("identifier", ""),
        document.get("warnings", ""),
    )
