"""Themes go live at the moment that was set for them."""

from __future__ import annotations

from aws_lambda_powertools import Logger

from windlass.themes import scheduling

logger = Logger(child=True)


def publish_themes() -> None:
    done = scheduling.work_off()
    if done:
        logger.info("themes went live", themes=done)
