"""Gift cards are sent on their day, and nobody is surprised by their end."""

from __future__ import annotations

from aws_lambda_powertools import Logger

from windlass.gift_cards import coming_due

logger = Logger(child=True)


def work_off_gift_cards() -> None:
    done = coming_due.work_off()
    if done:
        logger.info("gift cards came due", cards=done)
