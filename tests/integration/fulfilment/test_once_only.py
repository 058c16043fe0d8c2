"""One order at the supplier, whatever is lost, repeated or raced."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support import suppliers_api
from tests.support.fulfilment_factories import (
    Business,
    business,
    orders_at_aliexpress,
    orders_at_cj,
    told,
    with_cj,
)
from tests.support.supplier_factories import ship_to
from windlass.adapters.supplier_errors import UnknownOutcome
from windlass.fulfilment import quoting, service
from windlass.fulfilment.errors import PlacementInProgress
from windlass.kit import clock
from windlass.orders.models import Order
from windlass.suppliers import service as suppliers

CREATE = "*/shopping/order/createOrderV2"
PHONE = {"phone": "030 901820"}


def planned(volt: Business, **details: Any) -> tuple[str, str]:
    """An order that is quoted and about to be placed: its id and its part's."""
    order_id = volt.sell(**details)
    volt.task("review", order_id)
    volt.task("assess", order_id)
    volt.task("plan", order_id)
    part_id = volt.part(order_id).part_id
    assert volt.task("quote", order_id, part_id=part_id) == {"next": "place"}
    return order_id, part_id


def test_ten_placements_at_once_are_one_order(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, part_id = planned(volt)

    def place(_n: int) -> str:
        try:
            return str(volt.task("place", order_id, part_id=part_id)["next"])
        except PlacementInProgress:
            return "in progress"

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(place, range(10)))

    assert len(orders_at_cj(sandbox)) == 1
    assert "pay" in answers
    assert volt.part(order_id).state == "unpaid"


def test_an_order_whose_answer_was_lost_is_looked_up_and_taken_over(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, part_id = planned(volt)
    sandbox.trouble.add(Rule("cj", "lost_answer", 1, CREATE, seconds=0.1))

    with pytest.raises(UnknownOutcome):
        volt.task("place", order_id, part_id=part_id)
    assert volt.part(order_id).state == "placing"
    assert len(orders_at_cj(sandbox)) == 1
    assert volt.run(order_id) == "sleep"

    [at_cj] = orders_at_cj(sandbox)
    assert volt.part(order_id).external_id == at_cj["orderId"]
    assert volt.order(order_id).status == "ordered"
    assert len(sandbox.journal.entries("cj", path="createOrderV2")) == 1  # it was looked up


def test_what_never_arrived_is_placed_again(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, part_id = planned(volt)
    sandbox.trouble.add(Rule("cj", "5xx", 1, CREATE))

    with pytest.raises(UnknownOutcome):
        volt.task("place", order_id, part_id=part_id)
    volt.run(order_id)

    assert len(orders_at_cj(sandbox)) == 1
    assert volt.order(order_id).status == "ordered"


def test_a_worker_that_died_after_ordering_is_followed_by_one_that_looks(
    sandbox: Sandbox,
) -> None:
    """The supplier has it, and nobody wrote that down."""
    volt = with_cj(sandbox)
    order_id, part_id = planned(volt)
    claimed_only(volt, order_id, part_id)
    part = volt.part(order_id)
    client = suppliers.client_for(volt.system, part.supplier_id or "")
    client.place(part.number, quoting.items_of(part), ship_to(), part.shipping_code)

    with pytest.raises(PlacementInProgress):
        volt.task("place", order_id, part_id=part_id)
    with time_machine.travel(clock.now() + timedelta(seconds=95), tick=True):
        volt.run(order_id)

    assert len(orders_at_cj(sandbox)) == 1
    assert volt.order(order_id).status == "ordered"


def test_nobody_marks_as_ordered_what_a_supplier_is_being_asked_for(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id, part_id = planned(volt)
    claimed_only(volt, order_id, part_id)

    with pytest.raises(PlacementInProgress):
        service.mark_ordered(volt.owner, order_id, part_id)

    assert volt.part(order_id).state == "placing"


def claimed_only(volt: Business, order_id: str, part_id: str) -> None:
    from windlass.fulfilment.placing import _claim
    from windlass.fulfilment.repository import FulfilmentRepository

    _claim(FulfilmentRepository(volt.owner.store_id), order_id, part_id)


def test_aliexpress_answers_a_repeated_number_with_the_first_order(sandbox: Sandbox) -> None:
    """It cannot be asked for our number: ordering again is the way to look."""
    volt = business(sandbox)
    sandbox.trouble.set_custom("aliexpress", {"auto_pay": True})
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id, part_id = planned(volt, address=address(**PHONE))
    claimed_only(volt, order_id, part_id)
    part = volt.part(order_id)
    client = suppliers.client_for(volt.system, part.supplier_id or "")
    to = ship_to(phone="+49 30 901820")
    client.place(part.number, quoting.items_of(part), to, part.shipping_code)

    with time_machine.travel(clock.now() + timedelta(seconds=95), tick=True):
        volt.run(order_id)

    assert len(orders_at_aliexpress(sandbox)) == 1
    assert volt.order(order_id).status == "ordered"


def test_past_its_day_a_lost_aliexpress_order_is_a_persons_to_find(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id, part_id = planned(volt, address=address(**PHONE))
    claimed_only(volt, order_id, part_id)

    with time_machine.travel(clock.now() + timedelta(hours=24), tick=True):
        volt.run(order_id)
        action = volt.action(order_id)
        assert (action.kind, orders_at_aliexpress(sandbox)) == ("outcome_unknown", [])
        assert volt.part(order_id).number in action.problem
        assert action.choices == ["retry", "ordered", "cancel_part"]

        volt.decide(order_id, "retry")

    assert len(orders_at_aliexpress(sandbox)) == 1


def test_two_executions_at_once_make_one_plan_and_one_order(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.task("review", order_id)
    volt.task("assess", order_id)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _n: volt.task("plan", order_id), range(6)))
    volt.run(order_id)

    assert len(volt.parts(order_id)) == len(orders_at_cj(sandbox)) == 1
    assert len(told("OrderBeingPrepared")) == 1


def address(**overrides: str) -> dict[str, str]:
    return {
        "name": "Jo Doe",
        "line1": "Hauptstr. 1",
        "city": "Berlin",
        "postal_code": "10115",
        "country": "DE",
    } | overrides


def test_an_error_of_ours_while_ordering_is_followed_by_a_look(sandbox: Sandbox) -> None:
    """Wherever it struck, the supplier may have the order."""
    volt = with_cj(sandbox)
    order_id, part_id = planned(volt)
    order = volt.order(order_id)
    whole = order.address
    order.update([Order.address.set({"no": "address"})])

    with pytest.raises((KeyError, TypeError)):
        volt.task("place", order_id, part_id=part_id)

    assert (volt.part(order_id).state, volt.part(order_id).placing_since > 0) == ("placing", True)
    order.update([Order.address.set(whole)])
    volt.run(order_id)
    assert len(orders_at_cj(sandbox)) == 1
    assert volt.order(order_id).status == "ordered"


def test_a_refusal_after_a_lost_answer_is_a_persons_to_judge(sandbox: Sandbox) -> None:
    """AliExpress cannot be asked for our number, and its SKU is gone since: the order may be
    there, so it is not placed elsewhere."""
    volt = business(sandbox)
    volt.offer(suppliers_api.connect_aliexpress(volt.owner))
    order_id, part_id = planned(volt, address=address(**PHONE))
    claimed_only(volt, order_id, part_id)
    part = volt.part(order_id)
    part.lines = [{**line, "variant": "gone"} for line in part.lines]
    part.save()

    with time_machine.travel(clock.now() + timedelta(seconds=95), tick=True):
        volt.run(order_id)

    assert volt.action(order_id).kind == "outcome_unknown"
    assert volt.part(order_id).state == "placing"
