"""AWS clients, made when first used: importing boto3 costs a cold start 170 ms of CPU."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from windlass.kit import config

if TYPE_CHECKING:
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_kms import KMSClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_stepfunctions import SFNClient


@cache
def _client(service: str, *, retries: int = 3, **options: Any) -> Any:
    import boto3
    from botocore.config import Config

    settings = Config(
        connect_timeout=3, read_timeout=20, retries={"mode": "standard", "max_attempts": retries}
    )
    # The bucket is in the host, which the dashboard's CSP names; at an ip it is in the path.
    if service == "s3":
        hosted = Config(s3={"addressing_style": "virtual"}, signature_version="s3v4")
        settings = settings.merge(hosted)
    client: Any = boto3.client  # its stubs know literal names of services only
    return client(service, region_name=config.AWS_REGION, config=settings, **options)


def cloudfront() -> Any:
    return _client("cloudfront")


def events() -> EventBridgeClient:
    client: EventBridgeClient = _client("events")
    return client


def kms() -> KMSClient:
    client: KMSClient = _client("kms")
    return client


def s3() -> S3Client:
    client: S3Client = _client("s3")
    return client


def ses() -> SESV2Client:
    """Asks once: a mail whose answer was lost may have left, so only its sender tries again."""
    client: SESV2Client = _client("sesv2", retries=0)
    return client


def sqs() -> SQSClient:
    client: SQSClient = _client("sqs")
    return client


def step_functions() -> SFNClient:
    client: SFNClient = _client("stepfunctions")
    return client


def websocket(endpoint: str) -> Any:
    """The management API of one WebSocket stage (`https://host/stage`)."""
    return _client("apigatewaymanagementapi", endpoint_url=endpoint)


def forget() -> None:
    """Drop the clients, for tests that start a fresh cloud."""
    _client.cache_clear()
