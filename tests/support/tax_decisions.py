"""Decisions about a sale with one-word overrides."""

from copy import replace
from datetime import date

from windlass.kit.money import Money
from windlass.tax.deciding import Sale, table
from windlass.tax.models import Place, Registration, Settings, VatCheck
from windlass.tax.rules import TaxTable

NOW = date(2026, 11, 22)
DE, FR = Registration("DE", number="DE136695976"), Registration("FR")
OSS = Registration("DE", scheme="oss")
IOSS = Registration("IE", number="IM3720000001", scheme="ioss", limit=150_00)
FRENCH_BUSINESS = VatCheck("FR40303265045", "FR", True, True, "vies")


def decide(
    *registrations: Registration,
    country: str,
    province: str = "",
    postal_code: str = "",
    home: str = "DE",
    classes: frozenset[str] = frozenset(),
    value: Money | None = None,
    is_exempt: bool = False,
    business: VatCheck | None = None,
    settings: Settings | None = None,
) -> TaxTable:
    return table(
        replace(settings or Settings(), registrations=registrations),
        Sale(home, Place(country, province, postal_code), classes, NOW, value, is_exempt, business),
    )


def standard(found: TaxTable) -> list[tuple[str, int]]:
    rates = found.rates.get("standard", ())
    return [(rate.jurisdiction, rate.parts_per_million) for rate in rates]
