"""The public shapes of gift cards and store credit. Changing a field here is an API change."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from windlass.gift_cards import codes
from windlass.gift_cards.balances import CardBalance
from windlass.gift_cards.models import Entry, ExpiryRule, GiftCard, Status
from windlass.gift_cards.totals import Owed
from windlass.kit import clock
from windlass.kit.money import Money
from windlass.kit.paging import Page
from windlass.web.schemas import MOST, CurrencyCode, MoneyOut, PriceIn, Strict

Day = Annotated[date, WithJsonSchema({"type": "string", "format": "date", "maxLength": 10})]
Reason = Annotated[str, Field(min_length=1, max_length=200)]
Kind = Literal["issued", "spent", "given_back", "adjusted", "disabled", "enabled", "expiry_changed"]


def example(**fields: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [fields]})


class IssueGiftCard(Strict):
    model_config = example(
        amount={"amount": 5000, "currency": "EUR"},
        recipient_name="Ada",
        recipient_email="ada@example.com",
        message="Happy birthday!",
    )

    amount: PriceIn = Field(description="More than 0, in the store's currency")
    recipient_name: str = Field(default="", max_length=80)
    recipient_email: str = Field(default="", max_length=254, description="Empty: nobody is mailed")
    message: str = Field(default="", max_length=500, description="Printed on the card")
    sender_name: str = Field(default="", max_length=80)
    send_on: Day | None = Field(default=None, description="A day of the store's; none: at once")
    expires_on: Day | None = Field(
        default=None, description="Its last day; none: by the store's rule"
    )
    note: str = Field(default="", max_length=200, description="Only the merchant reads it")


class SignedMoney(Strict):
    amount: int = Field(strict=True, ge=-MOST, le=MOST, description="Minor units, not 0")
    currency: CurrencyCode

    def money(self) -> Money:
        return Money(self.amount, self.currency)


class AdjustBalance(Strict):
    model_config = example(amount={"amount": -500, "currency": "EUR"}, reason="Typing error")

    amount: SignedMoney = Field(description="Negative to take away")
    reason: Reason


class DisableGiftCard(Strict):
    model_config = example(reason="Bought with a stolen card")

    reason: Reason


class ResendGiftCard(Strict):
    model_config = example(email="ada@example.com")

    email: str = Field(default="", max_length=254, description="Empty: to whom it is for")


class SetExpiry(Strict):
    model_config = example(months=60)

    months: int | None = Field(
        strict=True, ge=1, le=600, description="New cards expire after so many; null: never"
    )


class ExpiryOut(BaseModel):
    months: int | None
    least_months: int | None = Field(
        description="The least the law of the store's country allows that we know of; 0 where "
        "cards may not expire, null without a minimum"
    )
    version: int

    @classmethod
    def of(cls, rule: ExpiryRule, least: int | None) -> Self:
        return cls(months=rule.months, least_months=least, version=rule.version)


class GiftCardOut(BaseModel):
    id: str
    masked: str = Field(description="•••• and the last four characters of the code")
    status: Status
    balance: MoneyOut
    held: MoneyOut = Field(description="Of the balance, promised to open checkouts")
    initial: MoneyOut
    source: Literal["order", "issued"]
    recipient_name: str
    recipient_email: str
    message: str
    sender_name: str
    sender_email: str
    note: str
    order_id: str | None
    order_number: int | None
    send_at: datetime | None = Field(description="Not mailed before")
    sent_at: datetime | None
    expires_at: datetime | None
    disabled_at: datetime | None
    disabled_reason: str
    created_at: datetime
    version: int

    @classmethod
    def of(cls, card: GiftCard, /, **more: Any) -> Self:
        return cls(
            **more,
            id=card.card_id,
            masked=codes.masked(card.last_four),
            status=card.status_at(clock.now()),
            balance=MoneyOut(amount=card.balance, currency=card.currency),
            held=MoneyOut(amount=card.held, currency=card.currency),
            initial=MoneyOut(amount=card.initial, currency=card.currency),
            source=card.source,  # type: ignore[arg-type]  # a string in the table
            recipient_name=card.recipient_name,
            recipient_email=card.recipient_email,
            message=card.message,
            sender_name=card.sender_name,
            sender_email=card.sender_email,
            note=card.note,
            order_id=card.order_id,
            order_number=card.order_number,
            send_at=card.send_at,
            sent_at=card.sent_at,
            expires_at=card.expires_at,
            disabled_at=card.disabled_at,
            disabled_reason=card.disabled_reason,
            created_at=card.created_at,
            version=card.version,
        )


class IssuedGiftCard(GiftCardOut):
    code: str = Field(description="Shown now and never again")


class GiftCardPage(BaseModel):
    items: list[GiftCardOut]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[GiftCard]) -> Self:
        return cls(
            items=[GiftCardOut.of(card) for card in page.items], next_cursor=page.next_cursor
        )


class GiftCardFile(BaseModel):
    csv: str


class EntryOut(BaseModel):
    id: str
    kind: Kind
    amount: MoneyOut = Field(description="What the balance changed by")
    order_id: str | None
    reason: str
    actor: str
    at: datetime

    @classmethod
    def of(cls, entry: Entry) -> Self:
        return cls(
            id=entry.entry_id,
            kind=entry.kind,  # type: ignore[arg-type]  # a string in the table
            amount=MoneyOut(amount=entry.amount, currency=entry.currency),
            order_id=entry.reference,
            reason=entry.reason,
            actor=entry.actor_id,
            at=entry.at,
        )


class LedgerPage(BaseModel):
    items: list[EntryOut]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[Entry]) -> Self:
        return cls(items=[EntryOut.of(one) for one in page.items], next_cursor=page.next_cursor)


class OwedOut(BaseModel):
    kind: Literal["card", "credit"]
    outstanding: MoneyOut
    holders: int = Field(description="Cards, or customers, with something left")

    @classmethod
    def of(cls, owed: Owed) -> Self:
        return cls(
            kind=owed.kind,  # type: ignore[arg-type]  # a string in the table
            outstanding=MoneyOut.of(owed.outstanding),
            holders=owed.holders,
        )


class OwedList(BaseModel):
    items: list[OwedOut]
    next_cursor: None = None


class StoreCreditOut(BaseModel):
    customer_id: str
    balance: MoneyOut = Field(description="What can be spent now")

    @classmethod
    def of(cls, customer_id: str, found: CardBalance | None, currency: str) -> Self:
        left = found.balance if found else Money.zero(currency)
        return cls(customer_id=customer_id, balance=MoneyOut.of(left))
