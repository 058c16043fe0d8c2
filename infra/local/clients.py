"""Clients of one local cloud, made without touching this process's environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from infra.local.place import REGION, Place

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client

SESSION = boto3.Session("local", "local", region_name=REGION)


def client(place: Place, service: str) -> Any:
    """Short waits and no retries: a dead neighbour is noticed, not waited for."""
    config = Config(retries={"max_attempts": 1}, connect_timeout=5, read_timeout=330)
    make: Any = SESSION.client  # its stubs know literal names of services only
    return make(service, endpoint_url=place.url("cloud"), config=config)


def table_client(place: Place) -> DynamoDBClient:
    return SESSION.client("dynamodb", endpoint_url=place.url("table"))


def stream_client(place: Place) -> Any:
    """Unvalidated: the table's shard ids are shorter than AWS's, which botocore refuses."""
    config = Config(parameter_validation=False, retries={"max_attempts": 1})
    return SESSION.client("dynamodbstreams", endpoint_url=place.url("table"), config=config)


def s3(place: Place) -> S3Client:
    made: S3Client = client(place, "s3")
    return made
