"""Customers of one account."""

from __future__ import annotations

from infra.local.sandbox.state import Doc
from infra.local.sandbox.stripe import events, listing
from infra.local.sandbox.stripe.books import public
from infra.local.sandbox.stripe.call import Call

TEXTS = ("email", "name", "phone", "description")
OBJECTS = ("address", "shipping")


def create(call: Call) -> Doc:
    call.params.only(*TEXTS, *OBJECTS, "metadata")
    customer = call.books.new(
        "customer",
        balance=0,
        currency=None,
        default_source=None,
        delinquent=False,
        metadata=call.params.metadata(),
        **{name: call.params.optional_text(name) for name in TEXTS},
        **{name: call.params.child(name).values or None for name in OBJECTS},
    )
    events.emit(call.books, "customer.created", customer)
    return call.books.save(customer)


def retrieve(call: Call) -> Doc:
    return call.books.get("customer", call.args["id"])


def update(call: Call) -> Doc:
    given = call.params
    given.only(*TEXTS, *OBJECTS, "metadata")
    customer = call.books.get("customer", call.args["id"])
    before = public(customer)
    customer |= {name: given.optional_text(name) for name in TEXTS if name in given}
    customer |= {name: given.child(name).values or None for name in OBJECTS if name in given}
    customer["metadata"] = given.metadata(customer["metadata"])
    changed = {key: value for key, value in before.items() if customer[key] != value}
    events.emit(call.books, "customer.updated", customer, changed)
    return call.books.save(customer)


def list_(call: Call) -> Doc:
    call.params.only("email", "limit", "starting_after", "ending_before", "created")
    email = call.params.text("email")
    return listing.page(
        call, "customer", "/v1/customers", lambda c: not email or c["email"] == email
    )


def delete(call: Call) -> Doc:
    customer = call.books.get("customer", call.args["id"])
    call.books.delete(customer)
    events.emit(call.books, "customer.deleted", customer)
    return {"id": customer["id"], "object": "customer", "deleted": True}
