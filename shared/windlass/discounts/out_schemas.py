"""What the merchant API answers about discounts. Changing a field here is an API change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from windlass.discounts import definitions
from windlass.discounts.margins import BelowCost
from windlass.discounts.models import Discount, Status
from windlass.discounts.parts import DiscountClass
from windlass.discounts.reports import Figures, Report
from windlass.discounts.schemas import KindName
from windlass.discounts.service import Listed
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.kit.money_text import for_merchant
from windlass.stores.storefronts import StorefrontStore
from windlass.web.schemas import MoneyOut

WALL_TIME = "%Y-%m-%dT%H:%M"


class ScopeOut(BaseModel):
    product_ids: list[str]
    collection_ids: list[str]

    @classmethod
    def of(cls, document: Mapping[str, Any] | None) -> ScopeOut:
        scope = definitions.scope_of(document)
        return cls(
            product_ids=sorted(scope.product_ids), collection_ids=sorted(scope.collection_ids)
        )


class TierOut(BaseModel):
    minimum_subtotal: MoneyOut | None
    minimum_quantity: int | None
    basis_points: int
    amount: MoneyOut | None


class EligibilityOut(BaseModel):
    customers: str
    tags: list[str]
    segments: list[str]
    emails: list[str] = Field(description="As limits compare them")
    is_first_order_only: bool
    countries: list[str]


class WarningOut(BaseModel):
    product_id: str
    title: str
    price: MoneyOut = Field(description="With the discount")
    cost: MoneyOut
    message: str

    @classmethod
    def of(cls, one: BelowCost) -> WarningOut:
        return cls(
            product_id=one.product_id,
            title=one.title,
            price=MoneyOut.of(one.price),
            cost=MoneyOut.of(one.cost),
            message=f"{one.title} would sell for {for_merchant(one.price)}"
            f" and costs you {for_merchant(one.cost)}.",
        )


class DiscountOut(BaseModel):
    id: str
    title: str
    method: str
    code: str | None
    share_url: str | None = Field(description="Applies the code and shows the shop")
    status: Status
    discount_class: DiscountClass
    kind: KindName
    basis_points: int
    amount: MoneyOut | None
    is_per_item: bool
    tiers: list[TierOut]
    scope: ScopeOut
    buy_quantity: int
    get_quantity: int
    get_scope: ScopeOut
    get_basis_points: int
    most_times: int | None
    minimum_subtotal: MoneyOut | None
    minimum_quantity: int
    combines_with: list[DiscountClass]
    usage_limit: int | None
    per_customer_limit: int | None
    starts_at: str = Field(description="In the store's time zone, as it is sent")
    ends_at: str | None
    time_zone: str
    eligibility: EligibilityOut
    is_active: bool
    priority: int
    uses: int = Field(description="Orders that carry it")
    code_count: int = Field(description="Unique codes")
    product_titles: dict[str, str] = Field(description="Of the products it names; in details only")
    warnings: list[WarningOut] = Field(description="Sold below cost; in details only")
    version: int
    updated_at: datetime

    @classmethod
    def of(
        cls,
        listed: Listed,
        front: StorefrontStore,
        *,
        titles: Mapping[str, str] | None = None,
        warnings: Sequence[BelowCost] = (),
    ) -> DiscountOut:
        discount, zone = listed.discount, ZoneInfo(front.time_zone)
        ends_at = discount.ends_at
        return cls(
            id=discount.discount_id,
            title=discount.title,
            method="automatic" if discount.is_automatic else "code",
            code=discount.code,
            share_url=f"{front.url}/discount/{discount.code}" if discount.code else None,
            status=discount.status(clock.now()),
            discount_class=definitions.discount_class(discount),
            combines_with=[DiscountClass(one) for one in discount.combines_with],
            usage_limit=discount.usage_limit,
            per_customer_limit=discount.per_customer_limit,
            starts_at=discount.starts_at.astimezone(zone).strftime(WALL_TIME),
            ends_at=ends_at.astimezone(zone).strftime(WALL_TIME) if ends_at else None,
            time_zone=front.time_zone,
            eligibility=EligibilityOut(**discount.eligibility),
            is_active=discount.is_active,
            priority=discount.priority,
            uses=listed.uses,
            code_count=listed.codes,
            product_titles=dict(titles or {}),
            warnings=[WarningOut.of(one) for one in warnings],
            version=discount.version,
            updated_at=discount.updated_at,
            **_offer(discount),
        )


class DiscountPage(BaseModel):
    items: list[DiscountOut]
    next_cursor: str | None


class FiguresOut(BaseModel):
    uses: int
    revenue: MoneyOut = Field(description="Totals of the orders that carry it")
    given: MoneyOut = Field(description="What it took off")

    @classmethod
    def of(cls, figures: Figures) -> FiguresOut:
        return cls(
            uses=figures.uses,
            revenue=MoneyOut.of(figures.revenue),
            given=MoneyOut.of(figures.given),
        )


class ReportDay(BaseModel):
    day: date
    figures: FiguresOut


class ReportCode(BaseModel):
    code: str
    figures: FiguresOut


class ReportOut(BaseModel):
    days: list[ReportDay]
    total: FiguresOut
    codes: list[ReportCode] = Field(description="Of all time, the most used first")
    uses: int = Field(description="Orders of all time, in any currency")

    @classmethod
    def of(cls, report: Report) -> ReportOut:
        return cls(
            days=[ReportDay(day=day, figures=FiguresOut.of(one)) for day, one in report.days],
            total=FiguresOut.of(report.total),
            codes=[ReportCode(code=code, figures=FiguresOut.of(one)) for code, one in report.codes],
            uses=report.tally_uses,
        )


def _offer(discount: Discount) -> dict[str, Any]:
    offer = discount.offer
    by_quantity = offer.get("tiers_by_quantity", False)

    def money(amount: int | None) -> MoneyOut | None:
        return MoneyOut.maybe(None if amount is None else Money(amount, offer["currency"]))

    return {
        "kind": offer["kind"],
        "basis_points": offer.get("basis_points", 0),
        "amount": money(offer.get("amount")),
        "is_per_item": offer.get("is_per_item", False),
        "tiers": [
            TierOut(
                minimum_subtotal=None if by_quantity else money(tier["minimum"]),
                minimum_quantity=tier["minimum"] if by_quantity else None,
                basis_points=tier.get("basis_points", 0),
                amount=money(tier.get("amount")),
            )
            for tier in offer.get("tiers", ())
        ],
        "scope": ScopeOut.of(offer.get("scope")),
        "buy_quantity": offer.get("buy_quantity", 0),
        "get_quantity": offer.get("get_quantity", 0),
        "get_scope": ScopeOut.of(offer.get("get_scope")),
        "get_basis_points": offer.get("get_basis_points", 10_000),
        "most_times": offer.get("most_times"),
        "minimum_subtotal": money(offer.get("minimum_subtotal")),
        "minimum_quantity": offer.get("minimum_quantity", 0),
    }
