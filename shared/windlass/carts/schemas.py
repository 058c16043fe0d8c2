"""The public shape of a cart. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from windlass.carts.models import LONGEST_NOTE, MOST_OF_ONE, MOST_PROPERTIES
from windlass.carts.views import Note
from windlass.kit.money import Money
from windlass.shipping.models import ShippingOption
from windlass.shipping.schemas import ShippingOptionOut
from windlass.web.schemas import CountryCode, CurrencyCode, MoneyOut, Strict

Id = Annotated[str, Field(min_length=1, max_length=40)]


class AddLine(Strict):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "product_id": "01J8ZQ4F6V9E6T1W3X5Y7Z9A1B",
                    "variant_id": "01J8ZQ4F6V9E6T1W3X5Y7Z9A1C",
                    "quantity": 2,
                }
            ]
        },
    )

    product_id: Id
    variant_id: Id
    quantity: int = Field(default=1, strict=True, ge=1, le=MOST_OF_ONE)
    properties: dict[str, str] = Field(
        default={},
        max_length=MOST_PROPERTIES,
        description="What the shopper writes on it, e.g. recipient_name of a gift card",
    )


class BeginCart(AddLine):
    """In the store's own currency and prices unless said otherwise."""

    currency: CurrencyCode | None = None
    market_id: str = Field(default="", max_length=40, description="Of several in one currency")


class SetQuantity(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"quantity": 3}]})

    quantity: int = Field(strict=True, ge=0, le=MOST_OF_ONE, description="0 takes the line out")


class Remember(Strict):
    """Only what is sent is changed."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"email": "ada@example.com", "country": "DE"}]},
    )

    email: str | None = Field(default=None, max_length=254)
    country: CountryCode | None = None
    province: str | None = Field(default=None, max_length=64, description="A code, e.g. CA")
    note: str | None = Field(default=None, max_length=LONGEST_NOTE, description="To the merchant")
    uses_store_credit: StrictBool | None = Field(
        default=None, description="Counts only for a customer who is signed in"
    )
    currency: CurrencyCode | None = Field(
        default=None, description="All of the cart is priced in it at once"
    )
    market_id: str = Field(
        default="", max_length=40, description="Of several markets in the currency"
    )


class UseCode(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"code": "SPRING"}]})

    code: str = Field(min_length=1, max_length=40)


class UseGiftCard(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"code": "ABCD-EFGH-JKMN-PQRS"}]}
    )

    code: str = Field(min_length=1, max_length=60)


class NoteOut(BaseModel):
    code: str = Field(
        description="price_changed, quantity_reduced or no_longer_available; of the whole cart "
        "currency_changed, gift_card_currency or store_credit_currency"
    )
    line_id: str = Field(description="Empty for a note on the whole cart")
    message: str
    old_price: MoneyOut | None
    new_price: MoneyOut | None
    old_quantity: int | None
    new_quantity: int | None
    old_currency: str | None
    new_currency: str | None

    @classmethod
    def of(cls, note: Note) -> NoteOut:
        return cls(
            code=note.code,
            line_id=note.line_id,
            message=note.message,
            old_price=_money(note.old),
            new_price=_money(note.new),
            old_quantity=note.old if isinstance(note.old, int) else None,
            new_quantity=note.new if isinstance(note.new, int) else None,
            old_currency=note.old if isinstance(note.old, str) else None,
            new_currency=note.new if isinstance(note.new, str) else None,
        )


class ShippingRates(BaseModel):
    items: list[ShippingOptionOut] = Field(description="The cheapest first; none: not delivered")
    next_cursor: str | None = None

    @classmethod
    def of(cls, options: list[ShippingOption]) -> ShippingRates:
        return cls(items=[ShippingOptionOut.of(option) for option in options])


def _money(value: Money | int | str) -> MoneyOut | None:
    return MoneyOut.of(value) if isinstance(value, Money) else None
