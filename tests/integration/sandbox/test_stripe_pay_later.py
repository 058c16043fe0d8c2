"""Payments that are not done at once: 3D Secure, bank debits, holds, two tabs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx

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


def test_challenge_approved_pays(provider: Running, shop: Shop) -> None:
    session = shop.session()

    asked = shop.pay(session, "4000002500003155")
    challenge = provider.path(asked.headers["location"])

    assert provider.http.get(challenge).status_code == 200
    assert provider.stripe.v1.charges.list(None, shop.options).data == []
    passed = provider.http.post(challenge, data={"result": "approve"})
    assert passed.headers["location"] == f"{SHOP_URL}/return?session={session.id}"
    assert shop.retrieve(session).payment_status == "paid"


def test_challenge_failed_comes_back_to_the_page_without_a_charge(
    provider: Running, shop: Shop
) -> None:
    session = shop.session()
    challenge = provider.path(shop.pay(session, "4000002500003155").headers["location"])

    failed = provider.http.post(challenge, data={"result": "fail"})

    assert failed.headers["location"] == session.url
    page = provider.http.get(provider.path(failed.headers["location"])).text
    assert "has failed authentication" in page
    assert provider.stripe.v1.charges.list(None, shop.options).data == []
    intent: Any = shop.retrieve(session, "payment_intent").payment_intent
    assert intent.status == "requires_payment_method"
    assert intent.last_payment_error.code == "payment_intent_authentication_failure"


def test_challenge_approved_after_another_tab_paid_charges_nothing_more(
    provider: Running, shop: Shop
) -> None:
    session = shop.session()
    challenge = provider.path(shop.pay(session, "4000002500003155").headers["location"])
    shop.pay(session)

    late = provider.http.post(challenge, data={"result": "approve"})

    assert late.headers["location"] == f"{SHOP_URL}/return?session={session.id}"
    assert len(provider.stripe.v1.charges.list(None, shop.options).data) == 1


def test_two_tabs_paying_at_once_charge_once(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    session, together = shop.session(), Barrier(6)

    def tab() -> httpx.Response:
        together.wait()
        answer: httpx.Response = shop.pay(session)
        return answer

    with ThreadPoolExecutor(6) as tabs:
        answers = [tab.result() for tab in [tabs.submit(tab) for _ in range(6)]]

    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [303]
    late = next(answer for answer in answers if answer.status_code == 200)
    assert "You have already paid" in late.text
    assert f'href="{SHOP_URL}/return?session={session.id}"' in late.text
    charges = provider.stripe.v1.charges.list(None, shop.options).data
    assert [c.amount_captured for c in charges] == [1999]
    provider.deliver()
    assert hooks.types().count("checkout.session.completed") == 1


def test_tab_that_saw_the_session_open_cannot_pay_after_the_other(
    provider: Running, shop: Shop
) -> None:
    session = shop.session()
    provider.clock.meeting = Barrier(2)  # both look at the session before either pays

    with ThreadPoolExecutor(2) as tabs:
        answers = [tab.result() for tab in [tabs.submit(shop.pay, session) for _ in range(2)]]

    provider.clock.meeting = None
    assert sorted(answer.status_code for answer in answers) == [200, 303]
    assert len(provider.stripe.v1.charges.list(None, shop.options).data) == 1


def test_bank_debit_completes_unpaid_and_arrives_later(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    session = shop.session()
    shop.provider.pay(str(session.url), "", method="debit")

    waiting: Any = shop.retrieve(session, "payment_intent.latest_charge")
    assert (waiting.status, waiting.payment_status) == ("complete", "unpaid")
    assert (waiting.payment_intent.status, waiting.payment_intent.latest_charge.status) == (
        "processing",
        "pending",
    )
    provider.act("settle_debit", session.id, shop.account).raise_for_status()

    settled: Any = shop.retrieve(session, "payment_intent")
    assert (settled.payment_status, settled.payment_intent.status) == ("paid", "succeeded")
    provider.deliver()
    assert hooks.types() == [
        "payment_intent.created",
        "charge.pending",
        "payment_intent.processing",
        "checkout.session.completed",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.async_payment_succeeded",
    ]
    assert provider.act("settle_debit", session.id, shop.account).status_code == 409


def test_bank_debit_that_fails_leaves_the_session_unpaid(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    session = shop.session()
    shop.provider.pay(str(session.url), "", method="debit")

    provider.act("fail_debit", session.id, shop.account).raise_for_status()

    failed: Any = shop.retrieve(session, "payment_intent")
    assert (failed.status, failed.payment_status) == ("complete", "unpaid")
    assert failed.payment_intent.status == "requires_payment_method"
    provider.deliver()
    assert hooks.types()[-1] == "checkout.session.async_payment_failed"


def test_manual_capture_is_paid_once_captured(provider: Running, shop: Shop) -> None:
    session = shop.session(payment_intent_data={"capture_method": "manual"})
    shop.pay(session)
    held: Any = shop.retrieve(session, "payment_intent")
    assert (held.status, held.payment_status, held.payment_intent.status) == (
        "complete",
        "unpaid",
        "requires_capture",
    )

    provider.stripe.v1.payment_intents.capture(held.payment_intent.id, None, shop.options)

    assert shop.retrieve(session).payment_status == "paid"
