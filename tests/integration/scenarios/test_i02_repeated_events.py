"""I2: the same events ten times at once and again an hour later: everything happened once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from operator import methodcaller

import pytest
import time_machine

from events.app import handlers_of
from infra.local.sandbox.context import Sandbox
from tests.support import hooks, mail
from tests.support.accounts_factories import unverified
from tests.support.checkout_factories import pay
from tests.support.fulfilment_factories import executions, orders_at_cj, state_machine, with_cj
from tests.support.table import items
from windlass.db.outbox import OutboxEvent
from windlass.kit import clock
from windlass.stats import service as stats

pytestmark = pytest.mark.usefixtures("cloud")
CONSUMERS = ("providers", "mail", "fulfilment", "stats")


def deliver_everything(copies: int) -> None:
    """Every event there is to every consumer that wants it, with all its copies at once."""
    events = [OutboxEvent.from_raw_data(image) for image in items("OutboxEvent")]
    for event in sorted(events, key=lambda one: str(one.event_id)):
        wanted = [handlers_of(name).get(str(event.type)) for name in CONSUMERS]
        calls = [handler for handler in wanted if handler is not None] * copies
        with ThreadPoolExecutor(copies) as pool:
            list(pool.map(methodcaller("__call__", hooks.event_of(event)), calls))


def test_one_change_one_mail_one_supplier_order(sandbox: Sandbox) -> None:
    state_machine()
    volt = with_cj(sandbox, user_id=unverified("ada@example.com"), slug="volt")
    checkout = volt.shop.begin()
    pay(checkout)
    [body] = hooks.stripe_bodies(sandbox, "checkout.session.completed")

    def arrive() -> set[int]:
        with ThreadPoolExecutor(10) as pool:
            answers = set(pool.map(lambda _: hooks.post_stripe(sandbox, body), range(10)))
        deliver_everything(copies=10)
        for _ in range(3):
            volt.run(checkout.checkout_id)
        deliver_everything(copies=2)
        mail.deliver_queued()
        return answers

    first = arrive()
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        again = {hooks.post_stripe(sandbox, body)}  # signed at that time, as every attempt is
        deliver_everything(copies=2)
        mail.deliver_queued()

    assert (first, again) == ({200}, {200})
    assert [order["order_id"]["S"] for order in items("Order")] == [checkout.checkout_id]
    assert [event["type"]["S"] for event in items("OutboxEvent")].count("OrderPlaced") == 1
    assert len(orders_at_cj(sandbox)) == 1
    assert len(executions()) == 1
    assert [day.figures.orders for day in stats.by_day(volt.owner, days=1)] == [1]
    written = [(item["template"]["S"], item["state"]["S"]) for item in items("StoreMail")]
    assert sorted(written) == [
        ("being_prepared", "sent"),
        ("new_order", "sent"),
        ("order_confirmation", "sent"),
    ]
    subjects = [sent.subject for sent in mail.sent()]
    assert len(subjects) == len(set(subjects)) == 4  # and the owner's address to verify
