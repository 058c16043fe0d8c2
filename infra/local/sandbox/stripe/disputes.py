"""Disputes: opened by the buyer's bank, answered with evidence, won or lost."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import balance, events, listing
from infra.local.sandbox.stripe.books import Books, public
from infra.local.sandbox.stripe.call import Call
from infra.local.sandbox.stripe.errors import StripeRefusal

DISPUTE_FEE = 1_500
DUE_SECONDS = 9 * 86_400
TEXT_LENGTH = 20_000
EVIDENCE = (
    "access_activity_log billing_address cancellation_policy cancellation_policy_disclosure"
    " cancellation_rebuttal customer_communication customer_email_address customer_name"
    " customer_purchase_ip customer_signature duplicate_charge_documentation"
    " duplicate_charge_explanation duplicate_charge_id product_description receipt refund_policy"
    " refund_policy_disclosure refund_refusal_explanation service_date service_documentation"
    " shipping_address shipping_carrier shipping_date shipping_documentation"
    " shipping_tracking_number uncategorized_file uncategorized_text"
).split()
OPEN = ("needs_response", "under_review", "warning_needs_response", "warning_under_review")
#: Texts of evidence that decide a test dispute at once.
DECIDING = {"winning_evidence": "won", "losing_evidence": "lost"}


def open_(books: Books, charge_id: str, *, inquiry: bool = False) -> Doc:
    """The bank disputes the whole captured amount; an inquiry moves no money yet."""
    charge = books.get("charge", charge_id)
    if charge["status"] != "succeeded" or not charge["captured"]:
        raise ValueError(f"{charge_id} has not been captured; it cannot be disputed")
    if charge["disputed"]:
        raise ValueError(f"{charge_id} is disputed already")
    dispute = books.new(
        "dispute",
        amount=charge["amount_captured"],
        balance_transactions=[],
        charge=charge_id,
        currency=charge["currency"],
        enhanced_eligibility_types=[],
        evidence=dict.fromkeys(EVIDENCE),
        evidence_details={
            "due_by": books.now + DUE_SECONDS,
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        is_charge_refundable=inquiry,
        metadata={},
        payment_intent=charge["payment_intent"],
        payment_method_details={"type": "card", "card": {"brand": "visa"}},
        reason="fraudulent",
        status="warning_needs_response" if inquiry else "needs_response",
    )
    charge["disputed"] = True
    books.save(charge)
    if not inquiry:
        _move(books, dispute, -dispute["amount"], DISPUTE_FEE, "Chargeback withdrawal")
    events.emit(books, "charge.dispute.created", books.save(dispute))
    if not inquiry:
        events.emit(books, "charge.dispute.funds_withdrawn", dispute)
    return dispute


def _move(books: Books, dispute: Doc, amount: int, fee: int, description: str) -> None:
    fees = [
        {
            "amount": fee,
            "application": None,
            "currency": dispute["currency"],
            "description": "Dispute fee",
            "type": "stripe_fee",
        }
    ]
    movement = balance.record(
        books, "adjustment", amount, dispute["currency"], dispute["id"], fees, description
    )
    dispute["balance_transactions"].append(public(movement))


def decide(books: Books, id: str, status: str) -> Doc:
    """`won` or `lost`; an inquiry ends as warning_closed. Won money comes back with the fee."""
    dispute = books.get("dispute", id)
    before = dispute["status"]
    if before not in OPEN:
        raise ValueError(f"{id} is {before}; it is decided already")
    if before.startswith("warning"):
        status = "warning_closed"
    dispute["status"] = status
    if status == "won":
        _move(books, dispute, dispute["amount"], -DISPUTE_FEE, "Chargeback reversal")
        events.emit(books, "charge.dispute.funds_reinstated", dispute)
    events.emit(books, "charge.dispute.closed", books.save(dispute))
    return dispute


def update(call: Call) -> Doc:
    given, books = call.params, call.books
    given.only("evidence", "metadata", "submit")
    dispute = _open_dispute(call)
    before = public(dispute)
    evidence = given.child("evidence")
    evidence.only(*EVIDENCE)
    for name in evidence.values:
        text = evidence.optional_text(name)
        if text and len(text) > TEXT_LENGTH:
            raise StripeRefusal(
                f"Evidence text can have up to {TEXT_LENGTH:,} characters.",
                param=evidence.name(name),
            )
        dispute["evidence"] = dispute["evidence"] | {name: text}
    dispute["metadata"] = given.metadata(dispute["metadata"])
    details = dispute["evidence_details"] = dict(dispute["evidence_details"])
    details["has_evidence"] = any(dispute["evidence"].values())
    if details["has_evidence"] and given.flag("submit", default=True):
        details["submission_count"] += 1
        is_inquiry = dispute["status"].startswith("warning")
        dispute["status"] = "warning_under_review" if is_inquiry else "under_review"
    changed = {key: value for key, value in before.items() if dispute[key] != value}
    events.emit(books, "charge.dispute.updated", books.save(dispute), changed)
    verdict = DECIDING.get(dispute["evidence"]["uncategorized_text"] or "")
    if verdict and dispute["status"].endswith("under_review"):
        return decide(books, dispute["id"], verdict)
    return dispute


def close(call: Call) -> Doc:
    """The merchant accepts the loss."""
    call.params.only()
    return decide(call.books, _open_dispute(call)["id"], "lost")


def _open_dispute(call: Call) -> Doc:
    dispute = call.books.get("dispute", call.args["id"])
    if dispute["status"] not in OPEN:
        raise StripeRefusal(f"This dispute is already closed with status {dispute['status']}.")
    return dispute


def retrieve(call: Call) -> Doc:
    return call.books.get("dispute", call.args["id"])


def list_(call: Call) -> Doc:
    given = call.params
    given.only("charge", "payment_intent", "limit", "starting_after", "ending_before", "created")
    asked = {n: given.text(n) for n in ("charge", "payment_intent") if given.text(n)}

    def wanted(dispute: Doc) -> bool:
        return all(dispute[name] == value for name, value in asked.items())

    return listing.page(call, "dispute", "/v1/disputes", wanted)
