"""Tokens at suppliers end; these are renewed before they do."""

from aws_lambda_powertools import Logger

from windlass.suppliers import service

logger = Logger()


def refresh_supplier_tokens() -> None:
    refreshed = service.refresh_due()
    if refreshed:
        logger.info("Refreshed supplier tokens", count=refreshed)
