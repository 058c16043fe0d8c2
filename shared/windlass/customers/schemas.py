"""The public shapes of customers. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from windlass.customers.details import LONGEST_NAME, LONGEST_PHONE
from windlass.customers.models import MOST_TAGS, Customer, CustomerEntry
from windlass.customers.terms import LONGEST_TAG
from windlass.kit.money import Money
from windlass.kit.paging import Page
from windlass.web.schemas import MoneyOut, Strict

LONGEST_NOTE = 5000

Tag = Annotated[str, Field(min_length=1, max_length=LONGEST_TAG)]


class UpdateCustomer(Strict):
    """Only what is sent is changed."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"tags": ["VIP"], "tax_exempt": False}]},
    )

    name: str | None = Field(default=None, max_length=LONGEST_NAME)
    phone: str | None = Field(default=None, max_length=LONGEST_PHONE)
    tags: list[Tag] | None = Field(default=None, max_length=MOST_TAGS)
    tax_exempt: bool | None = Field(default=None, strict=True)
    accepts_marketing: bool | None = Field(
        default=None, strict=True, description="Say true only for who told you so"
    )


class NoteIn(Strict):
    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"message": "Prefers to be called."}]}
    )

    message: str = Field(min_length=1, max_length=LONGEST_NOTE)


class AddressOut(BaseModel):
    id: str
    is_default: bool
    address: dict[str, Any]


class CustomerCard(BaseModel):
    """One row of the list."""

    id: str
    email: str
    name: str
    country: str = Field(description="Of the default address, empty without one")
    tags: list[str]
    has_account: bool
    accepts_marketing: bool
    order_count: int
    lifetime: list[MoneyOut] = Field(
        description="What was ordered, in the store's currency at each order's frozen rate"
    )
    last_order_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, customer: Customer) -> CustomerCard:
        return cls(**_common(customer))


class CustomerPage(BaseModel):
    items: list[CustomerCard]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[Customer]) -> CustomerPage:
        items = [CustomerCard.of(customer) for customer in page.items]
        return cls(items=items, next_cursor=page.next_cursor)


class CustomerOut(CustomerCard):
    version: int
    phone: str
    locale: str | None
    is_verified: bool
    registered_at: datetime | None
    marketing_at: datetime | None
    marketing_source: str | None
    tax_exempt: bool
    addresses: list[AddressOut]

    @classmethod
    def of(cls, customer: Customer) -> CustomerOut:
        return cls(
            **_common(customer),
            version=customer.version,
            phone=customer.phone,
            locale=customer.locale,
            is_verified=customer.is_verified,
            registered_at=customer.registered_at,
            marketing_at=customer.marketing_at,
            marketing_source=customer.marketing_source,
            tax_exempt=bool(customer.tax_exempt),
            addresses=[
                AddressOut(
                    id=one["address_id"], is_default=one["is_default"], address=one["address"]
                )
                for one in customer.addresses
            ],
        )


class CustomerEntryOut(BaseModel):
    id: str
    at: datetime
    actor: str
    kind: str
    message: str
    data: dict[str, Any]
    version: int = Field(description="Of a note, for the If-Match of its change")
    edited_at: datetime | None = Field(description="When its author last changed the note")
    deleted_at: datetime | None = Field(description="When its author took the note's words back")

    @classmethod
    def of(cls, entry: CustomerEntry) -> CustomerEntryOut:
        return cls(
            id=entry.entry_id,
            at=entry.at,
            actor=entry.actor,
            kind=entry.kind,
            message=entry.message,
            data=entry.data,
            version=entry.version,
            edited_at=entry.edited_at,
            deleted_at=entry.deleted_at,
        )


class CustomerTimeline(BaseModel):
    items: list[CustomerEntryOut]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[CustomerEntry]) -> CustomerTimeline:
        items = [CustomerEntryOut.of(entry) for entry in page.items]
        return cls(items=items, next_cursor=page.next_cursor)


def _common(customer: Customer) -> dict[str, Any]:
    address = customer.default_address or {}
    return {
        "id": customer.customer_id,
        "email": customer.email,
        "name": customer.name,
        "country": address.get("country", ""),
        "tags": list(customer.tag_names),
        "has_account": customer.is_registered,
        "accepts_marketing": bool(customer.accepts_marketing),
        "order_count": customer.order_count,
        "lifetime": [
            MoneyOut.of(Money(amount, currency))
            for currency, amount in sorted(customer.lifetime.items())
        ],
        "last_order_at": customer.last_order_at,
        "created_at": customer.created_at,
    }
