"""The rates of the day."""

from __future__ import annotations

from aws_lambda_powertools import Logger

from windlass.currencies import refreshing

logger = Logger(child=True)


def refresh_rates() -> None:
    """Runs every hour: whether there is anything to do is decided by when it was done last."""
    outcome = refreshing.refresh()
    if outcome.problem:
        logger.error("no rates; the last good ones stay in use", problem=outcome.problem)
    if outcome.waiting:
        logger.warning("rates that nobody confirms yet", currencies=outcome.waiting)
    if outcome.changed:
        logger.info("new rates", currencies=outcome.changed)
