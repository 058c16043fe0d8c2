"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class ThemePublished(Struct, frozen=True):
    """Shoppers see another look: caches of pages are stale, and what takes its colours from the
    theme follows. Which document is live is to be read, not taken from here."""

    version: int
    source: str  # published, scheduled or restored
