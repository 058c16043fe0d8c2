"""I3: the steps of a payment told in any order: no order and no number before it is paid."""

from __future__ import annotations

import json
import random

import httpx
import pytest

from infra.local.sandbox.context import Sandbox
from tests.support import hooks
from tests.support.checkout_factories import THREE_D, Shop, open_shop, pay
from tests.support.table import items
from windlass.checkout.models import Checkout

pytestmark = pytest.mark.usefixtures("table")


def bodies(sandbox: Sandbox) -> list[str]:
    rows = sandbox.state.execute("SELECT body FROM webhooks WHERE provider = 'stripe' ORDER BY seq")
    return [row[0].decode() for row in rows]


def tell(sandbox: Sandbox, told: list[str]) -> None:
    for body in told:
        assert hooks.post_stripe(sandbox, body) == 200
        hooks.consume("providers", "HookReceived")


def challenged(shop: Shop) -> tuple[Checkout, str]:
    """A payment that waits for the bank, and the address of the bank's page."""
    checkout = shop.begin()
    return checkout, pay(checkout, THREE_D).headers["location"]


@pytest.mark.parametrize("seed", range(5))
def test_events_in_any_order_make_one_order_and_only_when_it_is_paid(
    seed: int, sandbox: Sandbox
) -> None:
    shop = open_shop()
    checkout, bank = challenged(shop)
    before = bodies(sandbox)
    assert "payment_intent.requires_action" in [json.loads(body)["type"] for body in before]
    shuffle = random.Random(seed).shuffle

    shuffle(before)
    tell(sandbox, before)
    assert (items("Order"), items("OrderCounter")) == ([], [])

    httpx.post(bank, data={"result": "approve"})
    everything = bodies(sandbox)
    shuffle(everything)
    tell(sandbox, everything)

    [order] = items("Order")
    assert (order["order_id"]["S"], order["number"]["N"]) == (checkout.checkout_id, "1001")


def test_payments_that_fail_leave_no_gap_in_the_numbers(sandbox: Sandbox) -> None:
    shop = open_shop()
    for result in ("approve", "reject", "approve", "reject", "approve"):
        _checkout, bank = challenged(shop)
        httpx.post(bank, data={"result": result})
        told = bodies(sandbox)
        random.Random(result).shuffle(told)
        tell(sandbox, told)

    assert sorted(order["number"]["N"] for order in items("Order")) == ["1001", "1002", "1003"]
