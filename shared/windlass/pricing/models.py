"""What goes into a price and what comes out: plain frozen values, kept by nobody.

Checkouts and orders freeze a Breakdown with `documents.to_document` in their own items.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from windlass.kit.money import Money

if TYPE_CHECKING:
    from windlass.shipping.models import ShippingOption


@dataclass(frozen=True, slots=True)
class Line:
    """One variant in a quantity. `unit_price` is what one costs now."""

    line_id: str
    unit_price: Money
    quantity: int
    compare_at: Money | None = None  # the struck-through price; shown, never calculated with
    weight_grams: int = 0  # of one unit


@dataclass(frozen=True, slots=True)
class Discount:
    """An amount off, already judged applicable. It covers the lines named, or all of them."""

    discount_id: str
    label: str
    amount: Money
    line_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Credit:
    """Money the shopper already has with the store: a gift card, or store credit."""

    credit_id: str
    label: str
    available: Money


@dataclass(frozen=True, slots=True)
class PricingInput:
    """Everything a price depends on, in one currency. What is left out costs nothing."""

    currency: str
    lines: tuple[Line, ...]
    shipping: ShippingOption | None = None  # none until the shopper has chosen one
    discounts: tuple[Discount, ...] = ()
    gift_cards: tuple[Credit, ...] = ()
    store_credit: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class PricedLine:
    """`net` = `amount` - `discount`; the nets of all lines sum to the breakdown's goods."""

    line_id: str
    unit_price: Money
    compare_at: Money | None
    quantity: int
    weight_grams: int  # of one unit
    amount: Money  # unit_price x quantity
    discount: Money
    net: Money
    tax: Money  # on top of `net`


@dataclass(frozen=True, slots=True)
class PricedShipping:
    """The delivery that was chosen, as it was quoted."""

    zone_id: str
    rate_id: str
    name: str
    country: str
    weight_grams: int
    amount: Money  # what it costs here
    regular: Money  # what it would cost without free shipping
    free_above: Money | None
    min_days: int
    max_days: int
    tax: Money  # on top of `amount`


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the calculation in words. `code` is stable: line, discount, shipping,
    free_shipping, tax, gift_card, store_credit. `subject` is the id of what it is about."""

    code: str
    subject: str
    text: str
    amount: Money  # what it adds; negative for what it takes off


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One price and how it came about. The sums that always hold:

    subtotal = the lines' amounts; goods = subtotal - discount = the lines' nets;
    total = goods + shipping + tax; due = total - gift_cards - store_credit. None is negative.
    """

    currency: str
    lines: tuple[PricedLine, ...]
    delivery: PricedShipping | None
    subtotal: Money
    discount: Money
    goods: Money
    shipping: Money
    tax: Money
    total: Money
    gift_cards: Money
    store_credit: Money
    due: Money  # what is left to pay by card
    savings: Money  # against the compare-at prices; part of no sum
    weight_grams: int
    steps: tuple[Step, ...]

    def line(self, line_id: str) -> PricedLine:
        """Raises KeyError for a line that is not in it."""
        for line in self.lines:
            if line.line_id == line_id:
                return line
        raise KeyError(line_id)


@dataclass(frozen=True, slots=True)
class RefundedLine:
    line_id: str
    quantity: int
    net: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class Refund:
    """total = the lines' nets and taxes + shipping + shipping_tax."""

    lines: tuple[RefundedLine, ...]
    shipping: Money
    shipping_tax: Money
    total: Money
