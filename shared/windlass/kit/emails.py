"""E-mail addresses, as people type them and as we keep them."""

from __future__ import annotations

from windlass.kit import text
from windlass.kit.errors import Invalid

LONGEST = 254  # RFC 5321
IGNORES_DOTS = frozenset({"gmail.com", "googlemail.com"})  # support.google.com/mail/answer/7436150


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
    except EmailNotValidError:
        message = "This is no e-mail address. It looks like name@example.com."
        raise Invalid.field(field, "email", message) from None
    return address


def normalised_for_limits(address: str) -> str:
    """What one person with one mailbox has, however it is spelt, for limits per customer: lower
    case, without what follows a plus (most providers deliver it to the same mailbox), and for
    Gmail without dots and as gmail.com. Never send mail to it: elsewhere dots tell people apart,
    and a few providers treat a plus as any other sign."""
    local, _at, domain = text.normalise_email(address).rpartition("@")
    local = local.partition("+")[0] or local
    if domain in IGNORES_DOTS:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"
