"""What a promotion is made of, and what comes of it: plain frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from windlass.kit.money import Money


class DiscountClass(StrEnum):
    PRODUCT = "product"
    ORDER = "order"
    SHIPPING = "shipping"


class Kind(StrEnum):
    PERCENTAGE = "percentage"
    FIXED = "fixed"
    FREE_SHIPPING = "free_shipping"
    BUY_X_GET_Y = "buy_x_get_y"
    TIERED = "tiered"


class CustomerFacts(Struct, frozen=True):
    """What eligibility asks about a signed-in shopper."""

    customer_id: str
    tags: frozenset[str] = frozenset()
    order_count: int = 0
    segments: frozenset[str] = frozenset()


class PromoLine(Struct, frozen=True):
    line_id: str
    product_id: str
    variant_id: str
    collection_ids: frozenset[str]
    unit_price: Money
    quantity: int


class Scope(Struct, frozen=True):
    """The products named and those in the collections named; everything when none is named."""

    product_ids: frozenset[str] = frozenset()
    collection_ids: frozenset[str] = frozenset()

    @property
    def is_everything(self) -> bool:
        return not self.product_ids and not self.collection_ids

    def covers(self, line: PromoLine) -> bool:
        return (
            self.is_everything
            or line.product_id in self.product_ids
            or not self.collection_ids.isdisjoint(line.collection_ids)
        )


EVERYTHING = Scope()


class Tier(Struct, frozen=True):
    """From `minimum` (units, or minor units of the currency) on: a share, or an amount."""

    minimum: int
    basis_points: int = 0
    amount: Money | None = None


class Promotion(Struct, frozen=True):
    """A discount that is live, in time and open to this shopper. What depends on the cart is left
    to `rules.apply`. Only the fields of its kind count."""

    discount_id: str
    title: str
    kind: Kind
    discount_class: DiscountClass
    code: str | None = None  # as the shopper reads it; none for an automatic one
    combines_with: frozenset[DiscountClass] = frozenset()
    scope: Scope = EVERYTHING  # product class only; order class covers the whole order
    minimum_subtotal: Money | None = None  # of what it covers, before any discount
    minimum_quantity: int = 0  # likewise
    priority: int = 0  # the higher one wins where two save the same
    # percentage, fixed
    basis_points: int = 0
    amount: Money | None = None
    is_per_item: bool = False  # the fixed amount off each unit, not once
    # tiered
    tiers: tuple[Tier, ...] = ()
    tiers_by_quantity: bool = False  # else by what the covered lines cost
    # buy X get Y: `scope` says what is bought
    buy_quantity: int = 0
    get_quantity: int = 0
    get_scope: Scope = EVERYTHING
    get_basis_points: int = 10_000  # off what is got
    most_times: int | None = None  # in one order
    source_title: str = ""  # as the merchant wrote it, where the title is translated

    @property
    def label(self) -> str:
        """What a shopper knows it by."""
        return self.code or self.title


class Applied(Struct, frozen=True):
    """`taken` holds the lines it takes something off, by line id. A shipping discount takes
    nothing as long as no delivery is chosen."""

    discount_id: str
    code: str | None
    label: str
    discount_class: DiscountClass
    taken: Mapping[str, Money]
    shipping_off: Money
    title: str
    source_title: str = ""


class Rejected(Struct, frozen=True):
    """Why a code does nothing. `reason` is stable: unknown, paused, not_started, ended, used_up,
    customer_limit, email_needed, not_eligible, country, currency, nothing_covered,
    minimum_subtotal, minimum_quantity, not_combinable, nothing_left, too_many."""

    discount_id: str | None  # none for a code that nobody knows
    code: str
    reason: str
    message: str  # a sentence for the shopper


class Outcome(Struct, frozen=True):
    """Applied in the order in which they take: product, order, shipping."""

    applied: tuple[Applied, ...]
    rejected: tuple[Rejected, ...]
