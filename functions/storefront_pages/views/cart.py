"""The cart as its page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages.views.image import ImageView
from windlass.kit.money import Money

if TYPE_CHECKING:
    from storefront_pages.views.checkout import SumLine
    from windlass.catalog.measures import UnitPrice


class CartLineView(Struct, frozen=True):
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
    to_pay: Money | None = None  # after discounts; None where there are none
    discounts: tuple[tuple[str, Money], ...] = ()  # label, what it takes off this line
    properties: tuple[tuple[str, str], ...] = ()  # what the shopper wrote on it
    is_gift_card: bool = False
    reference_price: UnitPrice | None = None  # per litre, kilogram, metre or piece


class CodeView(Struct, frozen=True):
    code: str
    problem: str  # why it does nothing; empty when it counts


class CardView(Struct, frozen=True):
    id: str
    label: str  # "•••• 7K2Q"
    balance: Money
    spent: Money
    problem: str = ""  # why it cannot pay


class CartView(Struct, frozen=True):
    lines: tuple[CartLineView, ...]
    subtotal: Money
    count: int
    can_check_out: bool
    sums: tuple[SumLine, ...] = ()  # from the subtotal to the total
    total: Money | None = None  # what is left to pay, before delivery
    codes: tuple[CodeView, ...] = ()
    gift_cards: tuple[CardView, ...] = ()
    credit: CardView | None = None  # of who is signed in
    uses_credit: bool = False
    note: str = ""
    notices: tuple[str, ...] = ()  # what changed about all of it

    @property
    def has_changed(self) -> bool:
        return bool(self.notices) or any(line.notices for line in self.lines)
