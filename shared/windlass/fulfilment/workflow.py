"""The execution behind an order: started once, woken by news, begun anew when it is gone.

All that happened is in the table, and an execution only looks at what comes next. So any attempt
can carry on where another one stopped, and two at once do no harm.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from aws_lambda_powertools import Logger

from windlass.adapters import step_functions
from windlass.fulfilment import models, repository
from windlass.fulfilment.models import Workflow
from windlass.fulfilment.repository import Change, FulfilmentRepository
from windlass.fulfilment.whole import Fulfilment
from windlass.kit import clock, config
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext

logger = Logger(child=True)

FIRST_LOOK = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
LOOKED_AT_ONCE = 200


def start(store: StoreContext, order_id: str) -> None:
    """Begin an order's fulfilment; again, it changes nothing."""
    ensure(store, order_id)
    found = FulfilmentRepository(store.store_id).get(order_id).workflow
    if not found.is_closed:
        _execute(found)


def ensure(store: StoreContext, order_id: str) -> None:
    """The order's Workflow item, before there is an execution."""
    now = clock.now()
    workflow = Workflow(
        store_id=store.store_id,
        order_id=order_id,
        started_at=now,
        execution=f"order-{order_id}",
    )
    look_after(workflow, now + FIRST_LOOK)
    FulfilmentRepository(store.store_id).add(workflow)


def news(workflow: Workflow, change: Change) -> None:
    """Part of a change that the execution must hear of. Call `wake` when it is written; should
    that be lost, the reconciler does it."""
    workflow.wakes += 1
    if not workflow.is_closed:
        look_after(workflow, clock.now())
    change.save(workflow)


def wake(store: StoreContext, order_id: str) -> None:
    """Let the execution look at what there is, if it sleeps."""
    found = FulfilmentRepository(store.store_id).find(order_id)
    if found is not None:
        _rouse(found.workflow)


def tell(store: StoreContext, order_id: str) -> None:
    """There is news in the table: count it, and wake the execution."""
    FulfilmentRepository(store.store_id).change(
        order_id, lambda found, change: news(found.workflow, change)
    )
    wake(store, order_id)


def sleep(store: StoreContext, order_id: str, *, seen: int, task_token: str) -> None:
    """Keep the token of an execution that has nothing to do, unless there was news since it
    looked: then it goes on at once."""

    def keep(found: Fulfilment, change: Change) -> None:
        workflow = found.workflow
        workflow.task_token, workflow.seen = task_token, seen
        change.save(workflow)

    found, _written = FulfilmentRepository(store.store_id).change(order_id, keep)
    _rouse(found.workflow)


def close(store: StoreContext, order_id: str) -> None:
    """There is nothing left to do for the order."""

    def end(found: Fulfilment, change: Change) -> None:
        workflow = found.workflow
        if workflow.is_closed:
            return
        workflow.is_closed, workflow.task_token = True, None
        workflow.gsi3pk = workflow.gsi3sk = None
        change.save(workflow)

    FulfilmentRepository(store.store_id).change(order_id, end)


def reconcile() -> int:
    """Look after the open workflows of all stores that are due: those without a living execution
    get another attempt, those that missed news hear it. How many got one."""
    restarted = 0
    for listed in repository.workflows_due(clock.now(), at_most=LOOKED_AT_ONCE):
        store = tenancy.act(listed.store_id, task="fulfilment")
        try:
            restarted += _look(store, listed.order_id)
        except Exception:  # one order's trouble must not keep the others waiting
            logger.exception("a workflow was not looked after", order_id=listed.order_id)
    return restarted


def reopen(workflow: Workflow) -> None:
    """Part of a change that gives an order work after its end. Call `go_on` when it is written."""
    workflow.is_closed = False
    look_after(workflow, clock.now())


def go_on(store: StoreContext, order_id: str) -> None:
    """Let the execution look at what there is; begin another where it has ended."""
    _look(store, order_id)


def look_after(workflow: Workflow, at: datetime) -> None:
    workflow.gsi3pk = models.workflows_pk(models.shard_of(workflow.order_id))
    workflow.gsi3sk = models.due_sk(at, workflow.order_id)


def _look(store: StoreContext, order_id: str) -> bool:
    fulfilments = FulfilmentRepository(store.store_id)
    workflow = fulfilments.get(order_id).workflow
    due = workflow.gsi3sk
    if workflow.is_closed or due is None or due > models.due_sk(clock.now(), order_id):
        return False  # it ended, or another reconciler is starting it right now
    is_alive = step_functions.is_running(config.FULFIL_ORDER_ARN, workflow.execution)
    execution, now = workflow.execution, clock.now()

    def again(found: Fulfilment, change: Change) -> None:
        current = found.workflow
        if current.is_closed or current.execution != execution:
            return  # it ended, or another one was faster
        if not is_alive:
            current.attempt += 1
            current.execution = f"order-{order_id}-{current.attempt}"
            current.task_token = None
        look_after(current, now + _pause(current, now))
        change.save(current)

    found, is_ours = fulfilments.change(order_id, again)
    if not is_ours:
        return False
    if is_alive:
        _rouse(found.workflow)
        return False
    logger.warning("fulfilment begins anew", order_id=order_id, attempt=found.workflow.attempt)
    _execute(found.workflow)
    return True


def _pause(workflow: Workflow, now: datetime) -> timedelta:
    """Young workflows are looked after every minute, old ones hourly; one whose attempts keep
    failing twice as seldom each time."""
    by_age: timedelta = (now - workflow.started_at) / 10
    by_attempts = FIRST_LOOK * 2 ** min(max(workflow.attempt - 3, 0), 6)
    pause: timedelta = min(max(by_age, by_attempts, FIRST_LOOK), LONGEST_PAUSE)
    return pause


def _execute(workflow: Workflow) -> None:
    given: dict[str, Any] = {"store_id": workflow.store_id, "order_id": workflow.order_id}
    step_functions.start(config.FULFIL_ORDER_ARN, workflow.execution, given)


def _rouse(workflow: Workflow) -> None:
    if workflow.task_token is not None and workflow.wakes != workflow.seen:
        step_functions.wake(workflow.task_token)
