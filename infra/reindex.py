"""`python -m infra.reindex <stage> <store's address>`: builds a store's search index anew.

The stage is local, staging or production. The function goes on by itself; the dashboard shows how
far it is.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import boto3

from infra.local.clients import client
from infra.local.place import STACK, Place
from infra.publish import stack_of


def reindex(lambdas: Any, stack: str, slug: str) -> None:
    lambdas.invoke(
        FunctionName=f"{stack}-search-indexer",
        InvocationType="Event",
        Payload=json.dumps({"rebuild": slug}).encode(),
    )


def main(stage: str, slug: str) -> None:
    if stage == "local":
        reindex(client(Place.from_environment(), "lambda"), STACK, slug)
    else:
        stack, region = stack_of(stage)
        reindex(boto3.client("lambda", region_name=region), stack, slug)
    print(f"The search index of {slug} is being built anew.")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2]:
        sys.exit(__doc__)
    main(*sys.argv[1:])
