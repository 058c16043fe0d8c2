"""Addresses as suppliers take them: a phone number in digits, a province that is never empty."""

from __future__ import annotations

from msgspec import Struct

from windlass.adapters.supplier import ShipTo
from windlass.adapters.supplier_errors import SupplierRefused


class Phone(Struct, frozen=True):
    calling_code: str  # "49"
    number: str  # the national number, digits only

    @property
    def international(self) -> str:
        return f"+{self.calling_code}{self.number}"


def phone_of(address: ShipTo) -> Phone | None:
    """None when the shopper gave none; an extension is dropped, as couriers cannot dial it.

    Raises SupplierRefused address_invalid for what no phone of that country can be.
    """
    import phonenumbers

    if not address.phone.strip():
        return None
    try:
        parsed = phonenumbers.parse(address.phone, address.country)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        raise SupplierRefused(
            "address_invalid", f"{address.phone} is not a phone number in {address.country}."
        )
    return Phone(str(parsed.country_code), phonenumbers.national_significant_number(parsed))


def province_of(address: ShipTo) -> str:
    """The city stands in where a country has no provinces in its addresses."""
    return address.province.strip() or address.city


def country_name(code: str) -> str:
    """In English. Raises SupplierRefused country_unsupported for a code that does not exist."""
    from babel import Locale

    name = Locale("en").territories.get(code)
    if name is None:
        raise SupplierRefused("country_unsupported", f"{code} is not a country.")
    return str(name)
