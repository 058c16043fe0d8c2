"""The merchant's account and the shopper's card, at the provider sandbox."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx

from windlass.adapters.stripe.client import client
from windlass.stores.models import Store
from windlass.stores.repository import StoreRepository
from windlass.tenancy.context import StoreContext

GOOD, DECLINED = "4242424242424242", "4000000000000002"
FACTS = {
    "business_type": "company",
    "legal_name": "Volt Electronics GmbH",
    "product_description": "Small electronics",
    "support_email": "help@volt.example",
    "bank_account": "DE89370400440532013000",
    "terms": "accepted",
    "action": "complete",
}


def connect(owner: StoreContext) -> None:
    """An account that may charge, known to the store."""
    create: Any = {
        "country": "DE",
        "email": "owner@volt.example",
        "controller": {
            "fees": {"payer": "account"},
            "losses": {"payments": "stripe"},
            "requirement_collection": "stripe",
            "stripe_dashboard": {"type": "express"},
        },
        "capabilities": {"card_payments": {"requested": True}, "transfers": {"requested": True}},
    }
    account = client().v1.accounts.create(create)
    link = client().v1.account_links.create(
        {
            "account": account.id,
            "type": "account_onboarding",
            "refresh_url": "http://dashboard.localhost:8080/refresh",
            "return_url": "http://dashboard.localhost:8080/return",
        }
    )
    form = httpx.get(link.url).headers["location"]
    httpx.post(str(httpx.URL(link.url).join(form)), data=FACTS)
    stores = StoreRepository(owner.store_id)
    stores.connect(account.id)
    stores.write(Store.charges_enabled.set(True), Store.payouts_enabled.set(True))


def pay(payment_url: str, card: str = GOOD, **more: str) -> httpx.Response:
    """Submit the hosted page as a browser does."""
    form = {"card_number": card, "expiry": "12 / 39", "cvc": "123", "name": "Ada Byron"} | more
    return httpx.post(payment_url, data=form)


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
