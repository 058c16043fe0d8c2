"""Who made a product, who answers for it and what its buyer must know, in the shop's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import messages
from storefront_pages.messages import mark
from storefront_pages.views.safety import PartyView, SafetyView
from windlass.kit import countries

if TYPE_CHECKING:
    from windlass.catalog.safety import Party, Safety

MANUFACTURER = mark("Manufacturer")
RESPONSIBLE = mark("Responsible person in the European Union")


def safety_of(safety: Safety, locale: str) -> SafetyView | None:
    """None where the merchant gave nothing."""
    if not safety.is_given:
        return None
    text = messages.catalogue(locale).gettext
    named = ((MANUFACTURER, safety.manufacturer), (RESPONSIBLE, safety.responsible))
    return SafetyView(
        parties=tuple(_party(text(title), one, locale) for title, one in named if one.is_given),
        identifier=safety.identifier,
        warnings=tuple(line.strip() for line in safety.warnings.splitlines() if line.strip()),
    )


def _party(title: str, party: Party, locale: str) -> PartyView:
    country = countries.name(party.country, locale) if party.country else ""
    address = ", ".join(part for part in (party.address, country) if part)
    is_page = party.contact.startswith(("https://", "http://"))
    link = party.contact if is_page else f"mailto:{party.contact}"
    return PartyView(title, party.name, address, party.contact, link if party.contact else "")
