"""The public shape of offers and the markup rule. Changing a field is an API change."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from windlass.suppliers import service
from windlass.suppliers.markup import Pricing
from windlass.suppliers.models import Supplier
from windlass.suppliers.offers import MOST_OFFERS
from windlass.suppliers.rules import Ending, Offer
from windlass.suppliers.schemas import Id, Url
from windlass.web.schemas import CountryCode, Minor, MoneyIn, MoneyOut, Strict

ExternalId = Annotated[str, Field(max_length=64, pattern=r"^[\w.:#;-]*$")]


class OfferIn(Strict):
    id: Id | None = Field(default=None, description="Of an offer that stays")
    variant_id: Id
    supplier_id: Id
    external_product_id: ExternalId = ""
    external_variant_id: ExternalId = Field(default="", description="CJ vid, AliExpress SKU id")
    cost: MoneyIn
    url: Url = Field(default="", description="Where a person orders it")
    priority: int = Field(default=1, strict=True, ge=1, le=99, description="1 is asked first")
    countries: list[CountryCode] = Field(
        default=[], max_length=250, description="None: it delivers everywhere"
    )


class SaveOffers(Strict):
    """All offers of the product: what is left out goes away."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"offers": []}]})

    offers: list[OfferIn] = Field(max_length=MOST_OFFERS)


class OfferOut(BaseModel):
    id: str
    variant_id: str
    supplier_id: str
    external_product_id: str
    external_variant_id: str
    cost: MoneyOut
    url: str = Field(description="As the merchant gave it")
    page_url: str = Field(description="Where a person orders it; empty when nobody knows")
    priority: int
    countries: list[str]

    @classmethod
    def of(cls, offer: Offer, supplier: Supplier | None) -> OfferOut:
        return cls(
            id=offer.offer_id,
            variant_id=offer.variant_id,
            supplier_id=offer.supplier_id,
            external_product_id=offer.external_product_id,
            external_variant_id=offer.external_variant_id,
            cost=MoneyOut.of(offer.cost),
            url=offer.url,
            page_url=service.page_of(supplier, offer) if supplier else offer.url,
            priority=offer.priority,
            countries=list(offer.countries),
        )


class OffersOut(BaseModel):
    offers: list[OfferOut]
    version: int

    @classmethod
    def of(cls, offers: list[Offer], version: int, *, suppliers: list[Supplier]) -> OffersOut:
        by_id = {supplier.supplier_id: supplier for supplier in suppliers}
        shown = [OfferOut.of(offer, by_id.get(offer.supplier_id)) for offer in offers]
        return cls(offers=shown, version=version)


class SaveMarkupRule(Strict):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"multiplier_basis_points": 25000, "fixed": 0, "ending": "99"}]
        },
    )

    multiplier_basis_points: int = Field(
        strict=True, ge=10_000, le=1_000_000, description="25000 sells for 2.5 times the cost"
    )
    fixed: Minor = Field(default=0, description="Added after multiplying, in the store's currency")
    ending: Ending = Field(default=Ending.NINETY_NINE, description="Rounded up to it")
    usd_rate_micros: int | None = Field(
        default=None,
        strict=True,
        ge=1,
        le=1_000_000_000_000,
        description="Millionths of the store's currency for one US dollar: 920000 is 0.92",
    )


class MarkupRuleOut(BaseModel):
    multiplier_basis_points: int
    fixed: int
    ending: Ending
    currency: str
    usd_rate_micros: int
    is_own_rate: bool = Field(description="False while it is only our starting value")

    @classmethod
    def of(cls, pricing: Pricing) -> MarkupRuleOut:
        return cls(
            multiplier_basis_points=pricing.markup.multiplier_basis_points,
            fixed=pricing.markup.fixed,
            ending=pricing.markup.ending,
            currency=pricing.currency,
            usd_rate_micros=pricing.usd_rate_micros,
            is_own_rate=pricing.is_own_rate,
        )
