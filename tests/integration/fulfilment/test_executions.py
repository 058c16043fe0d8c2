"""The execution behind an order: one at a time, woken by news, begun anew when it is gone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import time_machine

from infra.local.sandbox.context import Sandbox
from schedules.app import handler as schedules
from tests.support.api import CONTEXT
from tests.support.fulfilment_factories import (
    Business,
    business,
    deliver,
    executions,
    with_cj,
)
from windlass.adapters import aws
from windlass.fulfilment import service
from windlass.fulfilment.repository import workflows_due
from windlass.kit import clock, config

LATER = timedelta(minutes=2)


def arn(name: str) -> str:
    return f"{config.FULFIL_ORDER_ARN.replace(':stateMachine:', ':execution:')}:{name}"


def kill(name: str) -> None:
    aws.step_functions().stop_execution(executionArn=arn(name))


def reconcile() -> None:
    context: Any = CONTEXT
    schedules({"job": "reconcile_workflows"}, context)


def placed(volt: Business) -> str:
    order_id = volt.sell()
    deliver("OrderPlaced", volt.owner.store_id, order_id=order_id)
    return order_id


def test_a_living_execution_is_left_alone(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = placed(volt)

    with time_machine.travel(clock.now() + LATER, tick=True):
        reconcile()

    assert executions() == [f"order-{order_id}"]


def test_a_dead_execution_gets_another_attempt_that_doubles_nothing(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = placed(volt)
    volt.run(order_id)
    kill(f"order-{order_id}")

    with time_machine.travel(clock.now() + LATER, tick=True):
        reconcile()
        reconcile()
        volt.run(order_id)

    assert executions() == [f"order-{order_id}", f"order-{order_id}-2"]
    assert volt.fulfilment(order_id).workflow.attempt == 2
    assert len(volt.parts(order_id)) == 1


def test_four_reconcilers_at_once_start_one_attempt(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = placed(volt)
    kill(f"order-{order_id}")

    with time_machine.travel(clock.now() + LATER, tick=True), ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _n: service.reconcile(), range(4)))

    assert executions() == [f"order-{order_id}", f"order-{order_id}-2"]


def test_a_start_that_was_cut_short_is_made_up_for(sandbox: Sandbox) -> None:
    """The item was written, the execution never begun."""
    volt = with_cj(sandbox)
    order_id = volt.sell()
    volt.task("review", order_id)
    assert executions() == []

    with time_machine.travel(clock.now() + LATER, tick=True):
        reconcile()

    assert executions() == [f"order-{order_id}-2"]


def test_what_is_finished_is_never_looked_after_again(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    order_id = placed(volt)
    service.cancel_order(volt.owner, order_id, reason="x", refund=True)
    assert volt.run(order_id) == "end"
    kill(f"order-{order_id}")

    with time_machine.travel(clock.now() + timedelta(days=2), tick=True):
        assert list(workflows_due(clock.now(), at_most=10)) == []
        deliver("OrderPlaced", volt.owner.store_id, order_id=order_id)

    assert executions() == [f"order-{order_id}"]


def test_an_old_workflow_is_looked_after_more_seldom(sandbox: Sandbox) -> None:
    volt = with_cj(sandbox)
    placed(volt)

    with time_machine.travel(clock.now() + timedelta(hours=5), tick=True):
        reconcile()
        assert list(workflows_due(clock.now() + timedelta(minutes=29), at_most=9)) == []
        assert len(list(workflows_due(clock.now() + timedelta(minutes=31), at_most=9))) == 1


def test_going_to_sleep_keeps_the_token_for_who_has_news(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = placed(volt)
    assert volt.run(order_id) == "sleep"
    step = volt.task("review", order_id)

    volt.task("sleep", order_id, seen=step["seen"], task_token="token-1")

    workflow = volt.fulfilment(order_id).workflow
    assert (workflow.task_token, workflow.seen, workflow.wakes) == ("token-1", 0, 0)
    service.resolve(volt.owner, volt.action(order_id).action_id, "manual")
    woken = volt.fulfilment(order_id).workflow
    assert (woken.wakes, woken.seen) == (1, 0)
    assert [each.order_id for each in workflows_due(clock.now(), at_most=9)] == [order_id]


def test_news_between_looking_and_sleeping_are_not_missed(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    order_id = placed(volt)
    volt.run(order_id)
    step = volt.task("review", order_id)
    service.resolve(volt.owner, volt.action(order_id).action_id, "manual")

    volt.task("sleep", order_id, seen=step["seen"], task_token="token-1")

    workflow = volt.fulfilment(order_id).workflow
    assert (workflow.seen, workflow.wakes) == (0, 1)  # so the token is used at once
    assert volt.task("review", order_id)["seen"] == 1


def test_a_late_cancellation_event_of_an_unknown_order_is_harmless(sandbox: Sandbox) -> None:
    volt = business(sandbox)
    deliver("OrderCancelled", volt.owner.store_id, order_id="01ARZ3NDEKTSV4RRFFQ69G5FAV")
    assert executions() == []
