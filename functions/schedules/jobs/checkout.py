"""No paid checkout is lost, no unpaid one holds stock for ever, no refund is forgotten."""

from __future__ import annotations

from aws_lambda_powertools import Logger

from windlass.checkout import sweeping

logger = Logger(child=True)


def reconcile_payments() -> None:
    settled, refunded = sweeping.reconcile(), sweeping.retry_refunds()
    if settled or refunded:
        logger.info("reconciled", settled=settled, refunded=refunded)


def reconcile_all_payments() -> None:
    logger.info("reconciled with every account", settled=sweeping.reconcile_all())


def expire_checkouts() -> None:
    ended = sweeping.expire_due()
    if ended:
        logger.info("expired", checkouts=ended)
