"""The public shapes of an order's money: why this price, how it was paid, what it earned."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from pydantic import BaseModel, Field

from windlass.orders import rules, worth
from windlass.orders.models import Order
from windlass.orders.profits import Profit
from windlass.orders.rules import Payment, PaymentStatus
from windlass.pricing.models import PricedDiscount, PricedTax
from windlass.web.schemas import MoneyOut

IN_STORES_CURRENCY: Final = "At the order's frozen rate"


class ExchangeOut(BaseModel):
    """How the store's amounts became the order's: frozen when it was begun."""

    base: str = Field(description="The store's currency")
    currency: str = Field(description="The order's")
    rate: str = Field(description="What one of base costs in currency, without the margin")
    margin_basis_points: int = Field(description="On top of the rate, for changing the money")
    as_of: datetime | None = Field(description="None for a rate that was set by hand")
    market_id: str

    @classmethod
    def of(cls, order: Order) -> ExchangeOut | None:
        found = worth.exchange_of(order)
        if found.base == found.currency:
            return None
        return cls(
            base=found.base,
            currency=found.currency,
            rate=str(found.rate),
            margin_basis_points=found.margin_basis_points,
            as_of=found.as_of,
            market_id=found.market_id,
        )


class PriceStep(BaseModel):
    code: str
    text: str
    amount: MoneyOut


class PricedDiscountOut(BaseModel):
    code: str | None = Field(description="None for an automatic discount")
    title: str
    discount_class: str = Field(description="product, order or shipping")
    amount: MoneyOut

    @classmethod
    def of(cls, part: PricedDiscount) -> PricedDiscountOut:
        return cls(
            code=part.code,
            title=part.title,
            discount_class=part.discount_class,
            amount=MoneyOut.of(part.amount),
        )


class PricedTaxOut(BaseModel):
    """The tax of one rate. An inclusive one is inside the prices, and part of no sum."""

    jurisdiction: str
    name: str
    parts_per_million: int
    base: MoneyOut
    amount: MoneyOut
    inclusive: bool
    of: str = Field(description="goods or shipping")

    @classmethod
    def from_part(cls, part: PricedTax) -> PricedTaxOut:
        return cls(
            jurisdiction=part.jurisdiction,
            name=part.name,
            parts_per_million=part.parts_per_million,
            base=MoneyOut.of(part.base),
            amount=MoneyOut.of(part.amount),
            inclusive=part.inclusive,
            of=part.of,
        )


class CreditPartOut(BaseModel):
    """A gift card, or the shopper's store credit."""

    label: str
    spent: MoneyOut
    returned: MoneyOut

    @classmethod
    def of(cls, part: rules.CreditPart) -> CreditPartOut:
        return cls(
            label=part.label, spent=MoneyOut.of(part.spent), returned=MoneyOut.of(part.returned)
        )


class PaymentOut(BaseModel):
    """paid = captured + what gift cards and credit spent; refunded is of all of it."""

    status: PaymentStatus
    paid: MoneyOut
    captured: MoneyOut = Field(description="By card")
    credits: list[CreditPartOut]
    refunded: MoneyOut
    refundable: MoneyOut
    fee: MoneyOut | None = Field(description="In the store's currency")
    risk_level: str | None
    risk_score: int | None
    provider: str = Field(description="stripe, or credit and none when nothing was charged")
    intent_id: str

    @classmethod
    def of(cls, payment: Payment, *, with_fee: bool) -> PaymentOut:
        return cls(
            status=payment.status,
            paid=MoneyOut.of(payment.paid),
            captured=MoneyOut.of(payment.captured),
            credits=[CreditPartOut.of(part) for part in payment.credits],
            refunded=MoneyOut.of(payment.given_back),
            refundable=MoneyOut.of(payment.refundable),
            fee=MoneyOut.maybe(payment.fee) if with_fee else None,
            risk_level=payment.risk_level,
            risk_score=payment.risk_score,
            provider=payment.provider,
            intent_id=payment.intent_id,
        )


class ProfitOut(BaseModel):
    """revenue - item_cost - supplier_shipping - payment_fee = profit, in the store's currency at
    the order's frozen rate."""

    revenue: MoneyOut
    item_cost: MoneyOut
    supplier_shipping: MoneyOut
    payment_fee: MoneyOut
    profit: MoneyOut
    margin_basis_points: int
    is_final: bool

    @classmethod
    def of(cls, profit: Profit) -> ProfitOut:
        return cls(
            revenue=MoneyOut.of(profit.revenue),
            item_cost=MoneyOut.of(profit.item_cost),
            supplier_shipping=MoneyOut.of(profit.supplier_shipping),
            payment_fee=MoneyOut.of(profit.payment_fee),
            profit=MoneyOut.of(profit.profit),
            margin_basis_points=profit.margin_basis_points,
            is_final=profit.is_final,
        )
