"""E-mail addresses, as people type them and as we keep them."""

from __future__ import annotations

from windlass.kit import text
from windlass.kit.errors import Invalid

LONGEST = 254  # RFC 5321


def normalise(typed: str, *, field: str) -> str:
    """The address in the one form we compare: lower case, without spaces around it. Whether
    it takes mail is not asked. Raises Invalid (422) naming `field`."""
    from email_validator import EmailNotValidError, validate_email

    address = text.normalise_email(typed)
    if not address:
        raise Invalid.field(field, "required", "Enter your e-mail address.")
    if len(address) > LONGEST:
        raise Invalid.field(field, "too_long", f"Use at most {LONGEST} characters.")
    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise Invalid.field(field, "email", str(error)) from None
    return address
