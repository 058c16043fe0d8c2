"""Cancelling, again after a crash in between, and what races with it."""

from __future__ import annotations

from typing import Any

import pytest

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.trouble import Rule
from tests.support.fulfilment_factories import (
    Business,
    orders_at_cj,
    told,
    with_cj,
)
from windlass.adapters.supplier_errors import SupplierFailed
from windlass.catalog import service as catalog
from windlass.fulfilment import service
from windlass.fulfilment.errors import PlacementInProgress
from windlass.orders import refunds
from windlass.orders import service as orders
from windlass.orders.errors import OrderAlreadyCancelled
from windlass.orders.models import Order

DELETE = "*/shopping/order/deleteOrder"


def cancel(volt: Business, order_id: str, **overrides: Any) -> Order:
    asked: dict[str, Any] = {"reason": "Changed her mind", "refund": True} | overrides
    return service.cancel_order(volt.owner, order_id, **asked)


def refunds_of(volt: Business, order_id: str) -> list[tuple[str, int]]:
    made = orders.refunds(volt.owner, order_id)
    return [(refund.refund_id, refund.amount.amount) for refund in made]


def on_hand(volt: Business) -> int:
    product_id = volt.shop.product.product.product_id
    return catalog.get(volt.owner, product_id).stocks[volt.shop.variant_id].on_hand


def test_again_it_is_refused_and_nothing_is_given_back_twice(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    cancel(volt, order_id)

    with pytest.raises(OrderAlreadyCancelled):
        cancel(volt, order_id)

    assert len(refunds_of(volt, order_id)) == 1
    assert len(told("OrderCancelled")) == 1


def test_a_supplier_that_is_away_is_stopped_later_by_the_execution(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    sandbox.trouble.add(Rule("cj", "5xx", 1, DELETE))

    with pytest.raises(SupplierFailed):
        cancel(volt, order_id)
    assert volt.order(order_id).status == "ordered"
    assert volt.run(order_id) == "end"

    assert volt.order(order_id).status == "cancelled"
    assert [each["orderStatus"] for each in orders_at_cj(sandbox)] == ["CANCELLED"]


def test_a_crash_after_the_refund_loses_nothing(sandbox: Sandbox) -> None:
    """The refund was made, and whoever made it died before the next step."""
    volt = with_cj(sandbox, on_hand=5)
    order_id = volt.sell()
    volt.run(order_id)
    decided_only(volt, order_id)
    total = volt.order(order_id).total
    refunds.refund(
        volt.owner, order_id, amount=total, reason="died", refund_id=f"cancel-{order_id}"
    )

    for _time in range(3):
        service.carry_out(volt.system, order_id)

    assert refunds_of(volt, order_id) == [(f"cancel-{order_id}", total.amount)]
    assert len(told("OrderRefunded")) == len(told("OrderCancelled")) == 1
    assert on_hand(volt) == 5
    assert volt.run(order_id) == "end"


def test_what_was_decided_is_carried_out_by_whoever_comes_next(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.run(order_id)
    decided_only(volt, order_id)

    assert volt.run(order_id) == "end"

    assert volt.order(order_id).status == "cancelled"
    assert [each["orderStatus"] for each in orders_at_cj(sandbox)] == ["CANCELLED"]


def test_a_cancelled_order_is_never_placed(sandbox: Sandbox) -> None:
    """The worker read the order before it was cancelled."""
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.task("review", order_id)
    volt.task("assess", order_id)
    volt.task("plan", order_id)
    part_id = volt.part(order_id).part_id
    volt.task("quote", order_id, part_id=part_id)

    cancel(volt, order_id)

    assert volt.task("place", order_id, part_id=part_id) == {"next": "done"}
    assert orders_at_cj(sandbox) == []


def test_a_claim_that_read_before_the_cancellation_is_refused(sandbox: Sandbox) -> None:
    from windlass.fulfilment.repository import Change, FulfilmentRepository
    from windlass.fulfilment.rules import State
    from windlass.fulfilment.whole import Fulfilment

    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.task("review", order_id)
    volt.task("assess", order_id)
    volt.task("plan", order_id)
    fulfilments, seen = FulfilmentRepository(volt.owner.store_id), []

    def claim(found: Fulfilment, change: Change) -> None:
        [part] = found.parts.values()
        seen.append(found.workflow.cancelling)
        if found.workflow.cancelling is not None:
            raise PlacementInProgress("late")
        decided_only(volt, order_id)  # between our read and our write
        part.state = State.PLACING.value
        change.unless_cancelled(found.workflow)
        change.save(part)

    with pytest.raises(PlacementInProgress):
        fulfilments.change(order_id, claim)

    assert (len(seen), volt.part(order_id).state) == (2, "planned")


def decided_only(volt: Business, order_id: str) -> None:
    """As a caller leaves it that dies right after writing down what shall be."""
    from windlass.fulfilment.repository import Change, FulfilmentRepository
    from windlass.fulfilment.whole import Fulfilment

    def decide(found: Fulfilment, change: Change) -> None:
        found.workflow.cancelling = {
            "reason": "Changed her mind",
            "refund": True,
            "only_rest": False,
            "actor": volt.owner.actor_id,
        }
        change.save(found.workflow)

    FulfilmentRepository(volt.owner.store_id).change(order_id, decide)
