"""A supplier that is sold out, short of balance, disconnected, off or away."""

from __future__ import annotations

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support import suppliers_api
from tests.support.fulfilment_factories import (
    Business,
    deliver,
    orders_at_aliexpress,
    orders_at_cj,
    told,
    with_cj,
)
from tests.support.supplier_factories import CASE, listed
from windlass.kit.money import Money
from windlass.suppliers import service as suppliers

VID = listed(CASE)["variants"][0].vid
FULL_ADDRESS = {
    "name": "Jo Doe",
    "line1": "Hauptstr. 1",
    "city": "Berlin",
    "postal_code": "10115",
    "country": "DE",
    "phone": "+49 30 901820",
}


def test_what_is_sold_out_goes_to_the_second_supplier_by_itself(sandbox: Sandbox) -> None:
    volt = with_two(sandbox)
    sandbox.trouble.set_custom("cj", {"out_of_stock": [VID]})
    order_id = volt.sell(address=FULL_ADDRESS)

    volt.run(order_id)

    first, second = volt.parts(order_id)
    assert (first.supplier_name, first.state, first.lines) == ("CJ", "cancelled", [])
    assert (second.kind, second.state) == ("aliexpress", "ordered")
    assert (orders_at_cj(sandbox), len(orders_at_aliexpress(sandbox))) == ([], 1)
    assert volt.order(order_id).status == "ordered"
    assert told("ActionNeeded") == []


def test_what_is_sold_out_everywhere_is_asked_about(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    sandbox.trouble.set_custom("cj", {"out_of_stock": [VID]})
    order_id = volt.sell()
    volt.run(order_id)
    action = volt.action(order_id)
    assert action.choices == ["retry", "manual", "cancel_part"]
    assert "no other one delivers to Germany" in action.problem

    sandbox.trouble.set_custom("cj", {"out_of_stock": []})
    volt.decide(order_id, "retry")

    assert volt.order(order_id).status == "ordered"


def test_what_sells_out_between_quote_and_order_is_asked_about(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.task("review", order_id)
    volt.task("assess", order_id)
    volt.task("plan", order_id)
    part_id = volt.part(order_id).part_id
    volt.task("quote", order_id, part_id=part_id)
    sandbox.trouble.set_custom("cj", {"out_of_stock": [VID]})

    volt.run(order_id)

    assert volt.action(order_id).kind == "no_supplier"
    assert orders_at_cj(sandbox) == []


def test_a_low_balance_says_how_much_is_missing(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    sandbox.trouble.set_custom("cj", {"low_balance": True})
    order_id = volt.sell()
    volt.run(order_id)
    [at_cj] = orders_at_cj(sandbox)
    action = volt.action(order_id)
    short = Money(at_cj["cents"] - 50, "USD").decimal()
    assert action.problem == f"CJ's balance is short by ${short}: top up, then continue."
    assert action.details["pay_url"].startswith("https://www.cjdropshipping.com/mine/payment")

    volt.decide(order_id, "retry")
    assert volt.action(order_id).kind == "balance_low"  # still empty: asked again
    sandbox.trouble.set_custom("cj", {"low_balance": False})
    volt.decide(order_id, "retry")

    assert volt.order(order_id).status == "ordered"
    assert len(orders_at_cj(sandbox)) == 1


def test_an_order_that_the_supplier_keeps_back_is_told(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    sandbox.trouble.set_custom("cj", {"intercept_orders": True})
    order_id = volt.sell()

    volt.run(order_id)

    action = volt.action(order_id)
    assert action.kind == "held_by_supplier"
    assert "Address needs to be checked by an agent" in action.problem


def test_orders_queue_while_a_supplier_is_disconnected_and_one_reconnect_drains_them(
    sandbox: Sandbox,
) -> None:
    volt = with_cj(sandbox)
    order_ids = [volt.sell() for _n in range(3)]
    supplier_id = suppliers.list_all(volt.owner)[0].supplier_id
    revoke(sandbox)

    for order_id in order_ids:
        assert volt.run(order_id) == "sleep"
    assert orders_at_cj(sandbox) == []
    assert [volt.order(order_id).status for order_id in order_ids] == ["waiting"] * 3
    assert len(told("SupplierNeedsReconnect")) == 1
    assert told("ActionNeeded") == []

    sandbox.trouble.set_custom("cj", {"revoked_keys": []})
    suppliers_api.connect_cj(volt.owner)
    deliver("SupplierReconnected", volt.owner.store_id, supplier_id=supplier_id)

    for order_id in order_ids:
        volt.run(order_id)
    assert len(orders_at_cj(sandbox)) == 3
    assert [volt.order(order_id).status for order_id in order_ids] == ["ordered"] * 3


def test_a_supplier_that_is_switched_off_loses_its_planned_orders(sandbox: Sandbox) -> None:
    from windlass.suppliers.schemas import UpdateSupplier

    volt = with_cj(sandbox)
    order_id = volt.sell()
    supplier = suppliers.list_all(volt.owner)[0]
    volt.task("review", order_id)
    volt.task("assess", order_id)
    volt.task("plan", order_id)
    switched_off = UpdateSupplier(is_disabled=True)
    suppliers.update(volt.owner, supplier.supplier_id, switched_off, version=supplier.version)

    volt.run(order_id)

    assert volt.action(order_id).kind == "no_supplier"


def test_a_supplier_that_is_down_is_tried_again_later(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.task("review", order_id)
    volt.task("assess", order_id)
    volt.task("plan", order_id)
    part_id = volt.part(order_id).part_id
    sandbox.trouble.add(Rule("cj", "5xx"))

    volt.task("postpone", order_id, part_id=part_id)

    assert volt.run(order_id) == "nap"
    assert volt.timeline(order_id)[-1] == (
        "CJ cannot be asked at the moment. We try again in 15 minutes."
    )
    volt.task("postpone", order_id, part_id=part_id)
    assert volt.timeline(order_id)[-1].endswith("again in 30 minutes.")


def test_an_order_that_the_supplier_cancelled_is_placed_anew_under_a_new_number(
    sandbox: Sandbox,
) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    part = volt.part(order_id)
    client = suppliers.client_for(volt.system, part.supplier_id or "")
    client.cancel(part.external_id or "")

    from windlass.fulfilment import tracking

    tracking.follow(volt.system, order_id, part.part_id)
    assert volt.action(order_id).kind == "cancelled_by_supplier"
    volt.decide(order_id, "retry")

    first, second = volt.parts(order_id)
    assert (first.state, second.state) == ("cancelled", "ordered")
    assert (first.number[-2:], second.number[-2:]) == ("-1", "-2")
    assert volt.order(order_id).status == "ordered"


def with_two(sandbox: Sandbox) -> Business:
    """CJ first, AliExpress when CJ cannot."""
    volt = with_cj(sandbox)
    sandbox.trouble.set_custom("aliexpress", {"auto_pay": True})
    volt.offer(suppliers_api.connect_aliexpress(volt.owner), priority=2)
    return volt


def revoke(sandbox: Sandbox) -> None:
    """CJ ends the key: neither its tokens nor a new sign-in work."""
    from tests.support.supplier_factories import API_KEY

    sandbox.trouble.set_custom("cj", {"revoked_keys": [API_KEY]})
