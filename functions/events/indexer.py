"""Keeps the search indexes: a batch of events marks what changed, then each store is built once.

Another builder at work is no reason to wait: it looks again after it has let go.
"""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from events.consumers.search import HANDLERS
from events.event import parse
from events.retry import come_again
from windlass.search import building, service
from windlass.stores import service as stores
from windlass.tenancy import service as tenancy

logger = Logger()


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """Reports the messages that failed, so that only they come again. An operator sends
    `{"rebuild": "<address of a store>"}` instead."""
    if "rebuild" in event:
        store = tenancy.act(stores.storefront(event["rebuild"]).store_id, task="search")
        service.rebuild(store)
        building.build(store)
        return {}
    failed: list[dict[str, str]] = []
    by_store: dict[str, list[dict[str, Any]]] = {}
    for record in event["Records"]:
        try:
            found = parse(record["body"])
            HANDLERS[found.type](found)
            by_store.setdefault(str(found.store_id), []).append(record)
        except Exception:  # whatever it was, the other messages must not wait for it
            logger.exception("a change was not marked")
            failed.append(come_again(record))
    for store_id, records in by_store.items():
        try:
            outcome = building.build(tenancy.act(store_id, task="search"))
            logger.info("search index", store_id=store_id, outcome=outcome)
        except Exception:  # one store's index must not keep the others waiting
            logger.exception("a search index was not built", store_id=store_id)
            failed += [come_again(record) for record in records]
    return {"batchItemFailures": failed}
