"""The public shape of a checkout. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field, StrictBool
from pydantic.config import JsonDict

from windlass.checkout import service
from windlass.checkout.models import Checkout, State
from windlass.customers.models import Customer
from windlass.web.schemas import CountryCode, MoneyIn, MoneyOut, Strict

ADDRESS: JsonDict = {
    "name": "Ada Lovelace",
    "line1": "Hauptstr. 1",
    "city": "Berlin",
    "postal_code": "10115",
    "country": "DE",
}


class AddressIn(Strict):
    """Which fields a country needs is judged by its rules, with the field named."""

    model_config = ConfigDict(
        extra="forbid", str_strip_whitespace=True, json_schema_extra={"examples": [ADDRESS]}
    )

    name: str = Field(max_length=100)
    company: str = Field(default="", max_length=100)
    line1: str = Field(max_length=200)
    line2: str = Field(default="", max_length=200)
    city: str = Field(default="", max_length=100)
    province: str = Field(default="", max_length=100)
    postal_code: str = Field(default="", max_length=20)
    country: CountryCode
    phone: str = Field(default="", max_length=40)
    tax_id: str = Field(default="", max_length=40)


class BeginCheckout(Strict):
    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        json_schema_extra={
            "examples": [
                {
                    "cart_id": "01J8ZQ4F6V9E6T1W3X5Y7Z9A1B",
                    "email": "ada@example.com",
                    "address": ADDRESS,
                    "shipping_rate_id": "01J8ZQ4F6V9E6T1W3X5Y7Z9A1C",
                }
            ]
        },
    )

    cart_id: str = Field(min_length=1, max_length=40)
    email: str = Field(max_length=254)
    address: AddressIn
    shipping_rate_id: str | None = Field(default=None, max_length=40)
    seen_total: MoneyIn | None = Field(
        default=None, description="What is due, as it was shown: another price is refused"
    )
    accepts_marketing: StrictBool = False
    vat_number: str = Field(default="", max_length=20, description="Of a business that buys")

    def details(self, *, locale: str, customer: Customer | None = None) -> service.Details:
        return service.Details(
            email=self.email,
            address=self.address.model_dump(),
            shipping_rate_id=self.shipping_rate_id,
            seen_total=self.seen_total.money() if self.seen_total else None,
            locale=locale,
            accepts_marketing=self.accepts_marketing,
            vat_number=self.vat_number,
            customer=customer,
        )


class CheckoutOut(BaseModel):
    id: str = Field(description="Also the order's id, once it is completed")
    state: State
    payment_url: str | None = Field(description="Where the shopper pays, while it is open")
    failure: str | None = Field(description="Why the last payment did not work, for the shopper")
    email: str
    subtotal: MoneyOut
    discount: MoneyOut
    shipping: MoneyOut
    tax: MoneyOut = Field(description="On top of the prices")
    tax_included: MoneyOut = Field(description="Inside the prices")
    total: MoneyOut
    gift_cards: MoneyOut
    store_credit: MoneyOut
    due: MoneyOut = Field(description="What is charged; at nothing the order is placed at once")
    expires_at: datetime

    @classmethod
    def of(cls, checkout: Checkout) -> CheckoutOut:
        breakdown = service.breakdown_of(checkout)
        is_open = checkout.state == State.OPEN
        return cls(
            id=checkout.checkout_id,
            state=State(checkout.state),
            payment_url=checkout.payment_url if is_open else None,
            failure=checkout.failure,
            email=checkout.email,
            subtotal=MoneyOut.of(breakdown.subtotal),
            discount=MoneyOut.of(breakdown.discount),
            shipping=MoneyOut.of(breakdown.shipping),
            tax=MoneyOut.of(breakdown.tax),
            tax_included=MoneyOut.of(breakdown.tax_included),
            total=MoneyOut.of(checkout.total),
            gift_cards=MoneyOut.of(breakdown.gift_cards),
            store_credit=MoneyOut.of(breakdown.store_credit),
            due=MoneyOut.of(checkout.due),
            expires_at=checkout.expires_at,
        )
