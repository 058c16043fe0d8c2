"""The safety data of a product, in and out. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from windlass.catalog.safety import Party, Safety
from windlass.web.schemas import CountryCode, Strict

# an e-mail address or a web page, roughly: what is reached there is the merchant's affair
Contact = Annotated[
    str, Field(pattern=r"^(|[^\s@]+@[^\s@]+\.[^\s@]+|https?://\S+)$", max_length=200)
]


class PartyIn(Strict):
    name: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=300, description="For letters")
    country: CountryCode | Literal[""] = ""
    contact: Contact = Field(default="", description="An e-mail address or a web page")

    def party(self) -> Party:
        return Party(self.name, self.address, self.country, self.contact)


class SafetyIn(Strict):
    manufacturer: PartyIn = PartyIn()
    responsible: PartyIn = Field(default=PartyIn(), description="In the European Union")
    identifier: str = Field(default="", max_length=200, description="Type, batch or serial number")
    warnings: str = Field(default="", max_length=2_000, description="Plain text, one on a line")

    def safety(self) -> Safety:
        parties = self.manufacturer.party(), self.responsible.party()
        return Safety(*parties, self.identifier, self.warnings)


class PartyOut(BaseModel):
    name: str
    address: str
    country: str
    contact: str

    @classmethod
    def of(cls, party: Party) -> PartyOut:
        return cls(
            name=party.name, address=party.address, country=party.country, contact=party.contact
        )


class SafetyOut(BaseModel):
    manufacturer: PartyOut
    responsible: PartyOut
    identifier: str
    warnings: str
    suffices_in_the_union: bool = Field(description="It says whom to turn to there")

    @classmethod
    def of(cls, safety: Safety) -> SafetyOut:
        return cls(
            manufacturer=PartyOut.of(safety.manufacturer),
            responsible=PartyOut.of(safety.responsible),
            identifier=safety.identifier,
            warnings=safety.warnings,
            suffices_in_the_union=safety.suffices_in_the_union,
        )
