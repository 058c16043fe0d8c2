"""The outgoing queue: order, retries, troubles, and survival of a restart."""

from __future__ import annotations

from pathlib import Path

from tests.integration.sandbox.running import Clock, Receiver, Running, receiver, running
from tests.integration.sandbox.shop import Shop, open_shop

PAID = [
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
]


def test_refused_webhook_is_tried_again_with_growing_pauses(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    webhooks = provider.sandbox.webhooks
    hooks.status = 503
    provider.stripe.v1.customers.create({}, shop.options)

    tries = []
    for seconds in (0, 1, 1, 4, 1, 14, 1):
        provider.clock.let_pass(seconds)
        tries.append(webhooks.deliver_due("stripe"))

    assert tries == [1, 0, 1, 0, 1, 0, 1]
    sent = provider.sandbox.journal.entries("stripe", "sent")
    assert [(entry["attempt"], entry["status"]) for entry in sent[:4]] == [
        (4, 503),
        (3, 503),
        (2, 503),
        (1, 503),
    ]
    hooks.status = 200
    provider.deliver()
    assert webhooks.waiting("stripe") == 0


def test_webhook_of_an_unreachable_product_waits(tmp_path: Path) -> None:
    with receiver() as gone:
        pass
    with running(tmp_path / "state.db", Clock(), gone) as provider:
        open_shop(provider)
        provider.deliver()

        assert provider.sandbox.webhooks.waiting("stripe") == 3
        assert "ConnectError" in provider.sandbox.journal.entries("stripe", "sent")[0]["outcome"]


def test_delayed_webhook_comes_when_its_time_is_over(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    provider.switch(webhooks={"stripe": {"delay_seconds": 60}})
    shop.pay(shop.session())

    provider.sandbox.webhooks.deliver_due("stripe")
    assert hooks.types() == []
    provider.clock.let_pass(60)
    provider.sandbox.webhooks.deliver_due("stripe")

    assert hooks.types() == PAID


def test_duplicates_are_the_same_event(provider: Running, shop: Shop, hooks: Receiver) -> None:
    provider.switch(webhooks={"stripe": {"duplicates": 2, "topics": "checkout.session.*"}})

    shop.pay(shop.session())
    provider.deliver()

    assert hooks.types() == [*PAID, PAID[-1], PAID[-1]]
    assert len({event["id"] for event in hooks.events()[-3:]}) == 1


def test_reordered_webhooks_come_newest_first(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    provider.switch(webhooks={"stripe": {"reorder": True}})

    shop.pay(shop.session())
    provider.deliver()

    assert hooks.types() == PAID[::-1]


def test_dropped_webhooks_never_come_but_the_events_exist(
    provider: Running, shop: Shop, hooks: Receiver
) -> None:
    provider.switch(webhooks={"stripe": {"drop": 1, "topics": "checkout.session.completed"}})

    for _ in range(2):
        shop.pay(shop.session())
    provider.deliver()

    assert hooks.types() == [*PAID[:3], *PAID]
    events = provider.stripe.v1.events.list({"type": PAID[-1]}, shop.options)
    assert len(events.data) == 2


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    clock = Clock()
    with receiver() as hooks:
        with running(tmp_path / "state.db", clock, hooks) as before:
            shop = open_shop(before)
            open_session, paid = shop.session(), shop.session()
            shop.pay(paid)
            key = shop.options | {"idempotency_key": "k"}
            customer = before.stripe.v1.customers.create({}, key)
            before.switch(custom={"stripe": {"decline_cards": True}})
            waiting = before.sandbox.webhooks.waiting("stripe")
        assert hooks.received == []

        with running(tmp_path / "state.db", clock, hooks) as after:
            shop = Shop(after, shop.account)
            assert shop.retrieve(paid).payment_status == "paid"
            assert after.stripe.v1.customers.create({}, key).id == customer.id
            assert shop.pay(open_session).status_code == 402
            after.switch(custom={"stripe": {"decline_cards": False}})
            assert shop.pay(open_session).status_code == 303
            after.deliver()

    assert len(hooks.received) > waiting == 8
    assert hooks.types()[:3] == ["account.updated", "capability.updated", "capability.updated"]


def test_running_sandbox_delivers_and_keeps_time_by_itself(tmp_path: Path) -> None:
    clock = Clock()
    with receiver() as hooks, running(tmp_path / "state.db", clock, hooks, deliver=True) as it:
        shop = open_shop(it)
        session = shop.session()
        for _ in range(3):
            hooks.arrivals.get(timeout=20)

        clock.let_pass(86_401)
        hooks.arrivals.get(timeout=20)

        assert hooks.types()[-1] == "checkout.session.expired"
        assert shop.retrieve(session).status == "expired"
