"""Addresses that rivals' suppliers refuse, taken as the shopper typed them (I38)."""

from __future__ import annotations

import pytest

from infra.local.sandbox.context import Sandbox
from tests.support import suppliers_api
from tests.support.fulfilment_factories import (
    business,
    orders_at_aliexpress,
    orders_at_cj,
    with_cj,
)
from windlass.stores import service as stores
from windlass.stores.settings import General

LONG_NAME = "Maximiliane-Theodora Freifrau von Hohenstein-Wittelsbach Jr."
ADDRESS = {
    "name": LONG_NAME,
    "line1": "Hauptstr. 1",
    "city": "Berlin",
    "postal_code": "10115",
    "country": "DE",
    "phone": "030 901820 ext. 5",
}


def test_cj_takes_a_name_of_60_characters_and_a_phone_with_an_extension(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell(address=ADDRESS)

    volt.run(order_id)

    [at_cj] = orders_at_cj(sandbox)
    assert len(LONG_NAME) == 60
    assert (at_cj["shippingCustomerName"], at_cj["shippingPhone"]) == (LONG_NAME, "+4930901820")
    assert at_cj["shippingProvince"] == "Berlin"


def test_aliexpress_takes_them_too(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id = volt.sell(address=ADDRESS)

    volt.run(order_id)

    assert len(orders_at_aliexpress(sandbox)) == 1


def test_the_shops_own_phone_stands_in_for_a_missing_one(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    version = stores.get(volt.owner).version
    stores.change_settings(volt.owner, General, {"contact_phone": "+49 30 901820"}, version=version)
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id = volt.sell(address={k: v for k, v in ADDRESS.items() if k != "phone"})

    volt.run(order_id)

    assert len(orders_at_aliexpress(sandbox)) == 1


def test_an_address_that_a_supplier_refuses_is_a_persons_to_settle(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id = volt.sell(address={k: v for k, v in ADDRESS.items() if k != "phone"})

    volt.run(order_id)

    action = volt.action(order_id)
    assert (action.kind, action.details["reason"]) == ("refused_by_supplier", "address_invalid")
    assert action.problem == (
        "AliExpress does not take this order: AliExpress needs a phone number to deliver."
    )
    assert action.choices == ["retry", "manual", "cancel_part"]


@pytest.mark.parametrize("choice", ["manual", "cancel_part"])
def test_a_refused_order_has_a_way_out(choice: str, sandbox: Sandbox) -> None:
    volt = business(sandbox)
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id = volt.sell(address={k: v for k, v in ADDRESS.items() if k != "phone"})
    volt.run(order_id)

    ends = volt.decide(order_id, choice)

    assert ends == ("sleep" if choice == "manual" else "end")
    assert orders_at_aliexpress(sandbox) == []
