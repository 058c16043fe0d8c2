"""One Lambda for every state-machine task: `task` names a function of one of the task modules."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from workflows.registry import TASKS
from workflows.tasks import fulfil_order as fulfil_order  # registers its tasks

logger = Logger()


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], _context: LambdaContext) -> Any:
    """Raises KeyError for a task that nobody wrote: state machine and code disagree."""
    task, given = event["task"], event["input"]
    logger.append_keys(task=task, store_id=given["store_id"], order_id=given.get("order_id"))
    return TASKS[task](given)
