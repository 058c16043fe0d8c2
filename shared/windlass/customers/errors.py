from __future__ import annotations

from windlass.kit.errors import (
    Conflict,
    FieldProblem,
    Invalid,
    NotFound,
    Unauthenticated,
)


class CustomerNotFound(NotFound):
    code = "customer_not_found"


class AddressNotFound(NotFound):
    code = "address_not_found"


class SignInRefused(Unauthenticated):
    """Never says whether the address or the password was wrong."""

    code = "sign_in_refused"

    @classmethod
    def field(cls, field: str, rule: str, message: str) -> SignInRefused:
        return cls(message, fields=(FieldProblem(field, rule, message),))


class EmailNotVerified(Unauthenticated):
    code = "email_not_verified"


class CodeRefused(Invalid):
    """Wrong, used, too old, asked for by another browser, or tried too often."""

    code = "code_refused"


class LinkOver(Invalid):
    """The token of a mailed link is used, too old, or not ours."""

    code = "link_over"


class CustomerBusy(Conflict):
    """Others kept changing the customer: nothing was changed."""

    code = "customer_busy"


class WishlistFull(Conflict):
    code = "wishlist_full"
