"""The public shape of markets and rates. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StringConstraints

from windlass.currencies.exchange import Exchange, Rounding
from windlass.currencies.models import Market
from windlass.currencies.quotes import DIGITS, Quote
from windlass.kit import clock, numbers
from windlass.kit.money import Money
from windlass.web.schemas import CountryCode, CurrencyCode, Minor, MoneyOut, Strict

MOST_STEP = 1_000_000
EXAMPLE: dict[str, Any] = {
    "name": "Euro zone",
    "currency": "CHF",
    "countries": ["AT", "FR"],
    "rounding": {"step": 100, "ending": 99},
}

Source = Literal["openexchangerates", "ecb", "manual"]


def _rate(text: str) -> str:
    rate = numbers.decimal(text)
    if not Decimal("0.000000001") <= rate <= Decimal(10**9):
        raise ValueError("A rate is more than zero and at most a billion.")
    if len(rate.as_tuple().digits) > DIGITS:
        raise ValueError(f"A rate has at most {DIGITS} digits.")
    return f"{rate:f}"


Rate = Annotated[
    str, StringConstraints(strip_whitespace=False, max_length=24), AfterValidator(_rate)
]


class RoundingIn(Strict):
    """Allowed prices, in minor units: `ending` and every `step` from there on."""

    step: int = Field(default=1, strict=True, ge=1, le=MOST_STEP, description="100: one a euro")
    ending: int = Field(default=0, strict=True, ge=0, lt=MOST_STEP, description="99: x.99")

    def rounding(self) -> Rounding:
        return Rounding(self.step, self.ending)


class MarketIn(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    name: str = Field(
        min_length=1,
        max_length=64,
        description="Shoppers read it only where two markets have one currency",
    )
    currency: CurrencyCode = Field(description="For good: prices of its own are in it")
    countries: list[CountryCode] = Field(
        default=[], max_length=250, description="Where shoppers begin with it; none for by choice"
    )
    adjustment_basis_points: int = Field(
        default=0, strict=True, ge=-9000, le=20_000, description="500: prices are 5 % higher here"
    )
    margin_basis_points: int = Field(
        default=0,
        strict=True,
        ge=0,
        le=2000,
        description="200: 2 % on the rate, for changing money",
    )
    manual_rate: Rate | None = Field(default=None, description="In place of the rate of the day")
    rounding: RoundingIn = RoundingIn()
    is_enabled: StrictBool = True


class MarketPreviewIn(Strict):
    """What a price would be with these settings, saved or not."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"market": EXAMPLE, "amounts": [1299, 4999]}]},
    )

    market: MarketIn
    amounts: list[Minor] = Field(min_length=1, max_length=20, description="In the store's currency")


class QuoteOut(BaseModel):
    rate: str = Field(description="What one of the store's currency costs")
    source: Source
    as_of: datetime | None = Field(description="None for a rate set by hand")
    is_stale: bool = Field(description="More than seven days old: shoppers do not pay by it")

    @classmethod
    def maybe(cls, quote: Quote | None) -> QuoteOut | None:
        if quote is None:
            return None
        is_manual = quote.source == "manual"
        return cls.model_validate(
            {
                "rate": f"{quote.rate:f}",
                "source": quote.source,
                "as_of": None if is_manual else quote.as_of,
                "is_stale": quote.is_stale(clock.now()),
            }
        )


class MarketPreviewOut(BaseModel):
    rate: QuoteOut | None = Field(description="None while no rate is known")
    prices: list[PricePair]


class PricePair(BaseModel):
    price: MoneyOut
    shown: MoneyOut | None

    @classmethod
    def of(cls, price: Money, exchange: Exchange | None) -> PricePair:
        shown = exchange.price(price) if exchange else None
        return cls(price=MoneyOut.of(price), shown=MoneyOut.maybe(shown))


class RoundingOut(BaseModel):
    step: int
    ending: int


class MarketOut(BaseModel):
    id: str
    name: str
    currency: str
    countries: list[str]
    adjustment_basis_points: int
    margin_basis_points: int
    manual_rate: str | None
    rounding: RoundingOut
    is_enabled: bool
    is_offered: bool = Field(description="Switched on, and its rate is known and not stale")
    rate: QuoteOut | None
    example: PricePair
    version: int = Field(description="Send it quoted as If-Match to change the market")

    @classmethod
    def of(cls, market: Market, quote: Quote | None, example: PricePair) -> MarketOut:
        rate = QuoteOut.maybe(quote)
        return cls(
            id=market.market_id,
            name=market.name,
            currency=market.currency,
            countries=list(market.countries),
            adjustment_basis_points=market.adjustment_basis_points,
            margin_basis_points=market.margin_basis_points,
            manual_rate=market.manual_rate,
            rounding=RoundingOut(step=market.rounding_step, ending=market.rounding_ending),
            is_enabled=market.is_enabled,
            is_offered=market.is_enabled and not (rate is None or rate.is_stale),
            rate=rate,
            example=example,
            version=market.version,
        )


class MarketPage(BaseModel):
    items: list[MarketOut]
    currency: str = Field(description="The store's own")
    next_cursor: str | None = Field(default=None, description="A store's markets fit on one page")


class CurrencyOut(BaseModel):
    code: str
    name: str
    decimals: int
    payable_step: int = Field(description="Minor units that amounts to pay are multiples of")
    rate: QuoteOut | None
    is_waiting: bool = Field(description="Its newest rate is too far off to be believed yet")


class CurrenciesOut(BaseModel):
    currency: str = Field(description="The store's own")
    changed_at: datetime | None = Field(description="When new rates came last")
    checked_at: datetime | None
    problem: str = Field(description="Why the last look brought none; empty otherwise")
    items: list[CurrencyOut]
