"""The public shapes of orders. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from windlass.kit.paging import Page
from windlass.orders import rules, service
from windlass.orders.models import Order
from windlass.orders.rules import OrderLine, PartState, PaymentStatus, Status
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
    total: MoneyOut
    unit_cost: MoneyOut | None

    @classmethod
    def of(cls, line: OrderLine, *, with_profit: bool) -> OrderLineOut:
        return cls(
            line_id=line.line_id,
            product_id=line.product_id,
            variant_id=line.variant_id,
            title=line.title,
            variant_title=line.variant_title,
            sku=line.sku,
            image=line.image,
            quantity=line.quantity,
            unit_price=MoneyOut.of(line.unit_price),
            total=MoneyOut.of(line.unit_price * line.quantity),
            unit_cost=MoneyOut.maybe(line.unit_cost) if with_profit else None,
        )


class PriceStep(BaseModel):
    code: str
    text: str
    amount: MoneyOut


class PaymentOut(BaseModel):
    status: PaymentStatus
    captured: MoneyOut
    refunded: MoneyOut
    refundable: MoneyOut
    fee: MoneyOut | None
    risk_level: str | None
    risk_score: int | None
    provider: str
    intent_id: str


class PartOut(BaseModel):
    part_id: str
    supplier_id: str | None
    supplier_name: str
    state: PartState
    line_ids: list[str]
    item_cost: MoneyOut | None
    shipping_cost: MoneyOut | None


class ProfitOut(BaseModel):
    """revenue - item_cost - supplier_shipping - payment_fee = profit"""

    revenue: MoneyOut
    item_cost: MoneyOut
    supplier_shipping: MoneyOut
    payment_fee: MoneyOut
    profit: MoneyOut
    margin_basis_points: int
    is_final: bool

    @classmethod
    def of(cls, profit: rules.Profit) -> ProfitOut:
        return cls(
            revenue=MoneyOut.of(profit.revenue),
            item_cost=MoneyOut.of(profit.item_cost),
            supplier_shipping=MoneyOut.of(profit.supplier_shipping),
            payment_fee=MoneyOut.of(profit.payment_fee),
            profit=MoneyOut.of(profit.profit),
            margin_basis_points=profit.margin_basis_points,
            is_final=profit.is_final,
        )


class OrderOut(BaseModel):
    id: str
    number: int
    version: int
    placed_at: datetime
    status: Status
    email: str
    locale: str
    currency: str
    lines: list[OrderLineOut]
    address: dict[str, Any]
    shipping: dict[str, Any]
    steps: list[PriceStep] = Field(description="Why this price; they sum to the total")
    subtotal: MoneyOut
    discount: MoneyOut
    shipping_total: MoneyOut
    tax: MoneyOut
    total: MoneyOut
    payment: PaymentOut
    parts: list[PartOut]
    open_actions: int
    profit: ProfitOut | None
    cancelled_at: datetime | None
    cancel_reason: str | None

    @classmethod
    def of(cls, order: Order, *, with_profit: bool) -> OrderOut:
        payment, breakdown, currency = service.payment_of(order), order.breakdown, order.currency

        def part_of(name: str) -> MoneyOut:
            return MoneyOut(amount=breakdown[name], currency=currency)

        return cls(
            id=order.order_id,
            number=order.number,
            version=order.version,
            placed_at=order.placed_at,
            status=Status(order.status),
            email=order.email,
            locale=order.locale,
            currency=currency,
            lines=[
                OrderLineOut.of(line, with_profit=with_profit) for line in service.lines_of(order)
            ],
            address=order.address,
            shipping=order.shipping,
            steps=[
                PriceStep(
                    code=step["code"],
                    text=step["text"],
                    amount=MoneyOut(amount=step["amount"], currency=currency),
                )
                for step in breakdown["steps"]
            ],
            subtotal=part_of("subtotal"),
            discount=part_of("discount"),
            shipping_total=part_of("shipping"),
            tax=part_of("tax"),
            total=MoneyOut.of(order.total),
            payment=PaymentOut(
                status=payment.status,
                captured=MoneyOut.of(payment.captured),
                refunded=MoneyOut.of(payment.refunded),
                refundable=MoneyOut.of(payment.refundable),
                fee=MoneyOut.maybe(payment.fee) if with_profit else None,
                risk_level=payment.risk_level,
                risk_score=payment.risk_score,
                provider=payment.provider,
                intent_id=payment.intent_id,
            ),
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
