"""Checkout Sessions in payment mode, paid on the hosted page."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import (
    accounts,
    appointments,
    currencies,
    errors,
    intents,
    listing,
    session_items,
    session_life,
)
from infra.local.sandbox.stripe.account_links import web_url
from infra.local.sandbox.stripe.books import Books
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.errors import StripeRefusal
from infra.local.sandbox.stripe.forms import Params

SHORTEST_SECONDS, LONGEST_SECONDS = 30 * 60, 24 * 3_600
CLOCK_SLACK_SECONDS = 10
REFERENCE_LENGTH = 200
#: Kept and shown as they came.
ECHOED = (
    "billing_address_collection", "consent_collection", "custom_text", "locale",
    "phone_number_collection", "shipping_address_collection", "submit_type",
    "payment_method_options", "branding_settings",
)  # fmt: skip
INTENT_FIELDS = (
    "application_fee_amount", "capture_method", "description", "metadata", "receipt_email",
    "setup_future_usage", "shipping", "statement_descriptor", "statement_descriptor_suffix",
    "transfer_group",
)  # fmt: skip
FILTERS = ("payment_intent", "status", "customer")


def create(call: Call) -> Doc:
    given, books = call.params, call.books
    given.only(
        *ECHOED, "mode", "ui_mode", "success_url", "cancel_url", "line_items", "currency",
        "customer", "customer_email", "customer_creation", "client_reference_id", "metadata",
        "shipping_options", "expires_at", "payment_intent_data", "adaptive_pricing",
        "automatic_tax", "allowed_payment_method_types", "excluded_payment_method_types",
        "after_expiration",
    )  # fmt: skip
    _check_form(given)
    _check_account(books)
    items = session_items.line_items(books, given)
    currency = items[0]["currency"]
    session = books.new(
        "checkout.session",
        **{name: given.values.get(name) for name in ECHOED},
        after_expiration=_recovery(given.child("after_expiration")),
        allowed_payment_method_types=given.texts("allowed_payment_method_types") or None,
        amount_subtotal=sum(item["amount_subtotal"] for item in items),
        automatic_tax={"enabled": False, "liability": None, "provider": None, "status": None},
        cancel_url=web_url(given, "cancel_url") if "cancel_url" in given else None,
        client_reference_id=given.optional_text("client_reference_id"),
        client_secret=None,
        collected_information=None,
        consent=None,
        currency=currency,
        custom_fields=[],
        customer=given.optional_text("customer"),
        customer_creation=given.text("customer_creation", "if_required"),
        customer_details=None,
        customer_email=given.optional_text("customer_email"),
        discounts=[],
        excluded_payment_method_types=given.texts("excluded_payment_method_types") or None,
        expires_at=_expiry(books, given),
        invoice=None,
        metadata=given.metadata(),
        mode="payment",
        payment_intent=None,
        payment_link=None,
        payment_method_collection="if_required",
        payment_method_types=["card"],
        payment_status="unpaid",
        recovered_from=None,
        setup_intent=None,
        shipping_options=session_items.shipping_options(books, given, currency),
        status="open",
        subscription=None,
        success_url=web_url(given, "success_url"),
        ui_mode="hosted_page",
        _account=books.account,
        _intent_data=_intent_data(books, given),
        _line_items=items,
    )
    session["url"] = session_life.page_url(books.sandbox, session["id"])
    options = session["shipping_options"]
    session_items.with_shipping(session, options[0]["shipping_rate"] if options else None)
    _check_amount(books, session)
    appointments.book(books, session["expires_at"], "expire_session", session["id"])
    return books.save(session)


def _check_form(given: Params) -> None:
    given.required_text("mode")
    given.one_of("mode", ("payment",), "payment")
    given.one_of("ui_mode", ("hosted_page",), "hosted_page")
    given.one_of("customer_creation", ("always", "if_required"), "if_required")
    if given.child("automatic_tax").flag("enabled"):
        raise StripeRefusal(
            "You must enter a head office address before using automatic tax.",
            param="automatic_tax[enabled]",
        )
    if len(given.text("client_reference_id")) > REFERENCE_LENGTH:
        raise StripeRefusal(
            f"client_reference_id can have up to {REFERENCE_LENGTH} characters.",
            param="client_reference_id",
        )
    email = given.text("customer_email")
    if email and ("@" not in email or " " in email):
        raise StripeRefusal(
            f"Invalid email address: {email}", code="email_invalid", param="customer_email"
        )


def _check_account(books: Books) -> None:
    if books.account and not accounts.get(books, books.account)["charges_enabled"]:
        raise StripeRefusal(
            "Your account cannot currently make charges. Complete its onboarding to enable them."
        )


def _check_amount(books: Books, session: Doc) -> None:
    total, currency = session["amount_total"], session["currency"]
    if total:
        currencies.check_chargeable(total, currency, "line_items")
    fee = session["_intent_data"].get("application_fee_amount")
    name = "payment_intent_data[application_fee_amount]"
    intents.check_fee(books, int(fee) if fee else None, total, name)


def _expiry(books: Books, given: Params) -> int:
    at = given.integer("expires_at")
    if at is None:
        return books.now + LONGEST_SECONDS
    if at < books.now + SHORTEST_SECONDS - CLOCK_SLACK_SECONDS:
        raise StripeRefusal(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
            " creation.",
            param="expires_at",
        )
    if at > books.now + LONGEST_SECONDS + CLOCK_SLACK_SECONDS:
        raise StripeRefusal(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
            param="expires_at",
        )
    return at


def _recovery(given: Params) -> Doc | None:
    recovery = given.child("recovery")
    if not recovery.flag("enabled"):
        return None
    allowed = recovery.flag("allow_promotion_codes")
    return {
        "recovery": {
            "enabled": True,
            "allow_promotion_codes": allowed,
            "expires_at": None,
            "url": None,
        }
    }


def _intent_data(books: Books, given: Params) -> Doc:
    data = given.child("payment_intent_data")
    data.only(*INTENT_FIELDS)
    data.metadata()
    data.integer("application_fee_amount")
    if id := given.text("customer"):
        books.get("customer", id, "customer")
    return data.values


def retrieve(call: Call) -> Doc:
    return session_life.current(call.books, call.args["id"])


def update(call: Call) -> Doc:
    call.params.only("metadata")
    session = session_life.current(call.books, call.args["id"])
    session["metadata"] = call.params.metadata(session["metadata"])
    return call.books.save(session)


def list_(call: Call) -> Doc:
    given = call.params
    given.only(*FILTERS, "limit", "starting_after", "ending_before", "created", "customer_details")
    asked = {name: given.text(name) for name in FILTERS if given.text(name)}
    email = given.child("customer_details").text("email")

    def wanted(session: Doc) -> bool:
        by = (session["customer_details"] or {}).get("email")
        return all(session[n] == v for n, v in asked.items()) and (not email or by == email)

    return listing.page(call, "checkout.session", "/v1/checkout/sessions", wanted)


def line_items(call: Call) -> Doc:
    call.params.only("limit", "starting_after", "ending_before")
    session = call.books.get("checkout.session", call.args["id"])
    url = f"/v1/checkout/sessions/{session['id']}/line_items"
    return listing.cut(call.params, session["_line_items"], url, "item")


def expire(call: Call) -> Doc:
    call.params.only()
    session = session_life.current(call.books, call.args["id"])
    if session["status"] != "open":
        raise errors.StripeRefusal(
            'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session'
            f" has a status of {session['status']}."
        )
    return session_life.expire(call.books, session)
