"""Rates of a few places, in the parts that TaxJar and Stripe Tax tell them in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Local:
    """Rates of one address in the US, as fractions, and who levies them."""

    state: Decimal
    county: Decimal
    city: Decimal
    special: Decimal
    county_name: str
    city_name: str
    freight_taxable: bool
    exempt: frozenset[str]

    @property
    def combined(self) -> Decimal:
        return self.state + self.county + self.city + self.special


def _local(
    rates: str, county: str, city: str, *, freight: bool = False, exempt: str = "food"
) -> Local:
    state, of_county, of_city, special = map(Decimal, rates.split())
    return Local(
        state, of_county, of_city, special, county, city, freight, frozenset(exempt.split())
    )


# By state, and by the beginning of the ZIP code within it.
STATES = {
    "CA": {
        "": _local("0.0625 0.01 0 0", "CALIFORNIA", ""),
        "900": _local("0.0625 0.01 0 0.025", "LOS ANGELES", "LOS ANGELES"),
        "941": _local("0.0625 0.01 0 0.01375", "SAN FRANCISCO", "SAN FRANCISCO"),
    },
    "NY": {
        "": _local("0.04 0.04 0 0", "NEW YORK", "", freight=True),
        "100": _local("0.04 0 0.045 0.00375", "NEW YORK", "NEW YORK CITY", freight=True),
    },
    "TX": {"": _local("0.0625 0 0.01 0.01", "TRAVIS", "AUSTIN", freight=True)},
    "WA": {"": _local("0.065 0 0.0385 0", "KING", "SEATTLE", freight=True)},
    "PA": {"": _local("0.06 0.02 0 0", "PHILADELPHIA", "", freight=True, exempt="food clothing")},
    "OR": {"": _local("0 0 0 0", "MULTNOMAH", "PORTLAND")},
}
ELSEWHERE = {"": _local("0.05 0.01 0.005 0", "COUNTY", "CITY")}

VAT = {
    country: Decimal(percent) / 100
    for country, percent in {
        "AT": "20", "BE": "21", "DE": "19", "DK": "25", "ES": "21", "FI": "25.5", "FR": "20",
        "GB": "20", "IE": "23", "IT": "22", "NL": "21", "PL": "23", "SE": "25",
    }.items()
}  # fmt: skip
GST = {"AU": Decimal("0.10"), "NZ": Decimal("0.15"), "CA": Decimal("0.05")}
PROVINCES = {
    "BC": ("pst", Decimal("0.07")),
    "SK": ("pst", Decimal("0.06")),
    "QC": ("qst", Decimal("0.09975")),
}


def of_zip(state: str, postal_code: str) -> Local:
    """The longest beginning of the ZIP code that is known."""
    places = STATES.get(state, ELSEWHERE)
    return places[max((start for start in places if postal_code.startswith(start)), key=len)]
