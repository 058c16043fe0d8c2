"""A shopper's withdrawal waits for the merchant, who decides it once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from infra.local.sandbox.context import Sandbox
from tests.integration.fulfilment.test_dropped_lines import two_lines, with_news
from tests.support.fulfilment_factories import (
    Business,
    business,
    deliver,
    executions,
    orders_at_cj,
    told,
    with_cj,
)
from tests.support.stores_factories import colleague
from tests.support.table import items
from windlass.fulfilment import service
from windlass.fulfilment.errors import ActionAlreadyResolved
from windlass.kit import clock
from windlass.kit.errors import Forbidden, Invalid
from windlass.kit.money import Money
from windlass.orders import refunds, withdrawals
from windlass.orders import service as orders
from windlass.stores import service as stores
from windlass.tenancy.context import Role


def withdraw(volt: Business, order_id: str, *line_ids: str, times: int = 1) -> None:
    order = volt.order(order_id)
    withdrawals.ask(
        volt.shop.shopper,
        order,
        line_ids=list(line_ids),
        words="Too dark.",
        delivered_at=None,
        days=None,
    )
    for _time in range(times):
        deliver("OrderWithdrawn", volt.owner.store_id, order_id=order_id, number=order.number)


def lines(volt: Business, order_id: str) -> list[str]:
    return [line.line_id for line in orders.lines_of(volt.order(order_id))]


def delivered(volt: Business) -> str:
    """An order that arrived: nothing of its fulfilment goes on."""
    order_id = volt.sell()
    volt.run(order_id)
    volt.at_supplier(order_id, "DELIVERED")
    with_news(volt, order_id)
    assert volt.run(order_id) == "end"
    return order_id


def test_the_merchant_is_asked_once_with_all_there_is_to_know(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = delivered(volt)
    before = clock.now()

    withdraw(volt, order_id, times=3)

    action = volt.action(order_id)
    assert (action.kind, action.choices) == ("withdrawal", ["accept", "decline"])
    assert action.details["words"] == "Too dark."
    assert action.details["refund"] == {"amount": 2490, "currency": "EUR"}  # with the delivery
    assert [one["quantity"] for one in action.details["items"]] == [1]
    by = action.details["refund_by"]
    assert (before + timedelta(days=14)).isoformat()[:16] == by[:16]
    assert (volt.order(order_id).status, len(told("ActionNeeded"))) == ("needs_action", 1)
    assert orders.status_without_actions(volt.order(order_id)) == "delivered"


def test_what_arrived_is_refunded_with_its_delivery_when_the_merchant_accepts(
    sandbox: Sandbox,
) -> None:
    volt = with_cj(sandbox)
    order_id = delivered(volt)
    withdraw(volt, order_id)
    before = len(executions())

    assert volt.decide(order_id, "accept") == "end"

    [refund] = orders.refunds(volt.owner, order_id)
    assert (refund.amount, refund.state) == (Money(2490, "EUR"), "succeeded")
    assert volt.order(order_id).returned["shipping"] is True
    assert (volt.order(order_id).status, volt.order(order_id).open_actions) == ("delivered", 0)
    assert len(executions()) == before + 1  # the one before had ended


def test_an_order_that_has_not_left_is_stopped_and_refunded(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    withdraw(volt, order_id)
    assert volt.run(order_id) == "sleep"
    assert orders_at_cj(sandbox) == []  # nobody orders what may be given back

    volt.decide(order_id, "accept")

    [refund] = orders.refunds(volt.owner, order_id)
    assert refund.amount == Money(2490, "EUR")
    assert volt.order(order_id).status == "cancelled"
    assert orders_at_cj(sandbox) == []


def test_one_thing_is_stopped_and_the_other_delivered(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, lamp_id = two_lines(volt)
    [lamp] = [
        one.line_id for one in orders.lines_of(volt.order(order_id)) if one.product_id == lamp_id
    ]
    withdraw(volt, order_id, lamp)

    assert volt.decide(order_id, "accept") == "sleep"

    [refund] = orders.refunds(volt.owner, order_id)
    assert refund.amount == Money(2000, "EUR")
    assert volt.fulfilment(order_id).workflow.dropped == [lamp]
    assert len(orders_at_cj(sandbox)) == 1
    assert volt.order(order_id).status == "ordered"


def test_declining_says_why_changes_no_money_and_lets_the_order_go_on(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    withdraw(volt, order_id)
    action_id = volt.action(order_id).action_id

    with pytest.raises(Invalid):
        service.resolve(volt.owner, action_id, "decline", reason="  ")
    assert volt.action(order_id).state == "open"
    service.resolve(volt.owner, action_id, "decline", reason="Made to measure.")

    [event] = told("WithdrawalDeclined")
    assert event == {"action_id": action_id, "order_id": order_id}
    for _twice in range(2):
        deliver("WithdrawalDeclined", volt.owner.store_id, to="customers", **event)
    [mail] = [one for one in items("StoreMail") if one["template"]["S"] == "withdrawal_declined"]
    assert mail["to"]["S"] == volt.order(order_id).email
    assert "Made to measure." in mail["text"]["S"]
    assert "Decided: decline. (Made to measure.)" in volt.timeline(order_id)
    assert volt.run(order_id) == "sleep"
    assert len(orders_at_cj(sandbox)) == 1
    assert orders.refunds(volt.owner, order_id) == []
    with pytest.raises(ActionAlreadyResolved):
        service.resolve(volt.owner, action_id, "accept")


def test_two_that_decide_at_once_decide_once(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = delivered(volt)
    withdraw(volt, order_id)
    action_id = volt.action(order_id).action_id

    def decide(choice: str) -> str:
        try:
            return str(service.resolve(volt.owner, action_id, choice, reason="Late").choice)
        except ActionAlreadyResolved as refused:
            return str(refused.details["choice"])

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(decide, ["accept", "decline"] * 4))
    volt.run(order_id)

    assert len(answers) == 1
    assert len(told("ActionResolved")) == 1
    assert len(orders.refunds(volt.owner, order_id)) == (1 if answers == {"accept"} else 0)


def test_nobody_is_asked_any_more_when_the_money_went_back_another_way(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = delivered(volt)
    withdraw(volt, order_id)
    units = dict.fromkeys(lines(volt, order_id), 1)
    made = refunds.refund(volt.owner, order_id, quantities=units, reason="Kind")

    event = {"order_id": order_id, "refund_id": made.refund_id}
    deliver("OrderRefunded", volt.owner.store_id, **event)

    assert volt.fulfilment(order_id).open_actions == []
    assert volt.order(order_id).status == "delivered"


def test_who_may_not_refund_may_decline_only(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = volt.sell()
    withdraw(volt, order_id)
    action_id = volt.action(order_id).action_id
    packer = colleague(stores.get(volt.owner), Role.FULFILMENT)
    before = items()

    with pytest.raises(Forbidden):
        service.resolve(packer, action_id, "accept")
    assert items() == before
    service.resolve(packer, action_id, "decline", reason="Used")

    assert volt.fulfilment(order_id).open_actions == []
