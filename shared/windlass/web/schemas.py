"""Shapes that every API shares."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from windlass.kit import currencies, numbers
from windlass.kit.money import Money

MOST = 99_999_999_999  # minor units; keeps every sum of an order inside what providers take


class Strict(BaseModel):
    """Input: unknown fields are refused, text is trimmed."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def _known(code: str) -> str:
    if code not in currencies.CODES:
        raise ValueError(f"{code} is not a currency we know.")
    return code


CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), AfterValidator(_known)]
CountryCode = Annotated[
    str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2, e.g. DE")
]
Minor = Annotated[int, Field(strict=True, ge=0, le=MOST, description="Minor units, e.g. cents")]


def _in_digits(given: object) -> object:
    return numbers.whole(given) if isinstance(given, str) else given


IN_DIGITS = BeforeValidator(_in_digits)  # a number in an address, where "1_0" would pass, too


def _written(given: object) -> object:
    if not isinstance(given, str):
        raise ValueError("Write it as text, e.g. 2027-03-20T08:00:00Z.")
    return given


Moment = Annotated[AwareDatetime, BeforeValidator(_written)]  # a bare number would pass, too


class MoneyIn(Strict):
    """An amount that is not negative."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"amount": 1999, "currency": "EUR"}]}
    )

    amount: Minor
    currency: CurrencyCode

    def money(self) -> Money:
        return Money(self.amount, self.currency)


def _payable(given: MoneyIn) -> MoneyIn:
    least = Money(currencies.step(given.currency), given.currency)
    if given.amount % least.amount:
        raise ValueError(f"Cards pay {given.currency} in steps of {least.decimal()}.")
    return given


PriceIn = Annotated[MoneyIn, AfterValidator(_payable)]  # what a buyer pays or gets back


class MoneyOut(BaseModel):
    amount: int = Field(description="Minor units; negative for money that leaves")
    currency: str

    @classmethod
    def of(cls, money: Money) -> MoneyOut:
        return cls(amount=money.amount, currency=money.currency)

    @classmethod
    def maybe(cls, money: Money | None) -> MoneyOut | None:
        return None if money is None else cls.of(money)
