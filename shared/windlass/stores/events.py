"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StoreCreated:
    name: str
    slug: str


@dataclass(frozen=True)
class StoreLaunched:
    slug: str


@dataclass(frozen=True)
class StorefrontChanged:
    """Shoppers see something else than before, for which there is no event of its own: pages that
    are kept are stale. `part` says what it was, for people who read logs."""

    part: str
