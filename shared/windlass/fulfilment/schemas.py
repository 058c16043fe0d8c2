"""The public shapes of fulfilment. Changing a field here is an API change."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from windlass.fulfilment.models import Action, Parcel, SupplierOrder
from windlass.fulfilment.rules import COSTS_MONEY, ActionKind, Choice, State
from windlass.fulfilment.whole import Fulfilment, line_ids_of
from windlass.kit.paging import Page
from windlass.web.schemas import MoneyIn, MoneyOut, Strict

Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=1000)]


def _example(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [example]})


class ResolveAction(Strict):
    model_config = _example({"choice": "retry"})

    choice: Choice = Field(description="One of the action's choices")
    reason: Annotated[str, Field(max_length=500, description="Needed to decline")] = ""


class MarkOrdered(Strict):
    model_config = _example(
        {"reference": "INV-2041", "item_cost": {"amount": 1250, "currency": "EUR"}}
    )

    reference: Annotated[str, Field(max_length=100)] = ""
    item_cost: MoneyIn | None = Field(default=None, description="In the store's currency")
    shipping_cost: MoneyIn | None = Field(default=None, description="In the store's currency")


class MarkShipped(Strict):
    model_config = _example({"carrier": "DHL", "tracking_number": "00340434161094042557"})

    carrier: Line
    tracking_number: Annotated[str, StringConstraints(min_length=3, max_length=64)]
    tracking_url: Url | None = None


class CancelOrder(Strict):
    model_config = _example({"reason": "The customer changed her mind"})

    reason: Annotated[str, Field(min_length=1, max_length=500)]
    refund: Annotated[bool, Field(strict=True, description="Give the money back")] = True
    only_rest: Annotated[
        bool, Field(strict=True, description="Cancel what has not been shipped yet")
    ] = False


class AddressDifferences(BaseModel):
    """What another address would have cost, in words. Nothing of it is charged or given back."""

    items: list[str]


class ActionOut(BaseModel):
    id: str
    order_id: str
    order_number: int
    fulfilment_id: str | None
    kind: ActionKind
    problem: str
    choices: list[Choice]
    costs_money: list[Choice] = Field(description="Choices that need the right to refund")
    details: dict[str, Any]
    state: str
    raised_at: datetime
    resolved_at: datetime | None
    choice: Choice | None
    reason: str = Field(description="Why it was declined; the shopper was told")

    @classmethod
    def of(cls, action: Action) -> ActionOut:
        choices = [Choice(choice) for choice in action.choices]
        return cls(
            id=action.action_id,
            order_id=action.order_id,
            order_number=action.order_number,
            fulfilment_id=action.part_id,
            kind=ActionKind(action.kind),
            problem=action.problem,
            choices=choices,
            costs_money=[choice for choice in choices if choice in COSTS_MONEY],
            details=action.details,
            state=action.state,
            raised_at=action.raised_at,
            resolved_at=action.resolved_at,
            choice=Choice(action.choice) if action.choice else None,
            reason=action.reason,
        )


class ActionPage(BaseModel):
    items: list[ActionOut]
    next_cursor: str | None

    @classmethod
    def of(cls, page: Page[Action]) -> ActionPage:
        return cls(
            items=[ActionOut.of(action) for action in page.items], next_cursor=page.next_cursor
        )


class ParcelOut(BaseModel):
    id: str
    carrier: str
    tracking_number: str
    tracking_url: str | None
    line_ids: list[str]
    shipped_at: datetime
    delivered_at: datetime | None
    last_scan: str
    last_scan_at: datetime | None

    @classmethod
    def of(cls, parcel: Parcel) -> ParcelOut:
        return cls(
            id=parcel.parcel_id,
            carrier=parcel.carrier,
            tracking_number=parcel.tracking_number,
            tracking_url=parcel.tracking_url,
            line_ids=parcel.line_ids,
            shipped_at=parcel.shipped_at,
            delivered_at=parcel.delivered_at,
            last_scan=parcel.last_scan,
            last_scan_at=parcel.last_scan_at,
        )


class FulfilmentOut(BaseModel):
    """What one supplier delivers of the order. Costs are in the supplier's currency."""

    id: str
    number: str
    kind: str
    supplier_id: str | None
    supplier_name: str
    state: State
    news: str
    line_ids: list[str]
    external_id: str | None
    pay_url: str | None
    item_cost: MoneyOut | None
    shipping_cost: MoneyOut | None
    waits_for_reconnect: bool
    is_by_hand: bool
    action: ActionOut | None
    parcels: list[ParcelOut]
    planned_at: datetime
    ordered_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None

    @classmethod
    def of(cls, found: Fulfilment, part: SupplierOrder, *, with_costs: bool) -> FulfilmentOut:
        action = found.actions.get(part.action_id or "")
        return cls(
            id=part.part_id,
            number=part.number,
            kind=part.kind,
            supplier_id=part.supplier_id,
            supplier_name=part.supplier_name,
            state=State(part.state),
            news=part.news,
            line_ids=line_ids_of(part),
            external_id=part.external_id,
            pay_url=part.pay_url,
            item_cost=MoneyOut.maybe(part.item_cost) if with_costs else None,
            shipping_cost=MoneyOut.maybe(part.shipping_cost) if with_costs else None,
            waits_for_reconnect=part.waits_for_reconnect,
            is_by_hand=part.kind == "manual",
            action=ActionOut.of(action) if action is not None else None,
            parcels=[ParcelOut.of(parcel) for parcel in found.parcels_of(part.part_id)],
            planned_at=part.planned_at,
            ordered_at=part.ordered_at,
            shipped_at=part.shipped_at,
            delivered_at=part.delivered_at,
        )


class FulfilmentsOut(BaseModel):
    """`actions` are all open ones of the order, those of its fulfilments among them."""

    items: list[FulfilmentOut]
    actions: list[ActionOut]

    @classmethod
    def of(cls, found: Fulfilment | None, *, with_costs: bool) -> FulfilmentsOut:
        if found is None:
            return cls(items=[], actions=[])
        parts = sorted(found.parts.values(), key=lambda part: part.number)
        return cls(
            items=[FulfilmentOut.of(found, part, with_costs=with_costs) for part in parts],
            actions=[ActionOut.of(action) for action in found.open_actions],
        )
