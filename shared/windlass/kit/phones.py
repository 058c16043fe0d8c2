"""Phone numbers as couriers take them: E.164, without an extension."""

from __future__ import annotations

from msgspec import Struct


class Phone(Struct, frozen=True):
    number: str  # E.164: "+4930901820"
    extension: str  # digits, empty for none


def parse(written: str, country: str) -> Phone | None:
    """A number as written in that country, or with its country code; None for what cannot be one
    (too short, too long, no area code, words)."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return None
    verdict = phonenumbers.is_possible_number_with_reason(parsed)
    if verdict != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Phone(number, parsed.extension or "")


def example(country: str) -> str:
    """A number of the country as people there write it, for a hint; empty when none is known."""
    import phonenumbers

    number = phonenumbers.example_number(country)
    if number is None:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
