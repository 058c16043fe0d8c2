"""Recurring work: the schedule's input names the job, the job lives in `jobs/<feature>.py`.

A job takes nothing, does a bounded amount of work and is harmless when it runs twice at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

logger = Logger()

JOBS = {
    "sweep_outbox": "outbox",
    "reconcile_workflows": "fulfilment",
    "poll_tracking": "fulfilment",
    "reconcile_payments": "checkout",
    "reconcile_all_payments": "checkout",
    "expire_checkouts": "checkout",
    "refresh_supplier_tokens": "suppliers",
    "work_off_gift_cards": "gift_cards",
    "refresh_collections": "collections",
    "build_left_behind_indexes": "search",
    "roll_up_searches": "search",
    "ask_for_reviews": "reviews",
    "refresh_rates": "currencies",
    "publish_themes": "themes",
}


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], _context: LambdaContext) -> None:
    """Raises KeyError for a job that nobody wrote: template and code disagree."""
    job = event["job"]
    logger.append_keys(job=job)
    getattr(import_module(f"schedules.jobs.{JOBS[job]}"), job)()
