"""What suppliers tell and what the poll finds, doubled, late, forged or lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import time_machine

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support.fulfilment_factories import (
    told,
    with_cj,
)
from windlass.fulfilment import hooks, service
from windlass.kit import clock
from windlass.suppliers import service as suppliers


def test_ten_webhooks_at_once_and_one_later_ship_one_parcel(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    part = volt.part(order_id)
    volt.at_supplier(order_id, "SHIPPED")
    message = cj_message(part.external_id, "SHIPPED")
    subject = f"{part.store_id}/{part.supplier_id}"

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda _n: hooks.take_in("cj", subject, message), range(10)))
    hooks.take_in("cj", subject, message)

    assert len(volt.fulfilment(order_id).parcels) == len(told("ParcelShipped")) == 1
    assert volt.order(order_id).status == "shipped"


def test_late_news_take_nothing_back(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    part = volt.part(order_id)
    volt.at_supplier(order_id, "DELIVERED")
    subject = f"{part.store_id}/{part.supplier_id}"

    for status in ("DELIVERED", "SHIPPED", "UNSHIPPED", "CREATED"):
        hooks.take_in("cj", subject, cj_message(part.external_id, status))

    assert volt.order(order_id).status == "delivered"
    assert len(told("ParcelShipped")) == len(told("ParcelDelivered")) == 1
    assert len(told("OrderDelivered")) == 1


def test_a_forged_message_changes_nothing(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    part = volt.part(order_id)

    hooks.take_in(
        "cj", f"{part.store_id}/{part.supplier_id}", cj_message(part.external_id, "DELIVERED")
    )

    assert volt.order(order_id).status == "ordered"


def test_messages_about_unknown_things_are_passed_over(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    supplier = suppliers.list_all(volt.owner)[0]
    subject = f"{volt.owner.store_id}/{supplier.supplier_id}"

    hooks.take_in("cj", subject, cj_message("2511000000000000000", "SHIPPED"))
    hooks.take_in("cj", subject, {"messageId": "1", "type": "STOCK", "params": {"1": []}})
    hooks.take_in("cj", subject, {"no": "message"})
    hooks.take_in("cj", f"{volt.owner.store_id}/gone", cj_message("1", "SHIPPED"))
    hooks.take_in("aliexpress", "unknown-buyer", {"message_type": 53})

    assert told("ParcelShipped") == []


def test_the_poll_finds_what_no_webhook_told(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    volt.at_supplier(order_id, "SHIPPED")

    assert service.poll() == 0  # not due yet
    with time_machine.travel(clock.now() + timedelta(minutes=2), tick=True):
        assert service.poll() == 1
        assert service.poll() == 0

    assert volt.order(order_id).status == "shipped"


def test_the_poll_leaves_a_supplier_alone_that_asks_for_a_pause(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    volt.at_supplier(order_id, "DELIVERED")
    sandbox.trouble.add(Rule("cj", "429"))

    with time_machine.travel(clock.now() + timedelta(minutes=2), tick=True):
        assert service.poll() == 0
        sandbox.trouble.replace_rules([])
        with time_machine.travel(clock.now() + timedelta(minutes=2), tick=True):
            assert service.poll() == 1
            with time_machine.travel(clock.now() + timedelta(days=9), tick=True):
                assert service.poll() == 0  # it has arrived: nobody asks any more


def cj_message(external_id: str | None, status: str) -> dict[str, Any]:
    params = {"cjOrderId": external_id, "orderStatus": status}
    return {"messageId": "m-1", "type": "ORDER", "openId": 1, "params": params}
