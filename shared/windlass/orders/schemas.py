"""The public shapes of orders. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from windlass.kit.paging import Page
from windlass.orders import rules, service, source_words, worth
from windlass.orders.models import Order
from windlass.orders.money_schemas import (
    IN_STORES_CURRENCY,
    ExchangeOut,
    PaymentOut,
    PricedDiscountOut,
    PricedTaxOut,
    PriceStep,
    ProfitOut,
)
from windlass.orders.rules import OrderLine, PartState, PaymentStatus, Status
from windlass.pricing.models import PricedLine
from windlass.web.schemas import MoneyOut


class OrderCard(BaseModel):
    """One row of the list."""

    id: str
    number: int
    placed_at: datetime
    status: Status
    payment_status: PaymentStatus
    email: str
    customer: str
    country: str
    total: MoneyOut
    total_in_store_currency: MoneyOut = Field(description=IN_STORES_CURRENCY)
    units: int
    profit: MoneyOut | None = Field(description="None without the profit permission")

    @classmethod
    def of(cls, order: Order, *, with_profit: bool) -> OrderCard:
        return cls(
            id=order.order_id,
            number=order.number,
            placed_at=order.placed_at,
            status=Status(order.status),
            payment_status=service.payment_of(order).status,
            email=order.email,
            customer=order.address.get("name", ""),
            country=order.address.get("country", ""),
            total=MoneyOut.of(order.total),
            total_in_store_currency=MoneyOut.of(worth.total_of(order)),
            units=sum(line["quantity"] for line in order.lines),
            profit=MoneyOut.of(service.profit_of(order).profit) if with_profit else None,
        )


class OrderPage(BaseModel):
    items: list[OrderCard]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[Order], *, with_profit: bool) -> OrderPage:
        items = [OrderCard.of(order, with_profit=with_profit) for order in page.items]
        return cls(items=items, next_cursor=page.next_cursor)


class OrderLineOut(BaseModel):
    line_id: str
    product_id: str
    variant_id: str
    title: str
    variant_title: str
    sku: str
    image: str | None
    quantity: int
    unit_price: MoneyOut
    total: MoneyOut = Field(description="Before discounts")
    discounts: list[PricedDiscountOut]
    net: MoneyOut = Field(description="After discounts")
    returned: int = Field(description="Units whose money went back")
    properties: dict[str, str] = Field(description="What the shopper wrote on it")
    unit_cost: MoneyOut | None

    @classmethod
    def of(
        cls, line: OrderLine, priced: PricedLine, *, returned: int, with_profit: bool
    ) -> OrderLineOut:
        return cls(
            line_id=line.line_id,
            product_id=line.product_id,
            variant_id=line.variant_id,
            title=line.as_merchant.title,
            variant_title=line.as_merchant.variant_title,
            sku=line.sku,
            image=line.image,
            quantity=line.quantity,
            unit_price=MoneyOut.of(line.unit_price),
            total=MoneyOut.of(line.unit_price * line.quantity),
            discounts=[PricedDiscountOut.of(part) for part in priced.discounts],
            net=MoneyOut.of(priced.net),
            returned=returned,
            properties=dict(line.properties),
            unit_cost=MoneyOut.maybe(line.unit_cost) if with_profit else None,
        )


class PartOut(BaseModel):
    part_id: str
    supplier_id: str | None
    supplier_name: str
    state: PartState
    line_ids: list[str]
    item_cost: MoneyOut | None
    shipping_cost: MoneyOut | None


class OrderOut(BaseModel):
    id: str
    number: int
    version: int
    placed_at: datetime
    status: Status
    email: str
    customer_id: str | None = Field(description="Who was signed in")
    note: str | None = Field(description="The shopper's, to the merchant")
    vat_number: str | None = Field(description="Of a business that bought")
    locale: str
    currency: str = Field(description="What was shown and charged, and is given back")
    exchange: ExchangeOut | None = Field(description="None in the store's own currency")
    lines: list[OrderLineOut]
    address: dict[str, Any]
    shipping: dict[str, Any]
    steps: list[PriceStep] = Field(description="Why this price; they sum to what was due")
    subtotal: MoneyOut
    discount: MoneyOut = Field(description="Off goods; what is off the delivery is in its price")
    discounts: list[PricedDiscountOut]
    shipping_total: MoneyOut
    shipping_returned: bool
    tax: MoneyOut = Field(description="On top of the prices")
    tax_included: MoneyOut = Field(description="Inside the prices")
    taxes: list[PricedTaxOut]
    tax_reason: str | None
    total: MoneyOut
    total_in_store_currency: MoneyOut = Field(description=IN_STORES_CURRENCY)
    due: MoneyOut = Field(description="What gift cards and store credit left for the card")
    payment: PaymentOut
    parts: list[PartOut]
    open_actions: int
    profit: ProfitOut | None
    cancelled_at: datetime | None
    cancel_reason: str | None

    @classmethod
    def of(cls, order: Order, *, with_profit: bool) -> OrderOut:
        payment, breakdown = service.payment_of(order), source_words.breakdown_of(order)
        units = order.returned.get("lines", {})
        return cls(
            id=order.order_id,
            number=order.number,
            version=order.version,
            placed_at=order.placed_at,
            status=Status(order.status),
            email=order.email,
            customer_id=order.customer_id,
            note=order.note,
            vat_number=order.vat_number,
            locale=order.locale,
            currency=order.currency,
            exchange=ExchangeOut.of(order),
            lines=[
                OrderLineOut.of(
                    line,
                    breakdown.line(line.line_id),
                    returned=units.get(line.line_id, 0),
                    with_profit=with_profit,
                )
                for line in service.lines_of(order)
            ],
            address=order.address,
            shipping=rules.shipping_as_merchant(order.shipping),
            steps=[
                PriceStep(code=step.code, text=step.text, amount=MoneyOut.of(step.amount))
                for step in breakdown.steps
            ],
            subtotal=MoneyOut.of(breakdown.subtotal),
            discount=MoneyOut.of(breakdown.discount),
            discounts=[PricedDiscountOut.of(part) for part in breakdown.discounts],
            shipping_total=MoneyOut.of(breakdown.shipping),
            shipping_returned=bool(order.returned.get("shipping")),
            tax=MoneyOut.of(breakdown.tax),
            tax_included=MoneyOut.of(breakdown.tax_included),
            taxes=[PricedTaxOut.from_part(part) for part in breakdown.tax_parts],
            tax_reason=breakdown.tax_reason,
            total=MoneyOut.of(order.total),
            total_in_store_currency=MoneyOut.of(worth.total_of(order)),
            due=MoneyOut.of(breakdown.due),
            payment=PaymentOut.of(payment, with_fee=with_profit),
            parts=[_part(part, with_profit=with_profit) for part in service.parts_of(order)],
            open_actions=order.open_actions,
            profit=ProfitOut.of(service.profit_of(order)) if with_profit else None,
            cancelled_at=order.cancelled_at,
            cancel_reason=order.cancel_reason,
        )


def _part(part: rules.Part, *, with_profit: bool) -> PartOut:
    return PartOut(
        part_id=part.part_id,
        supplier_id=part.supplier_id,
        supplier_name=part.supplier_name,
        state=part.state,
        line_ids=list(part.line_ids),
        item_cost=MoneyOut.maybe(part.item_cost) if with_profit else None,
        shipping_cost=MoneyOut.maybe(part.shipping_cost) if with_profit else None,
    )
