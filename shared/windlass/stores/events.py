"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class StoreCreated(Struct, frozen=True):
    name: str
    slug: str


class StoreLaunched(Struct, frozen=True):
    slug: str


class StorefrontChanged(Struct, frozen=True):
    """Shoppers see something else than before, for which there is no event of its own: pages that
    are kept are stale. `part` says what it was, for people who read logs."""

    part: str
