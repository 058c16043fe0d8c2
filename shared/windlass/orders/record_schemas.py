"""The public shapes of what happened around an order: notes, timeline, refunds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from windlass.orders.models import Refund, TimelineEntry
from windlass.web.schemas import MoneyOut, PriceIn, Strict


class AddNote(Strict):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"message": "Asked for blue, called back."}]}
    )

    message: str = Field(min_length=1, max_length=2000)


class RefundOrder(Strict):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"amount": {"amount": 100, "currency": "USD"}, "reason": "Goodwill"}]
        }
    )

    amount: PriceIn
    reason: str = Field(min_length=1, max_length=500)


class TimelineEntryOut(BaseModel):
    id: str
    at: datetime
    actor: str
    kind: str
    message: str
    data: dict[str, Any]

    @classmethod
    def of(cls, entry: TimelineEntry) -> TimelineEntryOut:
        return cls(
            id=entry.entry_id,
            at=entry.at,
            actor=entry.actor,
            kind=entry.kind,
            message=entry.message,
            data=entry.data,
        )


class TimelineOut(BaseModel):
    items: list[TimelineEntryOut]


class RefundOut(BaseModel):
    id: str
    amount: MoneyOut
    reason: str
    state: str
    requested_at: datetime
    failure: str | None

    @classmethod
    def of(cls, refund: Refund) -> RefundOut:
        return cls(
            id=refund.refund_id,
            amount=MoneyOut.of(refund.amount),
            reason=refund.reason,
            state=refund.state,
            requested_at=refund.requested_at,
            failure=refund.failure,
        )


class RefundsOut(BaseModel):
    items: list[RefundOut]
