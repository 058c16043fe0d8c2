"""No parcel goes unnoticed, no order is left lying because its execution is gone."""

from __future__ import annotations

from aws_lambda_powertools import Logger

from windlass.fulfilment import service

logger = Logger(child=True)


def poll_tracking() -> None:
    news = service.poll()
    if news:
        logger.info("found news of parcels", supplier_orders=news)


def reconcile_workflows() -> None:
    restarted = service.reconcile()
    if restarted:
        logger.warning("restarted workflows", orders=restarted)
