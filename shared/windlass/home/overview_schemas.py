"""The public shape of the home page."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from windlass.fulfilment.models import Action
from windlass.home.overview import Overview
from windlass.orders.schemas import OrderCard
from windlass.stats.service import Day, Figures
from windlass.web.schemas import MoneyOut


class PeriodOut(BaseModel):
    orders: int
    units: int
    revenue: MoneyOut = Field(
        description="Paid for goods and kept, without tax and gift cards sold"
    )
    profit: MoneyOut = Field(description="Revenue minus what suppliers and payment took")

    @classmethod
    def of(cls, figures: Figures) -> PeriodOut:
        return cls(
            orders=figures.orders,
            units=figures.units,
            revenue=MoneyOut.of(figures.revenue),
            profit=MoneyOut.of(figures.profit),
        )


class DayOut(PeriodOut):
    date: date

    @classmethod
    def of_day(cls, day: Day) -> DayOut:
        return cls(date=day.day, **PeriodOut.of(day.figures).model_dump())


class HomeActionOut(BaseModel):
    id: str
    kind: str
    message: str
    order_id: str
    order_number: int
    created_at: datetime

    @classmethod
    def of(cls, action: Action) -> HomeActionOut:
        return cls(
            id=action.action_id,
            kind=action.kind,
            message=action.problem,
            order_id=action.order_id,
            order_number=action.order_number,
            created_at=action.raised_at,
        )


class HomeOut(BaseModel):
    as_of: datetime
    actions: list[HomeActionOut] = Field(description="Oldest first, at most 20")
    recent_orders: list[OrderCard]
    today: PeriodOut | None = Field(description="By the store's calendar; null without the right")
    last_7_days: PeriodOut | None
    last_30_days: PeriodOut | None
    days: list[DayOut] | None = Field(description="The last 30, today last")

    @classmethod
    def of(cls, overview: Overview, *, with_profit: bool) -> HomeOut:
        def period(figures: Figures | None) -> PeriodOut | None:
            return None if figures is None else PeriodOut.of(figures)

        return cls(
            as_of=overview.as_of,
            actions=[HomeActionOut.of(action) for action in overview.actions],
            recent_orders=[
                OrderCard.of(order, with_profit=with_profit) for order in overview.recent_orders
            ],
            today=period(overview.today),
            last_7_days=period(overview.last_7_days),
            last_30_days=period(overview.last_30_days),
            days=None if overview.days is None else [DayOut.of_day(d) for d in overview.days],
        )
