"""What a discount is, as its item keeps it: what it gives, and who may have it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from windlass.currencies.exchange import Exchange
from windlass.discounts.parts import (
    CustomerFacts,
    DiscountClass,
    Kind,
    Promotion,
    Scope,
    Tier,
)
from windlass.kit.money import Money

if TYPE_CHECKING:
    from windlass.discounts.models import Discount

EVERYONE, TAGS, SEGMENTS, EMAILS = "everyone", "tags", "segments", "emails"


class Eligibility(Struct, frozen=True):
    customers: str = EVERYONE  # everyone, tags, segments, emails
    tags: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()  # normalised for limits
    is_first_order_only: bool = False
    countries: frozenset[str] = frozenset()  # of delivery; all when none is named

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Eligibility:
        return cls(
            document.get("customers", EVERYONE),
            frozenset(document.get("tags", ())),
            frozenset(document.get("segments", ())),
            frozenset(document.get("emails", ())),
            document.get("is_first_order_only", False),
            frozenset(document.get("countries", ())),
        )

    @property
    def needs_email(self) -> bool:
        return self.is_first_order_only or self.customers == EMAILS

    def admits(self, customer: CustomerFacts | None, email: str | None) -> bool:
        """Whether this shopper belongs to those it is for. `email` is normalised for limits."""
        match self.customers:
            case "tags":
                return customer is not None and not self.tags.isdisjoint(customer.tags)
            case "segments":
                return customer is not None and not self.segments.isdisjoint(customer.segments)
            case "emails":
                return email in self.emails
        return True


def class_of(kind: Kind, *, scope: Scope, is_per_item: bool) -> DiscountClass:
    """Delivery; the whole order; or products, when it names some or counts per item."""
    if kind is Kind.FREE_SHIPPING:
        return DiscountClass.SHIPPING
    if kind is Kind.BUY_X_GET_Y or is_per_item or not scope.is_everything:
        return DiscountClass.PRODUCT
    return DiscountClass.ORDER


def scope_of(document: Mapping[str, Any] | None) -> Scope:
    given = document or {}
    return Scope(
        frozenset(given.get("product_ids", ())), frozenset(given.get("collection_ids", ()))
    )


def discount_class(discount: Discount) -> DiscountClass:
    offer = discount.offer
    return class_of(
        Kind(offer["kind"]),
        scope=scope_of(offer.get("scope")),
        is_per_item=offer.get("is_per_item", False),
    )


def promotion_of(
    discount: Discount, *, code: str | None, exchange: Exchange | None = None
) -> Promotion:
    """As pricing takes it; `code` is the one it came by, none for an automatic one. Amounts,
    minimums and tiers are in the store's currency and changed by `exchange`, if it is from that."""
    offer = discount.offer
    own = Exchange.own(offer["currency"])
    known = exchange if exchange and exchange.base == own.base else own
    by_quantity = offer.get("tiers_by_quantity", False)

    def money(amount: int | None) -> Money | None:
        return None if amount is None else known.exact(Money(amount, own.base))

    def least(minimum: int) -> int:
        return minimum if by_quantity else known.exact(Money(minimum, own.base)).amount

    return Promotion(
        discount_id=discount.discount_id,
        title=discount.title,
        kind=Kind(offer["kind"]),
        discount_class=discount_class(discount),
        code=code,
        combines_with=frozenset(map(DiscountClass, discount.combines_with)),
        scope=scope_of(offer.get("scope")),
        minimum_subtotal=money(offer.get("minimum_subtotal")),
        minimum_quantity=offer.get("minimum_quantity", 0),
        priority=discount.priority,
        basis_points=offer.get("basis_points", 0),
        amount=money(offer.get("amount")),
        is_per_item=offer.get("is_per_item", False),
        tiers=tuple(
            Tier(least(tier["minimum"]), tier.get("basis_points", 0), money(tier.get("amount")))
            for tier in offer.get("tiers", ())
        ),
        tiers_by_quantity=by_quantity,
        buy_quantity=offer.get("buy_quantity", 0),
        get_quantity=offer.get("get_quantity", 0),
        get_scope=scope_of(offer.get("get_scope")),
        get_basis_points=offer.get("get_basis_points", 10_000),
        most_times=offer.get("most_times"),
    )
