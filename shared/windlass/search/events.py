"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class SearchIndexDue(Struct, frozen=True):
    """Something waits to be built into the store's index, or all of it is wanted anew."""

    reason: str  # "rebuild", "missing" or "left behind"
