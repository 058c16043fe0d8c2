"""What the merchant API takes for discounts. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StrictBool

from windlass.web.schemas import CountryCode, PriceIn, Strict

Id = Annotated[str, Field(min_length=1, max_length=40)]
Tag = Annotated[str, Field(min_length=1, max_length=60)]
Email = Annotated[str, Field(min_length=3, max_length=254)]
Share = Annotated[
    int, Field(strict=True, ge=0, le=10_000, description="Basis points: 1000 is 10 %")
]
Units = Annotated[int, Field(strict=True, ge=0, le=10_000)]
Limit = Annotated[int, Field(strict=True, ge=1, le=10_000_000)]
LocalTime = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$",
        max_length=16,
        description="Date and time in the store's time zone, e.g. 2027-03-20T00:00",
    ),
]
Class = Literal["product", "order", "shipping"]
KindName = Literal["percentage", "fixed", "free_shipping", "buy_x_get_y", "tiered"]

EXAMPLE: dict[str, Any] = {
    "title": "Spring sale",
    "method": "code",
    "code": "SPRING",
    "kind": "percentage",
    "basis_points": 1000,
    "scope": {"product_ids": [], "collection_ids": []},
    "minimum_subtotal": {"amount": 2000, "currency": "EUR"},
    "combines_with": ["shipping"],
    "per_customer_limit": 1,
    "starts_at": "2027-03-20T00:00",
    "ends_at": "2027-04-01T00:00",
    "eligibility": {"customers": "everyone"},
}


class ScopeIn(Strict):
    """Nothing named: everything in the shop."""

    product_ids: list[Id] = Field(default=[], max_length=250)
    collection_ids: list[Id] = Field(default=[], max_length=50)


class TierIn(Strict):
    minimum_subtotal: PriceIn | None = Field(
        default=None, description="Of what is covered; for tiers by amount"
    )
    minimum_quantity: Units | None = Field(default=None, description="For tiers by quantity")
    basis_points: Share = 0
    amount: PriceIn | None = Field(default=None, description="Off once, in place of a share")


class EligibilityIn(Strict):
    customers: Literal["everyone", "tags", "segments", "emails"] = "everyone"
    tags: list[Tag] = Field(default=[], max_length=50)
    segments: list[Tag] = Field(default=[], max_length=50)
    emails: list[Email] = Field(default=[], max_length=250)
    is_first_order_only: StrictBool = False
    countries: list[CountryCode] = Field(
        default=[], max_length=250, description="Of delivery; none for all"
    )


class SaveDiscount(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    title: str = Field(min_length=1, max_length=80, description="Shoppers read that of automatic")
    method: Literal["code", "automatic"]
    code: str | None = Field(
        default=None, max_length=40, description="For everybody; none for unique codes only"
    )
    kind: KindName
    basis_points: Share = Field(default=0, description="Percentage: what is taken off")
    amount: PriceIn | None = Field(default=None, description="Fixed: what is taken off")
    is_per_item: StrictBool = Field(default=False, description="Fixed: off every unit")
    tiers: list[TierIn] = Field(default=[], max_length=10)
    scope: ScopeIn = Field(default=ScopeIn(), description="What it is off, or what is bought")
    buy_quantity: Units = Field(default=0, description="Buy X get Y: X")
    get_quantity: Units = Field(default=0, description="Buy X get Y: Y")
    get_scope: ScopeIn = Field(default=ScopeIn(), description="Buy X get Y: what is got")
    get_basis_points: Share = Field(default=10_000, description="Off what is got; 10000 is free")
    most_times: Units | None = Field(default=None, description="Buy X get Y: in one order")
    minimum_subtotal: PriceIn | None = None
    minimum_quantity: Units = 0
    combines_with: list[Class] = Field(default=[], max_length=3)
    usage_limit: Limit | None = Field(default=None, description="Orders in all")
    per_customer_limit: Limit | None = Field(default=None, description="Orders per e-mail address")
    starts_at: LocalTime | None = Field(default=None, description="Now, when left out")
    ends_at: LocalTime | None = None
    eligibility: EligibilityIn = EligibilityIn()
    is_active: StrictBool = True
    priority: int = Field(
        default=0, strict=True, ge=0, le=100, description="Of two that save the same"
    )


class GenerateCodes(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"count": 100, "prefix": "WELCOME"}]}
    )

    count: int = Field(strict=True, ge=1, le=5000)
    prefix: str = Field(default="", max_length=20)
    length: int = Field(default=8, strict=True, ge=8, le=16, description="Without the prefix")
