"""Rules that ask how old a product is change their outcome though no product changes."""

from __future__ import annotations

from aws_lambda_powertools import Logger

from windlass.collections import jobs

logger = Logger(child=True)


def refresh_collections() -> None:
    begun = jobs.begin_due()
    if begun:
        logger.info("collections are looked at again", stores=begun)
