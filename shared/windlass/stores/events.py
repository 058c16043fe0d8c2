"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StoreCreated:
    name: str
    slug: str


@dataclass(frozen=True)
class StoreLaunched:
    slug: str
