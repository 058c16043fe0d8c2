"""Taking a payment: a payment intent and a payment method become a charge."""

from __future__ import annotations

from typing import Any

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import (
    accounts,
    application_fees,
    appointments,
    balance,
    events,
    outcomes,
    settlement,
)
from infra.local.sandbox.stripe.books import Books, public
from infra.local.sandbox.stripe.cards import BY_NUMBER, Card


def card_method(
    books: Books, card: Card, expiry: tuple[int, int] = (12, 2034), **billing: Any
) -> Doc:
    """A saved payment method for a test card."""
    month, year = expiry
    details = {"address": None, "email": None, "name": None, "phone": None}
    return books.save(
        books.new(
            "payment_method",
            type="card",
            billing_details=details | billing,
            card={
                "brand": card.brand,
                "checks": {"cvc_check": "pass"},
                "country": "US",
                "exp_month": month,
                "exp_year": year,
                "funding": "credit",
                "last4": card.last4,
            },
            customer=None,
            metadata={},
            _number=card.number,
        )
    )


def debit_method(books: Books, currency: str, **billing: Any) -> Doc:
    """A saved bank debit: it settles, or fails, days later."""
    kind = {"usd": "us_bank_account", "gbp": "bacs_debit"}.get(currency, "sepa_debit")
    details = {"address": None, "email": None, "name": None, "phone": None}
    return books.save(
        books.new(
            "payment_method",
            type=kind,
            billing_details=details | billing,
            customer=None,
            metadata={},
            **{kind: {"last4": "3000"}},
        )
    )


def pay(books: Books, intent: Doc, method: Doc, *, challenged: bool = False) -> Doc:
    """Try to pay the intent with the method; both results are kept on the intent.

    The intent ends as succeeded, requires_capture, processing (bank debit), requires_action (the
    card asks for 3D Secure and was not `challenged` yet) or requires_payment_method (declined).
    """
    intent["payment_method"] = method["id"]
    intent["next_action"] = None
    card = BY_NUMBER.get(method.get("_number", ""))
    if card is not None and card.needs_challenge and not challenged:
        return outcomes.ask_for_challenge(books, intent)
    charge = _new_charge(books, intent, method)
    if card is None:
        charge |= {"status": "pending", "paid": False, "captured": True}
        books.save(charge)
        intent |= {"status": "processing", "latest_charge": charge["id"]}
        events.emit(books, "charge.pending", charge)
        events.emit(books, "payment_intent.processing", books.save(intent))
        return intent
    verdict = outcomes.judge(books, card)
    charge["outcome"] = verdict.outcome
    charge["payment_method_details"]["card"] |= {
        "network": card.brand,
        "three_d_secure": {"result": "authenticated"} if challenged else None,
    }
    if verdict.decline:
        return outcomes.decline(books, intent, charge, verdict.decline)
    if card.is_disputed:
        seconds = books.sandbox.trouble.value("stripe", "dispute_after_seconds")
        appointments.book(books, books.now + seconds, "open_dispute", charge["id"])
    return _authorise(books, intent, charge)


def _new_charge(books: Books, intent: Doc, method: Doc) -> Doc:
    kind = method["type"]
    return books.new(
        "charge",
        amount=intent["amount"],
        amount_captured=0,
        amount_refunded=0,
        application=intent["application"],
        application_fee=None,
        application_fee_amount=intent["application_fee_amount"],
        balance_transaction=None,
        billing_details=method["billing_details"],
        captured=False,
        currency=intent["currency"],
        customer=intent["customer"],
        description=intent["description"],
        disputed=False,
        failure_code=None,
        failure_message=None,
        fraud_details={},
        metadata=intent["metadata"],
        on_behalf_of=None,
        outcome=None,
        paid=True,
        payment_intent=intent["id"],
        payment_method=method["id"],
        payment_method_details={"type": kind, kind: dict(method[kind])},
        receipt_email=intent["receipt_email"],
        receipt_url=None,
        refunded=False,
        review=None,
        shipping=intent["shipping"],
        statement_descriptor=intent["statement_descriptor"],
        statement_descriptor_suffix=intent["statement_descriptor_suffix"],
        status="succeeded",
        transfer_group=intent["transfer_group"],
    )


def _authorise(books: Books, intent: Doc, charge: Doc) -> Doc:
    intent |= {"latest_charge": charge["id"], "last_payment_error": None}
    if intent["capture_method"] == "manual":
        intent |= {"status": "requires_capture", "amount_capturable": intent["amount"]}
        events.emit(books, "charge.succeeded", books.save(charge))
        events.emit(books, "payment_intent.amount_capturable_updated", books.save(intent))
        return intent
    settle(books, intent, charge, intent["amount"])
    events.emit(books, "charge.succeeded", charge)
    events.emit(books, "payment_intent.succeeded", intent)
    return intent


def settle(books: Books, intent: Doc, charge: Doc, amount: int) -> None:
    """Move the money: fees, balance transaction, and both objects as succeeded. No events."""
    fees: list[Doc] = []
    share = intent["application_fee_amount"]
    if _pays_processing(books):
        settled = settlement.of(books, charge["currency"])
        fees.append(balance.processing_fee(settled.amount(amount), settled.currency))
    if share and books.account:
        charge["application_fee"] = application_fees.collect(books, charge, share)
        fees.append(balance.application_fee(share, charge["currency"]))
    kind = "charge" if charge["payment_method_details"]["type"] == "card" else "payment"
    movement = balance.record(
        books, kind, amount, charge["currency"], charge["id"], fees, charge["description"]
    )
    charge |= {
        "amount_captured": amount,
        "amount_refunded": charge["amount"] - amount,
        "balance_transaction": movement["id"],
        "captured": True,
        "paid": True,
        "status": "succeeded",
    }
    books.save(charge)
    intent |= {"status": "succeeded", "amount_received": amount, "amount_capturable": 0}
    books.save(intent)


def _pays_processing(books: Books) -> bool:
    """Whether Stripe's own fee is taken from this account, or from its platform."""
    if not books.account:
        return True
    account = accounts.get(books, books.account)
    return bool(account["controller"]["fees"]["payer"] == "account")


def capture(books: Books, intent: Doc, amount: int) -> Doc:
    """Capture an authorised intent; what is not captured is released."""
    charge = books.get("charge", intent["latest_charge"])
    settle(books, intent, charge, amount)
    events.emit(books, "charge.captured", charge)
    events.emit(books, "payment_intent.succeeded", public(intent))
    return intent
