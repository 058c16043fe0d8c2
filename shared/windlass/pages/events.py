"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageSaved:
    """A page or post that shoppers see, or saw until now, is no longer what it was."""

    page_id: str
