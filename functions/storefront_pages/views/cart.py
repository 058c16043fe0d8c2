"""The cart as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from storefront_pages.views.image import ImageView
from windlass.kit.money import Money


@dataclass(frozen=True, slots=True)
class CartLineView:
    id: str
    title: str
    variant: str  # "Blue / M", empty for a product without options
    path: str
    image: ImageView | None
    quantity: int
    most: int  # how many may be ordered
    unit_price: Money
    compare_at: Money | None
    total: Money
    notices: tuple[str, ...]  # what changed since it was added
    is_available: bool


@dataclass(frozen=True, slots=True)
class CartView:
    lines: tuple[CartLineView, ...]
    subtotal: Money
    count: int
    can_check_out: bool

    @property
    def has_changed(self) -> bool:
        return any(line.notices for line in self.lines)
