"""What cannot proceed asks a person once, and goes on with the answer."""

from __future__ import annotations

from infra.local.sandbox.context import Sandbox
from tests.support import suppliers_api
from tests.support.fulfilment_factories import (
    Business,
    business,
    orders_at_aliexpress,
    orders_at_cj,
    told,
    with_cj,
)
from tests.support.supplier_factories import CASE, listed
from windlass.kit.money import Money
from windlass.orders import service as orders

VID = listed(CASE)["variants"][0].vid
FULL_ADDRESS = {
    "name": "Jo Doe",
    "line1": "Hauptstr. 1",
    "city": "Berlin",
    "postal_code": "10115",
    "country": "DE",
    "phone": "+49 30 901820",
}


def test_a_risky_payment_waits_until_somebody_approves_it(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(hold_risk_threshold=1)
    order_id = volt.sell()

    assert volt.run(order_id) == "sleep"
    action = volt.action(order_id)
    assert (action.kind, action.choices) == ("review", ["approve", "cancel"])
    assert volt.order(order_id).status == "needs_action"
    [needed] = told("ActionNeeded")
    assert needed == {
        "action_id": action.action_id,
        "order_id": order_id,
        "kind": "review",
        "problem": action.problem,
    }
    assert orders_at_cj(sandbox) == []

    assert volt.decide(order_id, "approve") == "sleep"
    assert volt.order(order_id).status == "ordered"


def test_a_risky_payment_that_is_declined_is_given_back(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(hold_risk_threshold=1)
    order_id = volt.sell()
    volt.run(order_id)

    assert volt.decide(order_id, "cancel") == "end"

    order = volt.order(order_id)
    assert order.status == "cancelled"
    assert orders.payment_of(order).refundable == Money(0, "EUR")
    assert orders_at_cj(sandbox) == []


def test_a_store_that_fulfils_by_hand_is_asked_for_every_order(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(auto_fulfil=False)
    order_id = volt.sell()

    volt.run(order_id)

    assert volt.action(order_id).kind == "start"
    volt.decide(order_id, "approve")
    assert volt.order(order_id).status == "ordered"


def test_nothing_is_ordered_within_the_cancel_window(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(cancel_window_seconds=1800)
    order_id = volt.sell()

    assert volt.run(order_id) == "window"

    step = volt.task("review", order_id)
    assert 1790 < step["seconds"] <= 1801
    assert orders_at_cj(sandbox) == []


def test_a_line_without_a_supplier_is_asked_about_and_planned_when_it_has_one(
    sandbox: Sandbox,
) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    assert volt.action(order_id).problem == "Arc desk lamp has no supplier yet."

    volt.offer(suppliers_api.connect_cj(volt.owner))
    volt.decide(order_id, "retry")

    assert volt.order(order_id).status == "ordered"


def test_a_line_without_a_supplier_may_be_ordered_by_hand(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)

    volt.decide(order_id, "manual")
    assert volt.action(order_id).kind == "order_by_hand"
    volt.decide(order_id, "ordered")

    assert volt.order(order_id).status == "ordered"


def test_an_order_that_became_too_dear_waits_and_may_be_accepted(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(loss_guard_basis_points=2000)
    sandbox.trouble.set_custom("cj", {"price_changed": {VID: "30.00"}})
    order_id = volt.sell()

    volt.run(order_id)
    action = volt.action(order_id)
    assert (action.kind, orders_at_cj(sandbox)) == ("loss", [])
    assert action.problem == (
        "CJ now asks €30.87 for what brings €24.90: you lose €5.97, and you want to keep "
        "at least €4.98."
    )
    assert action.choices == ["accept_loss", "retry", "manual", "cancel_part"]

    volt.decide(order_id, "accept_loss")
    assert volt.order(order_id).status == "ordered"
    assert orders.profit_of(volt.order(order_id)).profit.amount < 0


def test_accepting_one_loss_does_not_accept_a_larger_one(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    sandbox.trouble.set_custom("cj", {"price_changed": {VID: "30.00"}})
    order_id = volt.sell()
    volt.run(order_id)
    sandbox.trouble.set_custom("cj", {"price_changed": {VID: "40.00"}})

    volt.decide(order_id, "accept_loss")

    assert volt.action(order_id).problem.startswith("CJ now asks €40.")
    assert orders_at_cj(sandbox) == []


def test_a_dear_order_may_go_to_another_supplier(sandbox: Sandbox) -> None:
    volt = with_two(sandbox)
    sandbox.trouble.set_custom("cj", {"price_changed": {VID: "30.00"}})
    order_id = volt.sell(address=FULL_ADDRESS)
    volt.run(order_id)
    assert "switch" in volt.action(order_id).choices

    volt.decide(order_id, "switch")

    assert (orders_at_cj(sandbox), len(orders_at_aliexpress(sandbox))) == ([], 1)


def test_the_same_guard_lets_a_cheap_order_through(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(loss_guard_basis_points=5000)
    order_id = volt.sell()

    volt.run(order_id)

    assert volt.order(order_id).status == "ordered"


def test_cancelling_the_only_items_cancels_the_order(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)

    assert volt.decide(order_id, "cancel_part") == "end"

    assert volt.order(order_id).status == "cancelled"
    assert orders.payment_of(volt.order(order_id)).refundable == Money(0, "EUR")


def with_two(sandbox: Sandbox) -> Business:
    """CJ first, AliExpress when CJ cannot."""
    volt = with_cj(sandbox)
    sandbox.trouble.set_custom("aliexpress", {"auto_pay": True})
    volt.offer(suppliers_api.connect_aliexpress(volt.owner), priority=2)
    return volt
