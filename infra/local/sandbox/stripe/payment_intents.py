"""PaymentIntents: the API around `charging`."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import (
    cards,
    charging,
    currencies,
    errors,
    intents,
    listing,
    session_life,
)
from infra.local.sandbox.stripe.books import Books, public
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.forms import Params

PAYABLE = ("requires_payment_method", "requires_confirmation", "requires_action")
CANCELABLE = (*PAYABLE, "requires_capture", "processing")
DESCRIPTIVE = (
    "description",
    "metadata",
    "receipt_email",
    "shipping",
    "setup_future_usage",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_group",
)
MONEY = ("amount", "currency", "application_fee_amount", "capture_method")
CONFIRM = ("payment_method", "return_url", "off_session")
REASONS = ("duplicate", "fraudulent", "requested_by_customer", "abandoned")


def create(call: Call) -> Doc:
    given, books = call.params, call.books
    given.only(
        *MONEY, *DESCRIPTIVE, *CONFIRM, "confirm", "customer", "automatic_payment_methods",
        "allowed_payment_method_types", "excluded_payment_method_types", "payment_method_options",
    )  # fmt: skip
    amount = given.required_integer("amount")
    currency = currencies.checked(given.required_text("currency"))
    currencies.check_chargeable(amount, currency, "amount")
    if customer := given.text("customer"):
        books.get("customer", customer, "customer")
    intent = intents.new(books, amount, currency, given, customer=customer or None)
    if "payment_method" in given:
        intent["payment_method"] = _method(books, given)["id"]
        intent["status"] = "requires_confirmation"
        books.save(intent)
    return _confirmed(call, intent) if given.flag("confirm") else intent


def _method(books: Books, given: Params) -> Doc:
    """The payment method named in the request: a saved one, or one made from a test token."""
    id = given.required_text("payment_method")
    card = cards.by_token(id)
    if card is not None:
        return charging.card_method(books, card)
    return books.get("payment_method", id, "payment_method")


def retrieve(call: Call) -> Doc:
    return call.books.get("payment_intent", call.args["id"])


def list_(call: Call) -> Doc:
    call.params.only("customer", "limit", "starting_after", "ending_before", "created")
    customer = call.params.text("customer")
    return listing.page(
        call,
        "payment_intent",
        "/v1/payment_intents",
        lambda intent: not customer or intent["customer"] == customer,
    )


def update(call: Call) -> Doc:
    given, books = call.params, call.books
    given.only(*MONEY[:3], *DESCRIPTIVE, "payment_method", "customer")
    intent = books.get("payment_intent", call.args["id"])
    if intent["status"] not in PAYABLE and any(name in given for name in MONEY[:2]):
        raise errors.unexpected_state("updated", public(intent), ", ".join(PAYABLE))
    if "amount" in given:
        intent["amount"] = given.required_integer("amount")
    if "currency" in given:
        intent["currency"] = currencies.checked(given.required_text("currency"))
    currencies.check_chargeable(intent["amount"], intent["currency"], "amount")
    if "application_fee_amount" in given:
        intent["application_fee_amount"] = given.integer("application_fee_amount")
        fee = intent["application_fee_amount"]
        intents.check_fee(books, fee, intent["amount"], "application_fee_amount")
    for name in DESCRIPTIVE:
        if name in given and name not in ("metadata", "shipping"):
            intent[name] = given.optional_text(name)
    if "shipping" in given:
        intent["shipping"] = given.child("shipping").values or None
    if "payment_method" in given:
        intent |= {"payment_method": _method(books, given)["id"], "status": "requires_confirmation"}
    intent["metadata"] = given.metadata(intent["metadata"])
    return books.save(intent)


def confirm(call: Call) -> Doc:
    call.params.only(*CONFIRM, "receipt_email", "shipping", "capture_method")
    return _confirmed(call, call.books.get("payment_intent", call.args["id"]))


def _confirmed(call: Call, intent: Doc) -> Doc:
    given, books = call.params, call.books
    if intent["status"] not in PAYABLE:
        raise errors.unexpected_state("confirmed", public(intent), ", ".join(PAYABLE))
    if "payment_method" in given:
        method = _method(books, given)
    elif intent["payment_method"]:
        method = books.get("payment_method", intent["payment_method"])
    else:
        raise StripeRefusal(
            "You cannot confirm this PaymentIntent because it's missing a payment method. You can"
            " either update the PaymentIntent with a payment method and then confirm it again, or"
            " confirm it again directly with a payment method.",
            code="payment_intent_unexpected_state",
            payment_intent=public(intent),
        )
    intent["_return_url"] = given.optional_text("return_url") or intent["_return_url"]
    paid = charging.pay(books, intent, method)
    if paid["status"] == "requires_payment_method":
        raise intents.declined(paid)
    if paid["status"] == "requires_action" and given.flag("off_session"):
        raise StripeRefusal(
            "Your card was declined. This transaction requires authentication.",
            status=402,
            type="card_error",
            code="authentication_required",
            decline_code="authentication_required",
            payment_intent=public(paid),
            keeps_changes=True,
        )
    return paid


def capture(call: Call) -> Doc:
    given, books = call.params, call.books
    given.only("amount_to_capture", "application_fee_amount", "metadata", "statement_descriptor")
    intent = books.get("payment_intent", call.args["id"])
    if intent["status"] != "requires_capture":
        raise errors.unexpected_state("captured", public(intent), "requires_capture")
    amount = given.integer("amount_to_capture")
    amount = intent["amount_capturable"] if amount is None else amount
    if not 0 < amount <= intent["amount_capturable"]:
        raise StripeRefusal(
            "The requested capture amount is greater than the amount you can capture for this"
            " charge.",
            code="amount_too_large",
            param="amount_to_capture",
        )
    if "application_fee_amount" in given:
        intent["application_fee_amount"] = given.integer("application_fee_amount")
        fee = intent["application_fee_amount"]
        intents.check_fee(books, fee, amount, "application_fee_amount")
    intent["metadata"] = given.metadata(intent["metadata"])
    charging.capture(books, intent, amount)
    session_life.captured(books, intent)
    return intent


def cancel(call: Call) -> Doc:
    given, books = call.params, call.books
    given.only("cancellation_reason")
    intent = books.get("payment_intent", call.args["id"])
    session = books.find("checkout.session", intent["_session"] or "")
    if session is not None and session["status"] == "open":
        raise StripeRefusal(
            "You cannot cancel this PaymentIntent because it belongs to an open Checkout Session."
            " Expire the Checkout Session instead."
        )
    if intent["status"] not in CANCELABLE:
        raise errors.unexpected_state("canceled", public(intent), ", ".join(CANCELABLE))
    reason = given.one_of("cancellation_reason", ("", *REASONS), "") or None
    return intents.cancelled(books, intent, reason)
