"""When a message that failed comes again: soon at first, for races and hiccups, then ever later.

Left alone it would come after the queue's visibility timeout, which must be six times the timeout
of the function: minutes, even when the fault was over in a second.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from botocore.exceptions import ClientError

from windlass.adapters import aws

FIRST_SECONDS: Final = 5
MOST_SECONDS: Final = 900
GONE: Final = {
    "ReceiptHandleIsInvalid",
    "MessageNotInflight",
    "AWS.SimpleQueueService.MessageNotInflight",
    "InvalidParameterValue",
}


def seconds_before(attempt: int) -> int:
    """5, 15, 45, 135, 405, then 900: how long to wait after this many attempts failed."""
    return int(min(FIRST_SECONDS * 3 ** (attempt - 1), MOST_SECONDS))


def come_again(record: dict[str, Any]) -> dict[str, str]:
    """Sets the wait of a failed record of an SQS event, and returns the entry that reports it. A
    message that is gone or not ours any more is left to the queue."""
    seconds = seconds_before(int(record["attributes"]["ApproximateReceiveCount"]))
    try:
        aws.sqs().change_message_visibility(
            QueueUrl=_url_of(record["eventSourceARN"]),
            ReceiptHandle=record["receiptHandle"],
            VisibilityTimeout=seconds,
        )
    except ClientError as error:
        if error.response["Error"]["Code"] not in GONE:
            raise
    return {"itemIdentifier": record["messageId"]}


@cache
def _url_of(queue_arn: str) -> str:
    return aws.sqs().get_queue_url(QueueName=queue_arn.rsplit(":", 1)[1])["QueueUrl"]
