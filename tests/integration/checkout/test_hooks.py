"""What the payment provider tells us: kept once, worked on once, in the right store only."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import httpx
import pytest
import time_machine

from infra.local.sandbox.context import Sandbox
from tests.support import hooks
from tests.support.checkout_factories import open_shop, pay
from tests.support.sandbox import ADDRESS
from tests.support.table import items
from windlass.adapters.stripe.client import client
from windlass.checkout import service
from windlass.checkout.models import State
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.orders import refunds
from windlass.orders import service as orders

pytestmark = pytest.mark.usefixtures("table")
COMPLETED = "checkout.session.completed"


def test_a_completed_session_becomes_an_order(sandbox: Sandbox) -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout)
    [body] = hooks.stripe_bodies(sandbox, COMPLETED)

    assert hooks.post_stripe(sandbox, body) == 200
    hooks.consume("providers", "HookReceived")

    assert orders.get(shop.owner, checkout.checkout_id).number == 1001


def test_ten_deliveries_at_once_and_one_later_are_one_change(sandbox: Sandbox) -> None:
    shop = open_shop()
    pay(shop.begin())
    [body] = hooks.stripe_bodies(sandbox, COMPLETED)

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: hooks.post_stripe(sandbox, body), range(10)))
    hooks.consume("providers", "HookReceived")
    answers.append(hooks.post_stripe(sandbox, body))
    hooks.consume("providers", "HookReceived")

    assert set(answers) == {200}
    assert len(items("InboundHook")) == 1
    assert [event["type"]["S"] for event in items("OutboxEvent")].count("OrderPlaced") == 1


@pytest.mark.parametrize("order", [("first", "last"), ("last", "first")])
def test_events_in_any_order_end_the_same(sandbox: Sandbox, order: tuple[str, str]) -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout)
    bodies = {
        "first": hooks.stripe_bodies(sandbox, "charge.succeeded")[0],
        "last": hooks.stripe_bodies(sandbox, COMPLETED)[0],
    }

    for name in order:
        hooks.post_stripe(sandbox, bodies[name])
        hooks.consume("providers", "HookReceived")

    assert orders.get(shop.owner, checkout.checkout_id).number == 1001
    assert len(items("Order")) == 1


def test_an_unpaid_session_gets_neither_order_nor_number(sandbox: Sandbox) -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout, method="debit")

    for body in hooks.stripe_bodies(sandbox, COMPLETED):
        hooks.post_stripe(sandbox, body)
    hooks.consume("providers", "HookReceived")

    assert service.get(shop.shopper, checkout.checkout_id).state == State.PENDING
    assert (items("Order"), items("OrderCounter")) == ([], [])


@pytest.mark.parametrize(
    ("case", "damage"),
    [
        ("another body", lambda body: body.replace("1001", "1002") + " "),
        ("another account", lambda body: body.replace('"acct_', '"acct_x')),
    ],
)
def test_what_is_not_signed_is_not_kept(sandbox: Sandbox, case: str, damage: object) -> None:
    shop = open_shop()
    pay(shop.begin())
    [body] = hooks.stripe_bodies(sandbox, COMPLETED)
    signed_for = hooks.signature_headers(
        sandbox, sandbox.hooks_url + "/webhooks/stripe", body.encode()
    )
    changed = damage(body)  # type: ignore[operator]

    status = hooks.post(
        "/webhooks/stripe",
        "/webhooks/stripe",
        changed,
        signed_for | {"Content-Type": "application/json"},
    )

    assert (status, items("InboundHook")) == (403, []), case


def test_an_old_signature_is_refused(sandbox: Sandbox) -> None:
    shop = open_shop()
    pay(shop.begin())
    [body] = hooks.stripe_bodies(sandbox, COMPLETED)
    headers = hooks.signature_headers(
        sandbox, sandbox.hooks_url + "/webhooks/stripe", body.encode()
    )

    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        status = hooks.post(
            "/webhooks/stripe",
            "/webhooks/stripe",
            body,
            headers | {"Content-Type": "application/json"},
        )

    assert status == 403


def test_an_event_of_one_store_touches_no_other(sandbox: Sandbox) -> None:
    """An event that names another store's checkout, on the account of this one."""
    shop, other = open_shop(), open_shop(user_id="owner-2", name="Other")
    checkout = shop.begin()
    pay(checkout)
    [body] = hooks.stripe_bodies(sandbox, COMPLETED)
    event = json.loads(body)
    event["account"] = other.account

    hooks.post_stripe(sandbox, json.dumps(event))
    hooks.consume("providers", "HookReceived")

    assert items("Order") == []
    assert service.get(shop.shopper, checkout.checkout_id).state == State.OPEN


def test_an_event_of_an_account_that_nobody_has_is_passed_over(sandbox: Sandbox) -> None:
    shop = open_shop()
    pay(shop.begin())
    [body] = hooks.stripe_bodies(sandbox, COMPLETED)
    event = json.loads(body) | {"account": "acct_unknown"}

    assert hooks.post_stripe(sandbox, json.dumps(event)) == 200
    hooks.consume("providers", "HookReceived")

    assert items("Order") == []


def test_a_refund_made_at_the_provider_is_taken_over_once(sandbox: Sandbox) -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout)
    service.settle(shop.shopper, checkout.checkout_id)
    intent = orders.payment_of(orders.get(shop.owner, checkout.checkout_id)).intent_id
    client().v1.refunds.create(
        {"payment_intent": intent, "amount": 490}, {"stripe_account": shop.account}
    )

    for _ in range(2):
        for body in hooks.stripe_bodies(sandbox, "charge.refunded"):
            hooks.post_stripe(sandbox, body)
        hooks.consume("providers", "HookReceived")

    payment = orders.payment_of(orders.get(shop.owner, checkout.checkout_id))
    assert (payment.refunded, payment.refundable) == (Money(490, "EUR"), Money(2000, "EUR"))


def test_a_refund_that_the_bank_sends_back_is_refundable_again(sandbox: Sandbox) -> None:
    shop = open_shop()
    checkout = shop.begin()
    pay(checkout)
    service.settle(shop.shopper, checkout.checkout_id)
    made = refunds.refund(
        shop.owner, checkout.checkout_id, amount=Money(500, "EUR"), reason="Broken"
    )
    failed = {"id": made.provider_id, "account": shop.account}
    httpx.post(f"{ADDRESS}/_sandbox/actions/stripe/fail_refund", json=failed).raise_for_status()

    for kind in ("refund.failed", "refund.updated"):
        for body in hooks.stripe_bodies(sandbox, kind):
            hooks.post_stripe(sandbox, body)
    hooks.consume("providers", "HookReceived")

    payment = orders.payment_of(orders.get(shop.owner, checkout.checkout_id))
    [refund] = orders.refunds(shop.owner, checkout.checkout_id)
    assert (payment.refunded.amount, refund.state) == (0, "failed")
    kinds = [entry.kind for entry in orders.timeline(shop.owner, checkout.checkout_id)]
    assert kinds.count("refund_failed") == 1
