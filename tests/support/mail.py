"""The mails that would have left: what SES took, in order."""

from __future__ import annotations

import json
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from events.mailer import handler
from tests.support.api import CONTEXT
from windlass.adapters import aws
from windlass.kit import config

QUEUE = config.MAIL_QUEUE_URL.rsplit("/", 1)[1]


def deliver_queued() -> list[dict[str, Any]]:
    """Run the mailer on everything in the mail queue; the failures it reported."""
    failures: list[dict[str, Any]] = []
    while True:
        answer = aws.sqs().receive_message(QueueUrl=config.MAIL_QUEUE_URL, MaxNumberOfMessages=10)
        messages = answer.get("Messages", [])
        if not messages:
            return failures
        records = [
            {
                "messageId": each["MessageId"],
                "body": each["Body"],
                "receiptHandle": each["ReceiptHandle"],
                "attributes": {"ApproximateReceiveCount": "1"},
                "eventSourceARN": f"arn:aws:sqs:eu-west-1:1:{QUEUE}",
            }
            for each in messages
        ]
        failures += handler({"Records": records}, CONTEXT)["batchItemFailures"]  # type: ignore[arg-type]
        for each in messages:
            aws.sqs().delete_message(
                QueueUrl=config.MAIL_QUEUE_URL, ReceiptHandle=each["ReceiptHandle"]
            )


def sent() -> list[Any]:
    return list(ses_backends[DEFAULT_ACCOUNT_ID]["eu-west-1"].sent_messages)


def queued() -> list[dict[str, Any]]:
    """Look into the queue without taking anything out of it."""
    answer = aws.sqs().receive_message(
        QueueUrl=config.MAIL_QUEUE_URL, MaxNumberOfMessages=10, VisibilityTimeout=0
    )
    return [json.loads(message["Body"]) for message in answer.get("Messages", [])]
