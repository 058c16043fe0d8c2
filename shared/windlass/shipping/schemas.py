"""The public shape of shipping zones. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from windlass.shipping import rules
from windlass.shipping.models import Rate, ShippingOption, Zone
from windlass.web.schemas import CountryCode, Minor, MoneyOut, PriceIn, Strict

Days = Annotated[int, Field(strict=True, ge=0, le=180)]
Condition = Literal["none", "weight", "subtotal"]

EXAMPLE: dict[str, Any] = {
    "name": "Germany",
    "places": [{"country": "DE"}],
    "rates": [
        {
            "name": "Standard shipping",
            "price": {"amount": 490, "currency": "EUR"},
            "free_above": 5000,
            "min_days": 7,
            "max_days": 14,
        }
    ],
}


class PlaceIn(Strict):
    country: CountryCode
    provinces: list[Annotated[str, Field(min_length=1, max_length=64)]] = Field(
        default=[], max_length=100, description="Codes or names; none for the whole country"
    )


class RateIn(Strict):
    id: str | None = Field(default=None, max_length=40, description="Of a rate that stays")
    name: str = Field(min_length=1, max_length=64, description="Shoppers read it")
    price: PriceIn = Field(description="In the store's currency")
    condition: Condition = "none"
    minimum: Minor = Field(default=0, description="Grams or minor units; belongs to the range")
    maximum: Minor | None = Field(default=None, description="The same; none for no upper end")
    free_above: Minor | None = Field(
        default=None, description="Minor units; free from this subtotal on"
    )
    min_days: Days
    max_days: Days


class ZoneIn(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    name: str = Field(min_length=1, max_length=64, description="Only the merchant reads it")
    is_rest_of_world: StrictBool = Field(
        default=False, description="For every country that no other zone names"
    )
    places: list[PlaceIn] = Field(default=[], max_length=250)
    rates: list[RateIn] = Field(min_length=1, max_length=20)


class PlaceOut(BaseModel):
    country: str
    provinces: list[str]


class RateOut(BaseModel):
    id: str
    name: str
    price: MoneyOut
    condition: Condition
    minimum: int
    maximum: int | None
    free_above: int | None
    min_days: int
    max_days: int

    @classmethod
    def of(cls, rate: Rate) -> RateOut:
        return cls.model_validate(
            rate.to_document() | {"id": rate.rate_id, "price": MoneyOut.of(rate.price)}
        )


class ZoneOut(BaseModel):
    id: str
    name: str
    is_rest_of_world: bool
    places: list[PlaceOut]
    rates: list[RateOut]
    version: int = Field(description="Send it quoted as If-Match to change the zone")

    @classmethod
    def of(cls, zone: Zone) -> ZoneOut:
        return cls(
            id=zone.zone_id,
            name=zone.name,
            is_rest_of_world=zone.is_rest_of_world,
            places=[PlaceOut.model_validate(place) for place in zone.places],
            rates=[RateOut.of(rate) for rate in rules.rates_of(zone)],
            version=zone.version,
        )


class ZonePage(BaseModel):
    items: list[ZoneOut]
    next_cursor: str | None = Field(default=None, description="A store's zones fit on one page")


class CountryOut(BaseModel):
    code: str
    name: str
    is_eu: bool
    provinces: list[ProvinceOut] = Field(description="Only of the country that was asked for")


class ProvinceOut(BaseModel):
    code: str
    name: str


class CountryList(BaseModel):
    items: list[CountryOut]
    next_cursor: str | None = None


class ShippingOptionOut(BaseModel):
    id: str
    name: str
    price: MoneyOut
    regular_price: MoneyOut
    free_above: MoneyOut | None
    min_days: int
    max_days: int

    @classmethod
    def of(cls, option: ShippingOption) -> ShippingOptionOut:
        return cls(
            id=option.rate_id,
            name=option.name,
            price=MoneyOut.of(option.price),
            regular_price=MoneyOut.of(option.regular_price),
            free_above=MoneyOut.maybe(option.free_above),
            min_days=option.min_days,
            max_days=option.max_days,
        )
