"""Forgets the pages of stores that changed, at the edge: a batch of events names each store once.

Messages arrive seconds late on purpose (infra/stacks/events.yaml): by then no container still shows
what it remembered, so that a page made anew is new.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from events.event import parse
from events.retry import come_again
from windlass.adapters.cloudfront import client

logger = Logger()


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """All or nothing: one call names all stores of the batch."""
    records = event["Records"]
    events = [parse(record["body"]) for record in records]
    stores = {found.store_id for found in events if found.store_id}
    try:
        client.purge(stores, reference=_reference(records))
    except Exception:  # they come again, later each time, and at last lie in the dead letters
        logger.exception("pages were not purged", stores=sorted(stores))
        return {"batchItemFailures": [come_again(record) for record in records]}
    logger.info("purged", stores=sorted(stores))
    return {"batchItemFailures": []}


def _reference(records: list[dict[str, Any]]) -> str:
    """The same for the same messages, so that a repeated batch asks once."""
    names = sorted(record["messageId"] for record in records)
    return sha256(" ".join(names).encode()).hexdigest()[:32]
