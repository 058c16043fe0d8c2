"""What the edge remembers a page by, so that all pages of a store can be forgotten at once."""

from typing import Final

HEADER: Final = "X-Windlass-Tags"  # infra/stacks/edge.yaml: CacheTagConfig


def store_tag(store_id: str) -> str:
    """Tags know no capitals."""
    return f"store-{store_id.lower()}"
