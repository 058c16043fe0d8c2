"""The public shapes of what happened around an order: notes, timeline, refunds."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from windlass.kit.errors import Invalid
from windlass.orders import giving_back
from windlass.orders.models import Refund, TimelineEntry
from windlass.orders.refund_plans import Plan, Share
from windlass.orders.refund_targets import Closed
from windlass.orders.sold_cards import SoldCard, Taking
from windlass.web.schemas import MoneyIn, MoneyOut, PriceIn, Strict


class AddNote(Strict):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"message": "Asked for blue, called back."}]}
    )

    message: str = Field(min_length=1, max_length=2000)


class UnitsOfLine(Strict):
    line_id: str = Field(min_length=1, max_length=40)
    quantity: int = Field(strict=True, ge=1)


class WantedRefund(Strict):
    """Units of lines and the delivery, whose value is worked out; or an amount alone."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"amount": {"amount": 100, "currency": "USD"}}]}
    )

    amount: PriceIn | None = Field(
        default=None, description="Beside lines: what was shown, refused when they are worth less"
    )
    lines: list[UnitsOfLine] = Field(default=[], max_length=100)
    with_shipping: StrictBool = False

    def wanted(self) -> dict[str, Any]:
        """For the use cases. Raises Invalid (422) for one line named twice."""
        quantities = {line.line_id: line.quantity for line in self.lines}
        if len(quantities) != len(self.lines):
            raise Invalid.field("lines", "unique", "Name each line once.")
        return {
            "amount": self.amount.money() if self.amount else None,
            "quantities": quantities,
            "with_shipping": self.with_shipping,
        }


class RefundOrder(WantedRefund):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"amount": {"amount": 100, "currency": "USD"}, "reason": "Goodwill"}]
        }
    )

    reason: str = Field(min_length=1, max_length=500)
    cards_left: MoneyIn | None = Field(
        default=None,
        description="What was shown to be taken back of gift cards that the order sold; refused "
        "when it is another amount by now",
    )


class RefundShareOut(BaseModel):
    label: str
    amount: MoneyOut

    @classmethod
    def of(cls, share: Share) -> RefundShareOut:
        return cls(label=share.label, amount=MoneyOut.of(share.amount))


class RefundedLineOut(BaseModel):
    line_id: str
    quantity: int
    amount: MoneyOut = Field(description="With the tax in it")


class SoldCardOut(BaseModel):
    """A gift card that the order sold. What is left of it is disabled with the refund when it
    `is_taken`; what was spent stays spent."""

    line_id: str
    label: str = Field(description="The end of its code")
    worth: MoneyOut
    spent: MoneyOut
    left: MoneyOut
    is_disabled: bool
    is_taken: bool

    @classmethod
    def of(cls, card: SoldCard) -> SoldCardOut:
        return cls(
            line_id=card.line_id,
            label=card.masked,
            worth=MoneyOut.of(card.worth),
            spent=MoneyOut.of(card.spent),
            left=MoneyOut.of(card.left),
            is_disabled=card.is_disabled,
            is_taken=card.is_taken,
        )


class ClosedCardOut(BaseModel):
    """A gift card that gets something back and cannot be used."""

    id: str
    label: str = Field(description="The end of its code")
    problem: Literal["disabled", "expired"]


class RefundPreview(BaseModel):
    """What a refund would give back, and where to: amount = to_card + to_credits."""

    amount: MoneyOut
    lines: list[RefundedLineOut]
    shipping: MoneyOut
    tax: MoneyOut
    to_card: MoneyOut
    to_credits: list[RefundShareOut]
    sold_cards: list[SoldCardOut] = Field(description="Gift cards that the order sold")
    cards_left: MoneyOut = Field(description="Of those that are taken back")
    closed_cards: list[ClosedCardOut] = Field(
        description="Of to_credits: what they get back cannot be spent until they are opened"
    )

    @classmethod
    def of(cls, plan: Plan, taking: Taking, closed: list[Closed]) -> RefundPreview:
        return cls(
            amount=MoneyOut.of(plan.amount),
            lines=[
                RefundedLineOut(
                    line_id=line.line_id,
                    quantity=line.quantity,
                    amount=MoneyOut.of(line.net + line.tax),
                )
                for line in plan.lines
            ],
            shipping=MoneyOut.of(plan.shipping + plan.shipping_tax),
            tax=MoneyOut.of(plan.tax),
            to_card=MoneyOut.of(plan.to_card),
            to_credits=[RefundShareOut.of(share) for share in plan.to_credits],
            sold_cards=[SoldCardOut.of(card) for card in taking.sold],
            cards_left=MoneyOut.of(taking.left(plan.amount.currency)),
            closed_cards=[
                ClosedCardOut(id=card.card_id, label=card.label, problem=card.problem)
                for card in closed
            ],
        )


class TimelineEntryOut(BaseModel):
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
    def of(cls, entry: TimelineEntry) -> TimelineEntryOut:
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


class TimelineOut(BaseModel):
    items: list[TimelineEntryOut]


class RefundOut(BaseModel):
    id: str
    amount: MoneyOut
    lines: list[RefundedLineOut] = Field(description="Empty for an amount alone")
    shipping: MoneyOut | None
    tax: MoneyOut | None = Field(description="The tax in the amount")
    to_card: MoneyOut
    to_credits: list[RefundShareOut]
    reason: str
    state: str
    requested_at: datetime
    failure: str | None

    @classmethod
    def of(cls, refund: Refund) -> RefundOut:
        currency = refund.amount.currency
        return cls(
            id=refund.refund_id,
            amount=MoneyOut.of(refund.amount),
            lines=[
                RefundedLineOut(
                    line_id=line["line_id"],
                    quantity=line["quantity"],
                    amount=MoneyOut(amount=line["net"] + line["tax"], currency=currency),
                )
                for line in refund.lines
            ],
            shipping=MoneyOut.maybe(refund.shipping),
            tax=MoneyOut.maybe(refund.tax),
            to_card=MoneyOut.of(giving_back.to_card(refund)),
            to_credits=[RefundShareOut.of(share) for share in giving_back.shares_of(refund)],
            reason=refund.reason,
            state=refund.state,
            requested_at=refund.requested_at,
            failure=refund.failure,
        )


class RefundsOut(BaseModel):
    items: list[RefundOut]
