"""The error bodies of Stripe, and the statuses they come with."""

from __future__ import annotations

from typing import Any

from infra.local.sandbox.state import Doc

DOCS = "https://stripe.com/docs/error-codes/"


class StripeRefusal(Exception):
    """An answer other than 200. With `keeps_changes` what was done before it stays (declines)."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        type: str = "invalid_request_error",
        code: str = "",
        param: str = "",
        keeps_changes: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.keeps_changes = keeps_changes
        body: Doc = {"message": message, "type": type}
        if code:
            body |= {"code": code, "doc_url": DOCS + code.replace("_", "-")}
        if param:
            body["param"] = param
        self.body: Doc = {"error": body | more}


def missing(param: str) -> StripeRefusal:
    return StripeRefusal(f"Missing required param: {param}.", code="parameter_missing", param=param)


def unknown(param: str) -> StripeRefusal:
    if param.startswith("payment_method_types"):
        return StripeRefusal(
            "payment_method_types can no longer be sent. Use dynamic payment methods, or"
            " allowed_payment_method_types.",
            code="payment_method_types_no_longer_supported",
            param="payment_method_types",
        )
    return StripeRefusal(
        f"Received unknown parameter: {param}", code="parameter_unknown", param=param
    )


def no_such(what: str, id: str, param: str = "") -> StripeRefusal:
    """404 when the id came in the path, 400 when it came as a parameter."""
    return StripeRefusal(
        f"No such {what}: '{id}'",
        status=400 if param else 404,
        code="resource_missing",
        param=param or "id",
    )


def account_invalid(key: str, account: str) -> StripeRefusal:
    shown = f"{key[:8]}{'*' * 8}{key[-4:]}"
    return StripeRefusal(
        f"The provided key '{shown}' does not have access to account '{account}' (or that account"
        " does not exist). Application access may have been revoked.",
        status=403,
        code="account_invalid",
    )


def unexpected_state(verb: str, intent: Doc, allowed: str) -> StripeRefusal:
    return StripeRefusal(
        f"This PaymentIntent could not be {verb} because it has a status of {intent['status']}."
        f" Only a PaymentIntent with one of the following statuses may be {verb}: {allowed}.",
        code="payment_intent_unexpected_state",
        payment_intent=intent,
    )
