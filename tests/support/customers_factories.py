"""Customers of a store, with one-word overrides."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from windlass.customers import codes, ledger, links, registering, signing_in
from windlass.customers.ledger import Ordered
from windlass.customers.models import Customer, Purpose
from windlass.customers.signing_in import SignedIn
from windlass.kit.email_keys import email_key
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.tenancy.context import StoreContext

ADA = "ada@example.com"
PASSWORD = "six geese a-laying"
IP = "203.0.113.7"
PLACED = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
HAMBURG = {
    "name": "Ada Byron",
    "line1": "Hafenstrasse 4",
    "postal_code": "20457",
    "city": "Hamburg",
    "country": "DE",
}


def register(store: StoreContext, email: str = ADA, **overrides: Any) -> None:
    facts = {"password": PASSWORD, "name": "Ada Byron", "locale": "en", "ip": IP}
    registering.register(store, email=email, **({"accepts_marketing": False} | facts | overrides))


def guest(store: StoreContext, email: str = ADA, **overrides: Any) -> Customer:
    return registering.ensure(store, email, **overrides)


def link(store: StoreContext, customer: Customer, purpose: Purpose = Purpose.VERIFY_EMAIL) -> str:
    return links.mint(store, customer, purpose)


def code_of(store: StoreContext, request: str) -> str:
    """The digits as the mail of this request says them."""
    key, _, request_id = request.partition(".")
    written = codes.write(store, key, request_id)
    assert written is not None
    return written.code


def signed_in(store: StoreContext, email: str = ADA, *, ip: str = IP) -> SignedIn:
    """By a code, as most do it."""
    request = codes.ask(store, email=email, locale="en", ip=ip)
    assert request.startswith(email_key(email))
    code = code_of(store, request)
    return signing_in.sign_in_by_code(
        store, request, code, locale="en", ip=ip, user_agent="Firefox"
    )


def ordered(store: StoreContext, number: int = 1001, **overrides: Any) -> Customer:
    facts: dict[str, Any] = {
        "order_id": new_id(),
        "email": ADA,
        "name": "Ada Byron",
        "locale": "en",
        "total": Money(2950, "EUR"),
        "placed_at": PLACED,
    }
    return ledger.take_in(store, Ordered(number=number, **(facts | overrides)))
