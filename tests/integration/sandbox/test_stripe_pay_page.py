"""The hosted payment page, driven by form posts as a browser without JavaScript does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.sandbox.running import SHOP_URL, Receiver, Running
from tests.integration.sandbox.shop import Shop

RATES: Any = [
    {
        "shipping_rate_data": {
            "display_name": name,
            "type": "fixed_amount",
            "fixed_amount": {"amount": amount, "currency": "eur"},
        }
    }
    for name, amount in (("Standard", 0), ("Express", 900))
]


def test_card_4242_pays_and_says_so_in_order(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    session = shop.session(
        payment_intent_data={
            "application_fee_amount": 60,
            "description": "Order 1001",
            "metadata": {"checkout_id": "c1"},
        }
    )
    shop.pay(session)

    paid = shop.retrieve(session, "payment_intent.latest_charge.balance_transaction")
    assert (paid.status, paid.payment_status, paid.url) == ("complete", "paid", None)
    assert paid.customer_details is not None
    assert paid.customer_details.email == "buyer@example.com"
    intent: Any = paid.payment_intent
    assert (intent.status, intent.amount_received, intent.metadata["checkout_id"]) == (
        "succeeded",
        1999,
        "c1",
    )
    charge = intent.latest_charge
    assert (charge.description, charge.payment_method_details.card.last4) == ("Order 1001", "4242")
    assert (charge.outcome.type, charge.outcome.risk_level, charge.outcome.risk_score) == (
        "authorized",
        "normal",
        24,
    )
    money = charge.balance_transaction
    assert [(fee.type, fee.amount) for fee in money.fee_details] == [
        ("stripe_fee", 88),
        ("application_fee", 60),
    ]
    assert (money.amount, money.fee, money.net) == (1999, 148, 1851)
    provider.deliver()
    assert hooks.types() == [
        "payment_intent.created",
        "application_fee.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
    ]
    assert [event.get("account") for event in hooks.events()] == [
        shop.account,
        None,
        shop.account,
        shop.account,
        shop.account,
    ]


@pytest.mark.parametrize(
    ("_case", "card", "message"),
    [
        ("generic", "4000000000000002", "Your card was declined."),
        ("funds", "4000000000009995", "Your card has insufficient funds."),
        ("expired", "4000000000000069", "Your card has expired."),
        ("cvc", "4000000000000127", "Your card&#39;s security code is incorrect."),
        ("blocked by Radar", "4100000000000019", "Your card was declined."),
    ],
)
def test_declined_card_says_why_and_the_next_card_pays(
    shop: Shop, _case: str, card: str, message: str
) -> None:
    session = shop.session()

    declined = shop.pay(session, card)

    assert declined.status_code == 402
    assert f'role="alert">{message}' in declined.text
    assert shop.retrieve(session).status == "open"
    shop.pay(session)
    paid: Any = shop.retrieve(session, "payment_intent")
    assert (paid.payment_status, paid.payment_intent.status) == ("paid", "succeeded")
    charges = shop.provider.stripe.v1.charges.list(
        {"payment_intent": paid.payment_intent.id}, shop.options
    )
    assert [(c.status, c.paid) for c in charges.data] == [("succeeded", True), ("failed", False)]


def test_blocked_card_never_reaches_the_network(shop: Shop) -> None:
    shop.pay(shop.session(), "4100000000000019")

    charge = shop.provider.stripe.v1.charges.list(None, shop.options).data[0]

    assert charge.outcome is not None
    assert (charge.outcome.type, charge.outcome.network_status, charge.outcome.risk_level) == (
        "blocked",
        "not_sent_to_network",
        "highest",
    )


def test_highest_risk_card_pays_with_its_score(shop: Shop) -> None:
    session = shop.session()

    shop.pay(session, "4000000000004954")

    intent: Any = shop.retrieve(session, "payment_intent.latest_charge").payment_intent
    outcome = intent.latest_charge.outcome
    assert (intent.status, outcome.risk_level, outcome.risk_score) == ("succeeded", "highest", 92)


def test_wrong_card_fields_are_marked_and_nothing_is_charged(shop: Shop) -> None:
    session = shop.session()
    assert session.url

    refused = shop.provider.pay(
        session.url, "4242424242424241", email="nobody", expiry="01/20", cvc="1"
    )

    assert refused.status_code == 422
    for message in (
        "Your card number is invalid.",
        "Your card&#39;s expiration date is in the past.",
        "Your card&#39;s security code is incomplete.",
        "Your email address is incomplete.",
    ):
        assert message in refused.text
    assert shop.provider.stripe.v1.charges.list(None, shop.options).data == []


def test_buyer_chooses_shipping_and_pays_the_new_total(shop: Shop) -> None:
    session = shop.session(shipping_options=RATES)
    express = session.shipping_options[1].shipping_rate
    assert session.url
    assert isinstance(express, str)

    shown = shop.provider.pay(session.url, "", shipping_rate=express, action="shipping")
    shop.provider.pay(session.url, "4242424242424242", shipping_rate=express)

    assert "Pay €28.99</button>" in shown.text
    paid: Any = shop.retrieve(session, "payment_intent", "shipping_cost.shipping_rate")
    assert (paid.amount_total, paid.payment_intent.amount_received) == (2899, 2899)
    assert paid.shipping_cost.shipping_rate.display_name == "Express"


def test_free_order_needs_no_card(shop: Shop) -> None:
    session = shop.session(unit_amount=0)
    assert session.url
    page = shop.provider.http.get(shop.provider.path(session.url)).text

    shop.pay(session, "")

    assert "Complete order" in page
    done = shop.retrieve(session)
    assert (done.status, done.payment_status, done.payment_intent) == (
        "complete",
        "no_payment_required",
        None,
    )


def test_page_leads_back_to_the_cart_and_needs_no_script(shop: Shop) -> None:
    session = shop.session()
    assert session.url

    page = shop.provider.http.get(shop.provider.path(session.url))

    assert f'href="{SHOP_URL}/cart"' in page.text
    assert "Volt Electronics GmbH" in page.text
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_card_number_never_reaches_the_journal(provider: Running, shop: Shop) -> None:
    shop.pay(shop.session())

    entry = provider.sandbox.journal.entries("stripe", path="/stripe/pay/")[0]

    assert (entry["body"]["card_number"], entry["body"]["cvc"]) == ("***", "***")
    assert entry["body"]["email"] == "buyer@example.com"


def test_unknown_session_is_a_plain_page(provider: Running) -> None:
    missing = provider.http.get("/stripe/pay/cs_test_unknown")

    assert missing.status_code == 404
    assert "This payment page does not exist" in missing.text
