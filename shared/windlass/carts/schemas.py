"""The public shape of a cart. Changing a field here is an API change."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from windlass.carts.models import MOST_OF_ONE
from windlass.carts.views import CartView, LineView, Note
from windlass.kit.money import Money
from windlass.pricing.models import Step
from windlass.shipping.models import ShippingOption
from windlass.shipping.schemas import ShippingOptionOut
from windlass.web.schemas import CountryCode, MoneyOut, Strict

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


class NoteOut(BaseModel):
    code: str = Field(description="price_changed, quantity_reduced or no_longer_available")
    line_id: str
    message: str
    old_price: MoneyOut | None
    new_price: MoneyOut | None
    old_quantity: int | None
    new_quantity: int | None

    @classmethod
    def of(cls, note: Note) -> NoteOut:
        return cls(
            code=note.code,
            line_id=note.line_id,
            message=note.message,
            old_price=_money(note.old),
            new_price=_money(note.new),
            old_quantity=None if isinstance(note.old, Money) else note.old,
            new_quantity=None if isinstance(note.new, Money) else note.new,
        )


class CartLineOut(BaseModel):
    id: str
    product_id: str
    variant_id: str
    handle: str
    title: str
    variant_title: str
    image: str | None
    quantity: int = Field(description="What can be bought, and is priced")
    wanted: int = Field(description="What was chosen")
    most: int = Field(description="How many may be chosen")
    unit_price: MoneyOut
    compare_at: MoneyOut | None
    total: MoneyOut
    requires_shipping: bool
    is_available: bool

    @classmethod
    def of(cls, line: LineView) -> CartLineOut:
        return cls(
            id=line.line_id,
            product_id=line.product_id,
            variant_id=line.variant_id,
            handle=line.handle,
            title=line.title,
            variant_title=line.variant_title,
            image=line.picture,
            quantity=line.quantity,
            wanted=line.wanted,
            most=line.most,
            unit_price=MoneyOut.of(line.unit_price),
            compare_at=MoneyOut.maybe(line.compare_at),
            total=MoneyOut.of(line.total),
            requires_shipping=line.requires_shipping,
            is_available=line.is_available,
        )


class StepOut(BaseModel):
    code: str
    subject: str
    text: str
    amount: MoneyOut

    @classmethod
    def of(cls, step: Step) -> StepOut:
        return cls(
            code=step.code, subject=step.subject, text=step.text, amount=MoneyOut.of(step.amount)
        )


class CartOut(BaseModel):
    id: str = Field(description="Whoever knows it holds the cart: keep it to the shopper")
    currency: str
    lines: list[CartLineOut]
    notes: list[NoteOut] = Field(description="What changed since the shopper chose")
    count: int
    subtotal: MoneyOut
    total: MoneyOut = Field(description="Without shipping")
    savings: MoneyOut
    steps: list[StepOut] = Field(description="How the total came about")
    requires_shipping: bool
    can_check_out: bool
    email: str | None
    country: str | None
    province: str | None

    @classmethod
    def of(cls, view: CartView) -> CartOut:
        return cls(
            id=view.cart_id,
            currency=view.currency,
            lines=[CartLineOut.of(line) for line in view.lines],
            notes=[NoteOut.of(note) for note in view.notes],
            count=view.count,
            subtotal=MoneyOut.of(view.breakdown.subtotal),
            total=MoneyOut.of(view.breakdown.total),
            savings=MoneyOut.of(view.breakdown.savings),
            steps=[StepOut.of(step) for step in view.breakdown.steps],
            requires_shipping=view.requires_shipping,
            can_check_out=view.can_check_out,
            email=view.email,
            country=view.country,
            province=view.province,
        )


class ShippingRates(BaseModel):
    items: list[ShippingOptionOut] = Field(description="The cheapest first; none: not delivered")
    next_cursor: str | None = None

    @classmethod
    def of(cls, options: list[ShippingOption]) -> ShippingRates:
        return cls(items=[ShippingOptionOut.of(option) for option in options])


def _money(value: Money | int) -> MoneyOut | None:
    return MoneyOut.of(value) if isinstance(value, Money) else None
