"""Payment intents as the rest of Stripe makes, refuses and ends them."""

from __future__ import annotations

from typing import Any

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import events
from infra.local.sandbox.stripe.books import APPLICATION, Books, public, token
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.forms import Params


def new(books: Books, amount: int, currency: str, given: Params, **fields: Any) -> Doc:
    """A saved intent with the descriptive parameters of `given`; emits payment_intent.created."""
    fee = given.integer("application_fee_amount")
    check_fee(books, fee, amount, given.name("application_fee_amount"))
    intent = books.new(
        "payment_intent",
        amount=amount,
        amount_capturable=0,
        amount_details={"tip": {}},
        amount_received=0,
        application=APPLICATION if books.account else None,
        application_fee_amount=fee,
        automatic_payment_methods={"enabled": True, "allow_redirects": "always"},
        canceled_at=None,
        cancellation_reason=None,
        capture_method=given.one_of(
            "capture_method", ("automatic", "automatic_async", "manual"), "automatic_async"
        ),
        confirmation_method="automatic",
        currency=currency,
        customer=None,
        description=given.optional_text("description"),
        last_payment_error=None,
        latest_charge=None,
        metadata=given.metadata(),
        next_action=None,
        on_behalf_of=None,
        payment_method=None,
        payment_method_options={},
        payment_method_types=["card"],
        processing=None,
        receipt_email=given.optional_text("receipt_email"),
        review=None,
        setup_future_usage=given.optional_text("setup_future_usage"),
        shipping=given.child("shipping").values or None,
        source=None,
        statement_descriptor=given.optional_text("statement_descriptor"),
        statement_descriptor_suffix=given.optional_text("statement_descriptor_suffix"),
        status="requires_payment_method",
        transfer_data=None,
        transfer_group=given.optional_text("transfer_group"),
        _return_url=given.optional_text("return_url"),
        _session=None,
    )
    intent["client_secret"] = f"{intent['id']}_secret_{token(25)}"
    intent |= fields
    events.emit(books, "payment_intent.created", intent)
    return books.save(intent)


def check_fee(books: Books, fee: int | None, amount: int, param: str) -> None:
    if fee is None:
        return
    if not books.account:
        raise StripeRefusal(
            "Can only apply an application_fee_amount when the request is made on behalf of another"
            " account.",
            param=param,
        )
    if not 0 <= fee <= amount:
        raise StripeRefusal(
            "The application_fee_amount must be between 0 and the amount of the charge.",
            param=param,
        )


def declined(intent: Doc) -> StripeRefusal:
    error = intent["last_payment_error"]
    return StripeRefusal(
        error["message"],
        status=402,
        type="card_error",
        code=error["code"],
        charge=error["charge"],
        payment_intent=public(intent),
        keeps_changes=True,
        **({"decline_code": error["decline_code"]} if "decline_code" in error else {}),
    )


def cancelled(books: Books, intent: Doc, reason: str | None) -> Doc:
    intent |= {
        "status": "canceled",
        "canceled_at": books.now,
        "cancellation_reason": reason,
        "amount_capturable": 0,
        "next_action": None,
    }
    if intent["latest_charge"] and intent["capture_method"] == "manual":
        charge = books.get("charge", intent["latest_charge"])
        if charge["status"] == "succeeded":
            charge |= {"refunded": True, "amount_refunded": charge["amount"]}
            events.emit(books, "charge.refunded", books.save(charge))
    events.emit(books, "payment_intent.canceled", books.save(intent))
    return intent
