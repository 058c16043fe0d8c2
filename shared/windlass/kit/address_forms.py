"""The fields that a form asks for an address of a country, in the country's own order."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from windlass.kit import address_rules, phones, tax_ids
from windlass.kit.address_rules import CountryRules

LENGTHS: Final = {  # what every supplier takes
    "name": 64,
    "company": 64,
    "line1": 100,
    "line2": 100,
    "city": 64,
    "province": 64,
    "postal_code": 16,
    "phone": 30,
    "tax_id": 32,
}
_AUTOCOMPLETE: Final = {
    "name": "name",
    "company": "organization",
    "line1": "address-line1",
    "line2": "address-line2",
    "city": "address-level2",
    "province": "address-level1",
    "postal_code": "postal-code",
    "phone": "tel",
    "tax_id": "off",
}
_LABELS: Final = {
    "name": "Full name",
    "company": "Company",
    "line1": "Address",
    "line2": "Apartment, floor, etc.",
    "phone": "Phone",
}
_CITY: Final = {"suburb": "Suburb", "post_town": "Town or city", "district": "District"}
_POSTAL: Final = {"zip": "ZIP code", "pin": "PIN code", "eircode": "Eircode"}
_POSTAL_BY_COUNTRY: Final = {"GB": "Postcode", "AU": "Postcode", "NZ": "Postcode"}
_PROVINCE: Final = {"do_si": "Province or city"}


class FormField(Struct, frozen=True):
    name: str
    label: str
    is_required: bool
    autocomplete: str  # the HTML attribute
    input_mode: str  # the HTML attribute: text, numeric or tel
    max_length: int
    choices: tuple[tuple[str, str], ...]  # (value, label) by label; empty for free text
    example: str


@cache
def forms_for(country: str, *, phone_required: bool = False) -> tuple[FormField, ...]:
    """Every field but the country itself. Raises ValueError for a country that is not one."""
    rules = address_rules.of(country)
    names = [name for name in rules.order if name not in ("name", "company")]
    names.insert(names.index("line1") + 1, "line2")
    required = rules.required | {"name", "line1"} | ({"phone"} if phone_required else set())
    fields = ["name", "company", *names]
    if "city" in rules.required and "city" not in fields:
        fields.insert(fields.index("line2") + 1, "city")
    fields.append("phone")
    if country in tax_ids.RULES:
        fields.append("tax_id")
        if tax_ids.RULES[country].is_required:
            required |= {"tax_id"}
    return tuple(_field(name, rules, is_required=name in required) for name in fields)


def label(name: str, rules: CountryRules) -> str:
    """What people of the country call the field."""
    match name:
        case "city":
            return _CITY.get(rules.city_kind, "City")
        case "postal_code":
            by_country = _POSTAL_BY_COUNTRY.get(rules.country, "Postal code")
            return _POSTAL.get(rules.postal_kind, by_country)
        case "province":
            return _PROVINCE.get(rules.province_kind, rules.province_kind.capitalize())
        case "tax_id":
            rule = tax_ids.RULES.get(rules.country)
            return rule.label if rule else "Tax number"
    return _LABELS[name]


def _field(name: str, rules: CountryRules, *, is_required: bool) -> FormField:
    choices: list[tuple[str, str]] = []
    example, input_mode = "", "text"
    if name == "province":
        choices = sorted(((one.code, one.name) for one in rules.provinces), key=lambda one: one[1])
    if name == "postal_code" and rules.postal_examples:
        example = rules.postal_examples[0]
        input_mode = "numeric" if example.isdigit() else "text"
    if name == "phone":
        example, input_mode = phones.example(rules.country), "tel"
    return FormField(
        name=name,
        label=label(name, rules),
        is_required=is_required,
        autocomplete=_AUTOCOMPLETE[name],
        input_mode=input_mode,
        max_length=LENGTHS[name],
        choices=tuple(choices),
        example=example,
    )
