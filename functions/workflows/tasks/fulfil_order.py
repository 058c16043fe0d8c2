"""The steps of statemachines/fulfil_order.asl.json. Inputs are ids; each step may run again.

What is done to a supplier order is undone by `cancel_order`, which stops it wherever it is.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from windlass.fulfilment import asking
from windlass.fulfilment import service as fulfilment
from windlass.fulfilment.service import SupplierThrottled
from windlass.tenancy import service as tenancy
from windlass.tenancy.context import StoreContext
from workflows.registry import task

LONG_PAUSE_SECONDS = 60  # a supplier that asks for more is left alone by the whole order


def store_of(given: dict[str, Any]) -> StoreContext:
    return tenancy.act(given["store_id"], task="fulfilment")


@task
def review(given: dict[str, Any]) -> dict[str, object]:
    """What comes next: {next, seconds, parts: [{part_id, step}], seen}."""
    return fulfilment.review(store_of(given), given["order_id"])


@task
def assess(given: dict[str, Any]) -> None:
    fulfilment.assess(store_of(given), given["order_id"])


@task
def plan(given: dict[str, Any]) -> None:
    fulfilment.plan(store_of(given), given["order_id"])


@task
def quote(given: dict[str, Any]) -> dict[str, str]:
    """{next}: place, or done when somebody else has to do something first."""
    return _with_supplier(given, fulfilment.quote)


@task
def place(given: dict[str, Any]) -> dict[str, str]:
    """{next}: pay, quote, or done."""
    return _with_supplier(given, fulfilment.place)


@task
def pay(given: dict[str, Any]) -> dict[str, str]:
    """{next}: done."""
    return _with_supplier(given, fulfilment.pay)


@task
def cancel_order(given: dict[str, Any]) -> None:
    """Undoes `place` and `pay` for every supplier order that has not shipped."""
    fulfilment.carry_out(store_of(given), given["order_id"])


@task
def refund_lines(given: dict[str, Any]) -> None:
    """Undoes the sale of lines that nobody delivers."""
    fulfilment.refund_lines(store_of(given), given["order_id"])


@task
def postpone(given: dict[str, Any]) -> None:
    """A supplier failed again and again: leave it alone for a while."""
    asking.postpone(store_of(given), given["order_id"], given["part_id"])


@task
def sleep(given: dict[str, Any]) -> None:
    """Keep the token that wakes the execution; it goes on by itself when there was news."""
    fulfilment.sleep(
        store_of(given), given["order_id"], seen=given["seen"], task_token=given["task_token"]
    )


def _with_supplier(given: dict[str, Any], step: Any) -> dict[str, str]:
    store, order_id, part_id = store_of(given), given["order_id"], given["part_id"]
    try:
        return {"next": step(store, order_id, part_id)}
    except SupplierThrottled as throttled:
        if throttled.retry_after < LONG_PAUSE_SECONDS:
            raise
        after = timedelta(seconds=throttled.retry_after)
        asking.postpone(store, order_id, part_id, after=after)
        return {"next": "done"}
