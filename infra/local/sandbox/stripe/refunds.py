"""Refunds of charges, whole or in part, and how a refund fails later."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import application_fees, balance, events, listing
from infra.local.sandbox.stripe.books import Books
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.currencies import shown
from infra.local.sandbox.stripe.errors import StripeRefusal

REASONS = ("duplicate", "fraudulent", "requested_by_customer")


def create(call: Call) -> Doc:
    given, books = call.params, call.books
    given.only(
        "charge", "payment_intent", "amount", "reason", "metadata", "refund_application_fee",
        "instructions_email",
    )  # fmt: skip
    charge = _charge(call)
    amount = _amount(call, charge)
    refund = books.new(
        "refund",
        amount=amount,
        charge=charge["id"],
        currency=charge["currency"],
        destination_details={"type": charge["payment_method_details"]["type"]},
        metadata=given.metadata(),
        payment_intent=charge["payment_intent"],
        reason=given.one_of("reason", ("", *REASONS), "") or None,
        receipt_number=None,
        source_transfer_reversal=None,
        status="succeeded",
        transfer_reversal=None,
    )
    refund.pop("livemode")
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    fees = _application_fee_back(call, charge)
    movement = balance.record(
        books, "refund", -amount, charge["currency"], refund["id"], fees, "REFUND FOR CHARGE"
    )
    refund["balance_transaction"] = movement["id"]
    books.save(refund)
    books.save(charge)
    events.emit(books, "refund.created", refund)
    events.emit(books, "charge.refunded", charge)
    return refund


def _charge(call: Call) -> Doc:
    given, books = call.params, call.books
    if id := given.text("charge"):
        return books.get("charge", id, "charge")
    if not given.text("payment_intent"):
        raise StripeRefusal(
            "One of the following params should be provided for this request: payment_intent or"
            " charge."
        )
    intent = books.get("payment_intent", given.text("payment_intent"), "payment_intent")
    charge = books.find("charge", intent["latest_charge"] or "")
    if charge is None or charge["status"] != "succeeded":
        raise StripeRefusal(
            f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
            param="payment_intent",
        )
    return charge


def _amount(call: Call, charge: Doc) -> int:
    id, left = charge["id"], charge["amount"] - charge["amount_refunded"]
    if charge["status"] != "succeeded" or not charge["captured"]:
        raise StripeRefusal(f"Charge {id} has not been captured; it cannot be refunded.")
    if charge["disputed"] and not _is_inquiry(call.books, charge):
        raise StripeRefusal(
            f"Charge {id} has been charged back; cannot issue a refund.", code="charge_disputed"
        )
    if left == 0:
        raise StripeRefusal(
            f"Charge {id} has already been refunded.", code="charge_already_refunded"
        )
    amount = call.params.integer("amount")
    if amount is None:
        return int(left)
    if amount <= 0:
        raise StripeRefusal(
            "Invalid positive integer", code="parameter_invalid_integer", param="amount"
        )
    if amount > left:
        currency = charge["currency"]
        what = "unrefunded amount on charge" if charge["amount_refunded"] else "charge amount"
        raise StripeRefusal(
            f"Refund amount ({shown(amount, currency)}) is greater than {what}"
            f" ({shown(left, currency)})",
            param="amount",
        )
    return amount


def _is_inquiry(books: Books, charge: Doc) -> bool:
    return all(
        dispute["is_charge_refundable"] for dispute in books.all("dispute", charge=charge["id"])
    )


def _application_fee_back(call: Call, charge: Doc) -> list[Doc]:
    """The part of the application fee that returns with the refund, as a negative fee."""
    if not call.params.flag("refund_application_fee") or not charge["application_fee"]:
        return []
    share = charge["application_fee_amount"]
    target = share * charge["amount_refunded"] // charge["amount"]
    returned = application_fees.give_back(call.books, charge["application_fee"], target)
    return [balance.application_fee(-returned, charge["currency"])] if returned else []


def fail(books: Books, id: str) -> Doc:
    """The bank sends the money back: the charge counts as not refunded by this much again."""
    refund = books.get("refund", id)
    if refund["status"] != "succeeded":
        raise ValueError(f"{id} is {refund['status']}; only a succeeded refund can fail")
    charge = books.get("charge", refund["charge"])
    charge |= {"amount_refunded": charge["amount_refunded"] - refund["amount"], "refunded": False}
    movement = balance.record(
        books, "refund_failure", refund["amount"], refund["currency"], id, None, "REFUND FAILURE"
    )
    refund |= {
        "status": "failed",
        "failure_reason": "expired_or_canceled_card",
        "failure_balance_transaction": movement["id"],
    }
    books.save(charge)
    books.save(refund)
    events.emit(books, "refund.updated", refund, {"status": "succeeded"})
    events.emit(books, "refund.failed", refund)
    return refund


def retrieve(call: Call) -> Doc:
    return call.books.get("refund", call.args["id"])


def update(call: Call) -> Doc:
    call.params.only("metadata")
    refund = call.books.get("refund", call.args["id"])
    before = refund["metadata"]
    refund["metadata"] = call.params.metadata(before)
    events.emit(call.books, "refund.updated", refund, {"metadata": before})
    return call.books.save(refund)


def list_(call: Call) -> Doc:
    given = call.params
    given.only("charge", "payment_intent", "limit", "starting_after", "ending_before", "created")
    asked = {n: given.text(n) for n in ("charge", "payment_intent") if given.text(n)}

    def wanted(refund: Doc) -> bool:
        return all(refund[name] == value for name, value in asked.items())

    return listing.page(call, "refund", "/v1/refunds", wanted)
