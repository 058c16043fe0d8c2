"""The table and the rest of AWS, for as long as a test or a module of tests needs them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from moto import mock_aws

from windlass.adapters import aws
from windlass.db.table import TableItem
from windlass.kit import config


@contextmanager
def a_table() -> Iterator[None]:
    """A fresh, empty table in a real engine: conditions, transactions and races are exercised."""
    TableItem.create_table(billing_mode="PAY_PER_REQUEST", wait=True)
    try:
        yield
    finally:
        TableItem.delete_table()


@contextmanager
def a_cloud() -> Iterator[None]:
    """The rest of AWS by moto: key, bucket, bus and queues as the stack has them."""
    with mock_aws():  # its hooks sit in every client made since moto was imported, so clients stay
        key = aws.kms().create_key()["KeyMetadata"]["KeyId"]
        aws.kms().create_alias(AliasName=config.KMS_KEY_ID, TargetKeyId=key)
        for bucket in (config.MEDIA_BUCKET, config.SEARCH_BUCKET):
            aws.s3().create_bucket(
                Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
            )
        aws.events().create_event_bus(Name=config.BUS_NAME)
        aws.sqs().create_queue(QueueName=config.MAIL_QUEUE_URL.rsplit("/", 1)[1])
        aws.ses().create_email_identity(EmailIdentity=config.MAIL_FROM_DOMAIN)
        yield
