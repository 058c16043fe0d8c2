"""Tells the edge that pages it keeps are out of date. Locally, infra/local/edge understands this
call, too (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html)."""

from __future__ import annotations

from collections.abc import Collection
from itertools import batched

from windlass.adapters import aws
from windlass.kit import config
from windlass.kit.edge_tags import store_tag

MOST_AT_ONCE = 100  # tags of one call, far below what is allowed in progress


def purge(store_ids: Collection[str], *, reference: str) -> None:
    """Forget every page of these stores. The same reference asks once, however often it is sent."""
    for number, some in enumerate(batched(sorted(set(store_ids)), MOST_AT_ONCE, strict=False)):
        tags = [f"#{store_tag(store_id)}" for store_id in some]
        aws.cloudfront().create_invalidation(
            DistributionId=config.PAGES_DISTRIBUTION,
            InvalidationBatch={
                "Paths": {"Quantity": len(tags), "Items": tags},
                "CallerReference": f"{reference}-{number}",
            },
        )
