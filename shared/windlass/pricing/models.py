"""What goes into a price and what comes out: plain frozen values, kept by nobody.

Checkouts and orders freeze a Breakdown with `documents.to_document` in their own items.
"""

from __future__ import annotations

from copy import replace
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple

from windlass.kit.money import Money

if TYPE_CHECKING:
    from datetime import datetime

    from windlass.discounts.rules import Promotion, Rejected
    from windlass.shipping.models import ShippingOption
    from windlass.tax.rules import TaxTable


class Line(Struct, frozen=True):
    """One variant in a quantity. `unit_price` is what one costs now."""

    line_id: str
    unit_price: Money
    quantity: int
    compare_at: Money | None = None  # the struck-through price; shown, never calculated with
    weight_grams: int = 0  # of one unit
    product_id: str = ""
    variant_id: str = ""
    collection_ids: frozenset[str] = frozenset()
    tax_class: str = "standard"
    is_gift_card: bool = False  # money itself: no discount, no tax, not paid with credit


class Credit(Struct, frozen=True):
    """Money the shopper already has with the store: a gift card, or store credit."""

    credit_id: str
    label: str
    available: Money
    expires_at: datetime | None = None


class PricingInput(Struct, frozen=True):
    """Everything a price depends on, in one currency. What is left out costs nothing."""

    currency: str
    lines: tuple[Line, ...]
    shipping: ShippingOption | None = None  # none until the shopper has chosen one
    promotions: tuple[Promotion, ...] = ()  # open to this shopper: discounts.service.offers
    tax: TaxTable | None = None  # none as long as nobody knows where it goes
    gift_cards: tuple[Credit, ...] = ()
    store_credit: tuple[Credit, ...] = ()


class PricedDiscount(Struct, frozen=True):
    """What one discount takes: off one line, off delivery, or in all."""

    discount_id: str
    code: str | None  # as it was typed into the shop; none for an automatic one
    title: str
    discount_class: str  # product, order, shipping
    amount: Money
    source_title: str = ""  # as the merchant wrote it, where the title is translated

    @property
    def as_merchant(self) -> PricedDiscount:
        return replace(self, title=self.source_title) if self.source_title else self


class PricedTax(Struct, frozen=True):
    """The tax of one rate. `base` is without tax. An inclusive one is inside the prices, and so
    part of no sum; the other is on top."""

    jurisdiction: str
    name: str
    parts_per_million: int
    base: Money
    amount: Money
    inclusive: bool
    of: str  # goods, shipping


class PricedLine(Struct, frozen=True):
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
    tax_included: Money  # inside `net`
    discounts: tuple[PricedDiscount, ...] = ()  # sum to `discount`
    tax_parts: tuple[PricedTax, ...] = ()  # sum to `tax` or to `tax_included`


class PricedShipping(Struct, frozen=True):
    """The delivery that was chosen, as it was quoted."""

    zone_id: str
    rate_id: str
    name: str
    country: str
    weight_grams: int
    amount: Money  # what it costs here, after `discount`
    regular: Money  # what it would cost without free shipping from an amount on
    free_above: Money | None
    min_days: int
    max_days: int
    tax: Money  # on top of `amount`
    tax_included: Money  # inside `amount`
    discount: Money


class Paid(Struct, frozen=True):
    """What one gift card, or store credit, pays. `kind`: gift_card, store_credit."""

    credit_id: str
    label: str
    kind: str
    amount: Money


class Step(Struct, frozen=True):
    """One step of the calculation in words. `code` is stable: line, discount, shipping,
    free_shipping, shipping_discount, tax, tax_included, gift_card, store_credit. `subject` is the
    id of what it is about. The amounts of all steps sum to what is due."""

    code: str
    subject: str
    text: str
    amount: Money  # what it adds; negative for what it takes off, zero for tax inside prices


class Breakdown(Struct, frozen=True, eq=False):
    """One price and how it came about. The sums that always hold:

    subtotal = the lines' amounts; goods = subtotal - discount = the lines' nets;
    total = goods + shipping + tax; due = total - gift_cards - store_credit. None is negative.
    """

    currency: str
    lines: tuple[PricedLine, ...]
    delivery: PricedShipping | None
    subtotal: Money
    discount: Money  # off goods; what is off delivery is `delivery.discount`
    goods: Money
    shipping: Money
    tax: Money  # on top
    total: Money
    gift_cards: Money
    store_credit: Money
    due: Money  # what is left to pay by card
    savings: Money  # against the compare-at prices; part of no sum
    weight_grams: int
    steps: tuple[Step, ...]
    tax_included: Money
    tax_parts: tuple[PricedTax, ...] = ()  # by rate, goods before shipping
    discounts: tuple[PricedDiscount, ...] = ()  # sum to discount + delivery.discount
    credits: tuple[Paid, ...] = ()  # sum to gift_cards + store_credit
    tax_reason: str | None = None  # the tax table's; none when no tax was asked for
    tax_note: str | None = None  # for the invoice
    # Codes that do nothing, for the shopper who typed them: not part of the frozen document.
    rejected: tuple[Rejected, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Whatever was rejected, the same is charged."""
        if not isinstance(other, Breakdown):
            return NotImplemented
        return astuple(replace(self, rejected=())) == astuple(replace(other, rejected=()))

    def line(self, line_id: str) -> PricedLine:
        """Raises KeyError for a line that is not in it."""
        for line in self.lines:
            if line.line_id == line_id:
                return line
        raise KeyError(line_id)


class RefundedLine(Struct, frozen=True):
    line_id: str
    quantity: int
    net: Money
    tax: Money  # on top of `net`
    tax_included: Money  # inside `net`


class Refund(Struct, frozen=True):
    """total = the lines' nets and taxes + shipping + shipping_tax. `tax_parts` says of which rate
    the tax is, on top or inside."""

    lines: tuple[RefundedLine, ...]
    shipping: Money
    shipping_tax: Money
    total: Money
    tax_included: Money  # of lines and shipping
    tax_parts: tuple[PricedTax, ...] = ()
