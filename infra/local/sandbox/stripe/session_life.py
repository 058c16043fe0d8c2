"""What becomes of a Checkout Session: paid, completed, settled later, expired, recovered."""

from __future__ import annotations

from typing import Any

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import appointments, charging, events, intents, outcomes
from infra.local.sandbox.stripe.books import Books, new_id
from infra.local.sandbox.stripe.forms import Params

RECOVERY_SECONDS = 30 * 86_400
TAKEN = ("succeeded", "requires_capture", "processing")


def page_url(sandbox: Sandbox, id: str) -> str:
    return f"{sandbox.public_url}/stripe/pay/{id}"


def current(books: Books, id: str) -> Doc:
    """The session as it is now: one whose time is over expires on being looked at."""
    session = books.get("checkout.session", id)
    if session["status"] == "open" and session["expires_at"] <= books.now:
        return expire(books, session)
    return session


def pay(books: Books, session: Doc, method: Doc, details: Doc) -> Doc:
    """Try to pay the open session; the intent tells how it went. Call inside a transaction.

    `details` become customer_details. A declined session stays open with the same intent.
    """
    session["customer_details"] = details
    if session["payment_intent"]:
        intent = books.get("payment_intent", session["payment_intent"])
        intent["amount"] = session["amount_total"]
    else:
        data = Params(session["_intent_data"], "payment_intent_data")
        intent = intents.new(
            books,
            session["amount_total"],
            session["currency"],
            data,
            customer=session["customer"],
            _session=session["id"],
        )
        session["payment_intent"] = intent["id"]
    intent["payment_method_types"] = [method["type"]]
    intent = charging.pay(books, intent, method)
    books.save(session)
    if intent["status"] in TAKEN:
        complete(books, session, intent)
    return intent


def complete(books: Books, session: Doc, intent: Doc | None) -> Doc:
    """The buyer is done; whether the money is there is said by payment_status."""
    details = session["customer_details"]
    if session["customer_creation"] == "always" and not session["customer"]:
        customer = books.save(
            books.new("customer", email=details["email"], name=details["name"], metadata={})
        )
        session["customer"] = customer["id"]
        events.emit(books, "customer.created", customer)
    paid = "paid" if intent and intent["status"] == "succeeded" else "unpaid"
    session |= {
        "status": "complete",
        "payment_status": paid if intent else "no_payment_required",
        "url": None,
    }
    events.emit(books, "checkout.session.completed", books.save(session))
    return session


def settle(books: Books, id: str, *, succeeds: bool) -> Doc:
    """The bank debit of a completed session arrives, or does not; ValueError if none is due."""
    session = books.get("checkout.session", id)
    intent = books.find("payment_intent", session["payment_intent"] or "")
    if intent is None or intent["status"] != "processing":
        raise ValueError(f"{id} has no bank debit on its way")
    charge = books.get("charge", intent["latest_charge"])
    if succeeds:
        charging.settle(books, intent, charge, intent["amount"])
        session["payment_status"] = "paid"
        events.emit(books, "charge.succeeded", charge)
        events.emit(books, "payment_intent.succeeded", intent)
        events.emit(books, "checkout.session.async_payment_succeeded", books.save(session))
        return session
    message = "The customer's bank account could not be debited."
    charge |= {
        "status": "failed",
        "failure_code": "payment_method_provider_decline",
        "failure_message": message,
    }
    events.emit(books, "charge.failed", books.save(charge))
    error = {
        "charge": charge["id"],
        "code": "payment_method_provider_decline",
        "message": message,
        "type": "invalid_request_error",
    }
    outcomes.refuse_payment(books, intent, error)
    events.emit(books, "checkout.session.async_payment_failed", session)
    return session


def expire(books: Books, session: Doc) -> Doc:
    """Nobody can pay it any more; an intent that was begun is cancelled."""
    intent = books.find("payment_intent", session["payment_intent"] or "")
    if intent is not None:
        intents.cancelled(books, intent, "abandoned")
    if recovering := session["after_expiration"]:
        recovering["recovery"] |= {
            "url": f"{books.sandbox.public_url}/stripe/recover/{session['id']}",
            "expires_at": books.now + RECOVERY_SECONDS,
        }
    session |= {"status": "expired", "url": None}
    events.emit(books, "checkout.session.expired", books.save(session))
    return session


def expire_when_due(books: Books, id: str) -> None:
    """By appointment; a session that was completed in time is left alone."""
    session = books.find("checkout.session", id)
    if session is not None and session["status"] == "open":
        expire(books, session)


def recovered(books: Books, id: str) -> Doc | None:
    """A fresh copy of an expired session whose recovery is on, or None."""
    expired = books.get("checkout.session", id)
    recovery = (expired["after_expiration"] or {}).get("recovery")
    if expired["status"] != "expired" or not recovery or recovery["expires_at"] <= books.now:
        return None
    copy: dict[str, Any] = expired | {
        "id": new_id("checkout.session"),
        "created": books.now,
        "expires_at": books.now + (expired["expires_at"] - expired["created"]),
        "payment_intent": None,
        "recovered_from": id,
        "status": "open",
        "after_expiration": None,
        "customer_details": None,
    }
    copy["url"] = page_url(books.sandbox, copy["id"])
    appointments.book(books, copy["expires_at"], "expire_session", copy["id"])
    return books.save(copy)


def captured(books: Books, intent: Doc) -> None:
    """A manual capture makes the session of the intent paid."""
    session = books.find("checkout.session", intent["_session"] or "")
    if session is not None:
        books.save(session | {"payment_status": "paid"})
