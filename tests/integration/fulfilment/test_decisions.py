"""What cannot proceed asks a person once, and goes on with the answer."""

from __future__ import annotations

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support import suppliers_api
from tests.support.factories import member
from tests.support.fulfilment_factories import (
    Business,
    business,
    deliver,
    orders_at_aliexpress,
    orders_at_cj,
    told,
    with_cj,
)
from tests.support.stores_factories import colleague
from tests.support.supplier_factories import CASE, listed
from tests.support.table import items
from windlass.fulfilment import service
from windlass.fulfilment.errors import ActionAlreadyResolved, ActionNotFound, ChoiceUnknown
from windlass.kit.errors import Forbidden
from windlass.kit.money import Money
from windlass.orders import service as orders
from windlass.stores import service as stores
from windlass.suppliers import service as suppliers
from windlass.tenancy.context import Role

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


def test_an_order_that_became_too_dear_waits_and_may_be_accepted(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    volt.settings(loss_guard_basis_points=2000)
    sandbox.trouble.set_custom("cj", {"price_changed": {VID: "30.00"}})
    order_id = volt.sell()

    volt.run(order_id)
    action = volt.action(order_id)
    assert (action.kind, orders_at_cj(sandbox)) == ("loss", [])
    assert action.problem == (
        "CJ now asks 30.87 EUR for what brings 24.90 EUR: you lose 5.97 EUR, and you want to keep "
        "at least 4.98 EUR."
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

    assert volt.action(order_id).problem.startswith("CJ now asks 40.")
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


def test_a_low_balance_says_how_much_is_missing(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    sandbox.trouble.set_custom("cj", {"low_balance": True})
    order_id = volt.sell()
    volt.run(order_id)
    [at_cj] = orders_at_cj(sandbox)
    action = volt.action(order_id)
    short = Money(at_cj["cents"] - 50, "USD").decimal()
    assert action.problem == f"CJ's balance is short by {short} USD: top up, then continue."
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


def test_cancelling_the_only_items_cancels_the_order(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)

    assert volt.decide(order_id, "cancel_part") == "end"

    assert volt.order(order_id).status == "cancelled"
    assert orders.payment_of(volt.order(order_id)).refundable == Money(0, "EUR")


def test_the_same_decision_again_changes_nothing_and_another_is_refused(
    sandbox: Sandbox,
) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    action_id = volt.action(order_id).action_id

    first = service.resolve(volt.owner, action_id, "manual")
    again = service.resolve(volt.owner, action_id, "manual")
    with pytest.raises(ActionAlreadyResolved):
        service.resolve(volt.owner, action_id, "retry")

    assert first.version == again.version
    assert len(told("ActionResolved")) == 1


def test_a_choice_that_is_not_offered_is_refused(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    action_id = volt.action(order_id).action_id

    with pytest.raises(ChoiceUnknown):
        service.resolve(volt.owner, action_id, "accept_loss")
    with pytest.raises(ActionNotFound):
        service.resolve(volt.owner, f"{order_id}-gone", "retry")
    with pytest.raises(ActionNotFound):
        service.resolve(member("store-2"), action_id, "retry")

    assert volt.action(order_id).action_id == action_id


def test_choices_that_cost_money_need_the_right_to_refund(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    action_id = volt.action(order_id).action_id
    packer = colleague(stores.get(volt.owner), Role.FULFILMENT)
    viewer = colleague(stores.get(volt.owner), Role.VIEWER)
    before = items()

    with pytest.raises(Forbidden):
        service.resolve(packer, action_id, "cancel_part")
    with pytest.raises(Forbidden):
        service.resolve(viewer, action_id, "manual")
    assert items() == before
    service.resolve(packer, action_id, "manual")

    assert volt.run(order_id) == "sleep"


def test_a_store_sees_its_own_open_actions_only(sandbox: Sandbox) -> None:
    volt, other = business(sandbox), business(sandbox, user_id="owner-2")
    volt.run(volt.sell())
    second = volt.sell()
    volt.run(second)

    first_page = service.list_open(volt.owner, limit=1)
    rest = service.list_open(volt.owner, limit=5, cursor=first_page.next_cursor)

    assert len(first_page.items) == len(rest.items) == 1
    assert rest.items[0].order_id == second
    assert service.list_open(other.owner, limit=5).items == []


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
