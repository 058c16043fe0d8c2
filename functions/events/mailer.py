"""Sends the mails that were written: the queue names them, SES takes them."""

from __future__ import annotations

import json
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from events.retry import come_again
from windlass.mail import delivery
from windlass.mail.errors import MailBeingSent

logger = Logger()


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], _context: LambdaContext) -> dict[str, Any]:
    """Reports the mails that failed, so that only they come again."""
    failed = []
    for record in event["Records"]:
        try:
            named = json.loads(record["body"])
            delivery.deliver(named["pk"], named["sk"])
        except MailBeingSent as held:  # if they fail, it goes out when it comes again
            logger.info(held.message)
            failed.append(come_again(record))
        except Exception:  # whatever it was, the other mails must not wait for it
            logger.exception("a mail was not sent")
            failed.append(come_again(record))
    return {"batchItemFailures": failed}
