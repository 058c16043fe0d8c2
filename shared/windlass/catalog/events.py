"""What others may react to. Changing a field here is an API change."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ProductSaved:
    product_id: str


@dataclass(frozen=True)
class ProductDeleted:
    product_id: str
    handles: list[str] = field(default_factory=list)  # the addresses it had


@dataclass(frozen=True)
class StockChanged:
    """What is left to sell changed, by an order or by the merchant."""

    product_ids: list[str]
