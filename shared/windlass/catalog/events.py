"""What others may react to. Changing a field here is an API change."""

from msgspec import Struct, field


class ProductSaved(Struct, frozen=True):
    product_id: str


class ProductDeleted(Struct, frozen=True):
    product_id: str
    handles: list[str] = field(default_factory=list)  # the addresses it had


class StockChanged(Struct, frozen=True):
    """What is left to sell changed, by an order or by the merchant."""

    product_ids: list[str]
