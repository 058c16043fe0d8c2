"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class PageSaved(Struct, frozen=True):
    """A page or post that shoppers see, or saw until now, is no longer what it was."""

    page_id: str
