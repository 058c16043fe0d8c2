"""Charges, read only: they are made by payment intents."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import listing
from infra.local.sandbox.stripe.call import Call

FILTERS = ("payment_intent", "customer", "transfer_group")


def retrieve(call: Call) -> Doc:
    return call.books.get("charge", call.args["id"])


def update(call: Call) -> Doc:
    given = call.params
    given.only("description", "metadata", "receipt_email", "fraud_details")
    charge = call.books.get("charge", call.args["id"])
    for name in ("description", "receipt_email"):
        if name in given:
            charge[name] = given.optional_text(name)
    if "fraud_details" in given:
        charge["fraud_details"] = given.child("fraud_details").values
    charge["metadata"] = given.metadata(charge["metadata"])
    return call.books.save(charge)


def list_(call: Call) -> Doc:
    given = call.params
    given.only(*FILTERS, "limit", "starting_after", "ending_before", "created")
    asked = {name: given.text(name) for name in FILTERS if given.text(name)}

    def wanted(charge: Doc) -> bool:
        return all(charge[name] == value for name, value in asked.items())

    return listing.page(call, "charge", "/v1/charges", wanted)
