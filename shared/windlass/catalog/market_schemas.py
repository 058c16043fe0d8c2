"""The public shape of prices in other markets. Changing a field here is an API change."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from windlass.catalog.market_prices import priced
from windlass.catalog.market_pricing import Change, InMarket
from windlass.kit.money import Money
from windlass.web.schemas import MoneyIn, MoneyOut, Strict

EXAMPLE: dict[str, Any] = {
    "changes": [{"variant_id": "01K00000000000000000000000", "price": None, "compare_at": None}]
}


class MarketPriceIn(Strict):
    variant_id: str = Field(min_length=1, max_length=40)
    price: MoneyIn | None = Field(
        description="In the market's currency; null for what the rate makes of the usual price"
    )
    compare_at: MoneyIn | None = Field(default=None, description="The price before, crossed out")

    def change(self) -> Change:
        return Change(
            self.variant_id,
            self.price.money() if self.price else None,
            self.compare_at.money() if self.compare_at else None,
        )


class MarketPricesIn(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    changes: list[MarketPriceIn] = Field(
        min_length=1, max_length=250, description="Variants that are not named keep their prices"
    )


class VariantInMarketOut(BaseModel):
    variant_id: str
    title: str
    sku: str
    usual: MoneyOut = Field(description="In the store's currency")
    usual_compare_at: MoneyOut | None
    converted: MoneyOut | None = Field(description="What the rate makes of it; null without one")
    price: MoneyOut | None = Field(description="Of its own; null for the converted one")
    compare_at: MoneyOut | None

    @classmethod
    def all_of(cls, one: InMarket) -> list[VariantInMarketOut]:
        found = []
        for variant in one.product.variants:
            figures = one.fixed.of(variant.id) if one.fixed else None
            price, compare_at = figures[:2] if figures else (None, None)
            converted = priced(variant, one.exchange, None).price if one.exchange else None
            currency = one.market.currency
            found.append(
                cls(
                    variant_id=variant.id,
                    title=variant.title,
                    sku=variant.sku,
                    usual=MoneyOut.of(variant.price),
                    usual_compare_at=MoneyOut.maybe(variant.compare_at),
                    converted=MoneyOut.maybe(converted),
                    price=None if price is None else MoneyOut.of(Money(price, currency)),
                    compare_at=(
                        None if compare_at is None else MoneyOut.of(Money(compare_at, currency))
                    ),
                )
            )
        return found


class ProductInMarketOut(BaseModel):
    product_id: str
    product_title: str
    status: str
    market_id: str
    market_name: str
    currency: str
    is_enabled: bool
    variants: list[VariantInMarketOut]

    @classmethod
    def of(cls, one: InMarket) -> ProductInMarketOut:
        return cls(
            product_id=one.product.product_id,
            product_title=one.product.title,
            status=one.product.status,
            market_id=one.market.market_id,
            market_name=one.market.name,
            currency=one.market.currency,
            is_enabled=one.market.is_enabled,
            variants=VariantInMarketOut.all_of(one),
        )


class ProductMarketsOut(BaseModel):
    items: list[ProductInMarketOut]
    next_cursor: str | None = Field(default=None, description="A store's markets fit on one page")


class MarketProductsPage(BaseModel):
    items: list[ProductInMarketOut]
    next_cursor: str | None
