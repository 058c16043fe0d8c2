"""I1: webhook, return page and reconciliation complete a cart a thousand times: one order."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support import hooks
from tests.support.checkout_factories import open_shop, pay
from tests.support.table import items
from windlass.checkout import hooks as checkout_hooks
from windlass.checkout import service, sweeping
from windlass.checkout.models import State

pytestmark = pytest.mark.usefixtures("table")
CHECKOUTS, CALLS_EACH = 10, 100
one_request_per_process = Lock()  # as Lambda runs a handler


def test_a_thousand_calls_in_any_order_make_one_order_each(sandbox: Sandbox) -> None:
    shop = open_shop(slug="volt", on_hand=CHECKOUTS)
    checkouts = [shop.begin(shop.cart()) for _ in range(CHECKOUTS)]
    for checkout in checkouts:
        pay(checkout)
    ids = [checkout.checkout_id for checkout in checkouts]
    bodies = hooks.stripe_bodies(sandbox, "checkout.session.completed")
    assert len(bodies) == CHECKOUTS

    def come_back(checkout_id: str) -> Any:
        return service.settle(shop.shopper, checkout_id).state

    def webhook(body: str) -> Any:
        with one_request_per_process:
            return hooks.post_stripe(sandbox, body)

    def consumer(body: str) -> Any:
        return checkout_hooks.take_in(shop.account, json.loads(body))

    calls: list[Callable[[], Any]] = []
    for checkout_id, body in zip(ids, bodies, strict=True):
        calls += [lambda i=checkout_id: come_back(i)] * (CALLS_EACH // 2)
        calls += [lambda b=body: webhook(b)] * (CALLS_EACH // 4)
        calls += [lambda b=body: consumer(b)] * (CALLS_EACH // 4 - 2)
        calls += [lambda: sweeping.reconcile_all() >= 0] * 2
    random.Random(1).shuffle(calls)

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda work: work(), calls))
    hooks.consume("providers", "HookReceived")

    assert answers == {State.COMPLETED, 200, None, True}
    found = items("Order")
    assert sorted(order["order_id"]["S"] for order in found) == sorted(ids)
    assert sorted(int(order["number"]["N"]) for order in found) == list(
        range(1001, 1001 + CHECKOUTS)
    )
    placed = [event for event in items("OutboxEvent") if event["type"]["S"] == "OrderPlaced"]
    assert len(placed) == CHECKOUTS
    [stock] = items("Stock")
    assert [stock[name]["N"] for name in ("on_hand", "reserved")] == ["0", "0"]
