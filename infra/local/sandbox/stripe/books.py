"""What Stripe keeps for one account: its objects, and the events about them."""

from __future__ import annotations

import secrets
import string
from dataclasses import dataclass
from typing import Any

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc, Docs
from infra.local.sandbox.stripe import errors

ALPHABET = string.ascii_letters + string.digits
APPLICATION = "ca_SandboxPlatform"
PREFIXES = {
    "account": ("acct_1", 15),
    "application_fee": ("fee_1", 23),
    "balance_transaction": ("txn_1", 23),
    "charge": ("ch_3", 23),
    "checkout.session": ("cs_test_a1", 56),
    "customer": ("cus_", 14),
    "dispute": ("du_1", 23),
    "event": ("evt_1", 23),
    "fee_refund": ("fr_", 14),
    "item": ("li_1", 23),
    "payment_intent": ("pi_3", 23),
    "payment_method": ("pm_1", 23),
    "price": ("price_1", 23),
    "product": ("prod_", 14),
    "refund": ("re_3", 23),
    "shipping_rate": ("shr_1", 23),
    "tax.calculation": ("taxcalc_1", 23),
    "webhook_endpoint": ("we_1", 23),
}
NAMES = {
    "checkout.session": "checkout.session",
    "payment_intent": "payment_intent",
    "webhook_endpoint": "webhook endpoint",
    "application_fee": "application fee",
    "payment_method": "PaymentMethod",
}


def token(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_id(object: str) -> str:
    prefix, length = PREFIXES[object]
    return prefix + token(length)


def kind_of(id: str) -> str | None:
    """The kind of object an id belongs to, by its prefix."""
    for object, (prefix, _) in PREFIXES.items():
        if id.startswith(prefix):
            return object
    return None


def public(doc: Doc) -> Doc:
    """Without the sandbox's own fields, which start with an underscore."""
    return {key: value for key, value in doc.items() if not key.startswith("_")}


@dataclass(frozen=True)
class Books:
    """`account` is empty for the platform itself. `request` is what events say caused them."""

    sandbox: Sandbox
    account: str = ""
    request_id: str | None = None
    idempotency_key: str | None = None

    @property
    def now(self) -> int:
        return self.sandbox.timestamp()

    def of(self, account: str) -> Books:
        return Books(self.sandbox, account, self.request_id, self.idempotency_key)

    def new(self, object: str, **fields: Any) -> Doc:
        """A new object with id, object, created and livemode; not yet saved."""
        return {
            "id": new_id(object),
            "object": object,
            "created": self.now,
            "livemode": False,
        } | fields

    def save(self, doc: Doc) -> Doc:
        return self.sandbox.state.put(f"stripe.{doc['object']}", doc["id"], doc, self.account)

    def find(self, object: str, id: str) -> Doc | None:
        return self.sandbox.state.get(f"stripe.{object}", id, self.account)

    def get(self, object: str, id: str, param: str = "") -> Doc:
        doc = self.find(object, id)
        if doc is None:
            raise errors.no_such(NAMES.get(object, object), id, param)
        return doc

    def delete(self, doc: Doc) -> None:
        self.sandbox.state.delete(f"stripe.{doc['object']}", doc["id"], self.account)

    def all(self, object: str, limit: int = 10_000, **equal: Any) -> Docs:
        return self.sandbox.state.list(f"stripe.{object}", self.account, limit=limit, **equal)
