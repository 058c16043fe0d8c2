"""A cart as the public API shows it. Changing a field here is an API change."""

from __future__ import annotations

from pydantic import BaseModel, Field

from windlass.carts.schemas import NoteOut
from windlass.carts.views import CardView, CartView, CodeView, LineView
from windlass.catalog.measure_schemas import UnitPriceOut
from windlass.pricing.models import PricedDiscount, PricedTax, Step
from windlass.web.schemas import MoneyOut


class DiscountTaken(BaseModel):
    code: str | None = Field(description="None for an automatic discount")
    title: str
    amount: MoneyOut

    @classmethod
    def of(cls, part: PricedDiscount) -> DiscountTaken:
        return cls(code=part.code, title=part.title, amount=MoneyOut.of(part.amount))


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
    reference_price: UnitPriceOut | None = Field(
        description="Of a litre, kilogram, metre or piece of it, where that is known"
    )
    total: MoneyOut = Field(description="Before discounts")
    discounts: list[DiscountTaken]
    net: MoneyOut = Field(description="After discounts")
    properties: dict[str, str]
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
            reference_price=UnitPriceOut.maybe(line.reference_price),
            total=MoneyOut.of(line.total),
            discounts=[DiscountTaken.of(part) for part in line.discounts],
            net=MoneyOut.of(line.to_pay),
            properties=dict(line.properties),
            requires_shipping=line.requires_shipping,
            is_available=line.is_available,
        )


class CodeOut(BaseModel):
    code: str
    problem: str = Field(description="Why it does nothing, for the shopper; empty when it counts")
    reason: str = Field(description="The stable word of the problem")

    @classmethod
    def of(cls, code: CodeView) -> CodeOut:
        return cls(code=code.code, problem=code.problem, reason=code.reason)


class CartCardOut(BaseModel):
    """A gift card, or store credit: `spent` is what it pays of this cart."""

    id: str
    masked: str = Field(description="Empty for store credit")
    balance: MoneyOut
    spent: MoneyOut
    problem: str = Field(description="Why it cannot pay, for the shopper; empty when it can")

    @classmethod
    def of(cls, card: CardView) -> CartCardOut:
        return cls(
            id=card.card_id,
            masked=card.masked,
            balance=MoneyOut.of(card.balance),
            spent=MoneyOut.of(card.spent),
            problem=card.problem,
        )


class CartTaxOut(BaseModel):
    name: str
    jurisdiction: str
    parts_per_million: int
    amount: MoneyOut
    inclusive: bool = Field(description="Inside the prices: part of no sum")

    @classmethod
    def of(cls, part: PricedTax) -> CartTaxOut:
        return cls(
            name=part.name,
            jurisdiction=part.jurisdiction,
            parts_per_million=part.parts_per_million,
            amount=MoneyOut.of(part.amount),
            inclusive=part.inclusive,
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
    currency: str = Field(description="Of all amounts, and what is charged")
    market_id: str = Field(description="Whose prices; empty: the store's own")
    lines: list[CartLineOut]
    notes: list[NoteOut] = Field(description="What changed since the shopper chose")
    count: int
    subtotal: MoneyOut
    discount: MoneyOut
    codes: list[CodeOut]
    taxes: list[CartTaxOut] = Field(description="An estimate, once the country is known")
    total: MoneyOut = Field(description="Without shipping")
    gift_cards: list[CartCardOut]
    store_credit: CartCardOut | None = Field(description="Of the customer who is signed in")
    uses_store_credit: bool
    due: MoneyOut = Field(description="What gift cards and credit leave of the total")
    savings: MoneyOut
    steps: list[StepOut] = Field(description="How the sum came about")
    requires_shipping: bool
    can_check_out: bool
    note: str
    email: str | None
    country: str | None
    province: str | None

    @classmethod
    def of(cls, view: CartView) -> CartOut:
        priced = view.breakdown
        return cls(
            id=view.cart_id,
            currency=view.currency,
            market_id=view.market_id,
            lines=[CartLineOut.of(line) for line in view.lines],
            notes=[NoteOut.of(note) for note in view.notes],
            count=view.count,
            subtotal=MoneyOut.of(priced.subtotal),
            discount=MoneyOut.of(priced.discount),
            codes=[CodeOut.of(code) for code in view.codes],
            taxes=[CartTaxOut.of(part) for part in priced.tax_parts],
            total=MoneyOut.of(priced.total),
            gift_cards=[CartCardOut.of(card) for card in view.gift_cards],
            store_credit=CartCardOut.of(view.credit) if view.credit else None,
            uses_store_credit=view.uses_store_credit,
            due=MoneyOut.of(priced.due),
            savings=MoneyOut.of(priced.savings),
            steps=[StepOut.of(step) for step in priced.steps],
            requires_shipping=view.requires_shipping,
            can_check_out=view.can_check_out,
            note=view.note,
            email=view.email,
            country=view.country,
            province=view.province,
        )
