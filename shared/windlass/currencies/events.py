"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MarketsChanged:
    """One was made, changed or removed: what shoppers there see is other than before."""

    market_id: str
