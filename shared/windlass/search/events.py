"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchIndexDue:
    """Something waits to be built into the store's index, or all of it is wanted anew."""

    reason: str  # "rebuild", "missing" or "left behind"
