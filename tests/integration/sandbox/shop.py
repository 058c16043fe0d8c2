"""A merchant's connected account and the calls that the tests make for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import stripe

from tests.integration.sandbox.running import SHOP_URL, Running

FACTS = {
    "business_type": "company",
    "legal_name": "Volt Electronics GmbH",
    "product_description": "Small electronics",
    "support_email": "help@volt.example",
    "bank_account": "DE89370400440532013000",
    "terms": "accepted",
}
CREATE: Any = {
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


@dataclass
class Shop:
    provider: Running
    account: str

    @property
    def options(self) -> Any:
        return {"stripe_account": self.account}

    def session(
        self, unit_amount: int = 1999, currency: str = "eur", **more: Any
    ) -> stripe.checkout.Session:
        """An open session for one lamp."""
        item = {
            "price_data": {
                "currency": currency,
                "unit_amount": unit_amount,
                "product_data": {"name": "Lamp", "description": "Brass"},
            },
            "quantity": 1,
        }
        params: Any = {
            "mode": "payment",
            "success_url": f"{SHOP_URL}/return?session={{CHECKOUT_SESSION_ID}}",
            "cancel_url": f"{SHOP_URL}/cart",
            "line_items": [item],
        } | more
        return self.provider.stripe.v1.checkout.sessions.create(params, self.options)

    def retrieve(self, session: stripe.checkout.Session, *expand: str) -> stripe.checkout.Session:
        params: Any = {"expand": list(expand)}
        return self.provider.stripe.v1.checkout.sessions.retrieve(session.id, params, self.options)

    def pay(self, session: stripe.checkout.Session, card: str = "4242424242424242") -> Any:
        assert session.url
        return self.provider.pay(session.url, card)

    def paid_charge(self, **session: Any) -> stripe.Charge:
        """A lamp sold with 4242."""
        opened = self.session(**session)
        self.pay(opened)
        charge: Any = self.retrieve(opened, "payment_intent.latest_charge").payment_intent
        paid: stripe.Charge = charge.latest_charge
        return paid

    def intent(self, payment_method: str = "pm_card_visa", **more: Any) -> stripe.PaymentIntent:
        """A payment intent for 20.00 EUR, confirmed at once unless told otherwise."""
        params: Any = {
            "amount": 2000,
            "currency": "eur",
            "payment_method": payment_method,
            "confirm": True,
            "return_url": f"{SHOP_URL}/return",
        } | more
        return self.provider.stripe.v1.payment_intents.create(params, self.options)


def onboarding_form(provider: Running, account: str) -> str:
    """The path of the onboarding form behind a fresh link."""
    link = provider.stripe.v1.account_links.create(
        {
            "account": account,
            "type": "account_onboarding",
            "refresh_url": "http://dashboard.localhost:8080/refresh",
            "return_url": "http://dashboard.localhost:8080/return",
        }
    )
    followed = provider.http.get(provider.path(link.url))
    return str(followed.headers["location"])


def open_shop(provider: Running) -> Shop:
    account = provider.stripe.v1.accounts.create(CREATE)
    form = onboarding_form(provider, account.id)
    provider.http.post(form, data=FACTS | {"action": "complete"})
    return Shop(provider, account.id)
