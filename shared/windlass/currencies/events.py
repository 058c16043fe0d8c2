"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct


class MarketsChanged(Struct, frozen=True):
    """One was made, changed or removed: what shoppers there see is other than before."""

    market_id: str
