"""What account pages show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storefront_pages.views.order import OrderView
from windlass.kit.money import Money


@dataclass(frozen=True, slots=True)
class OrderCardView:
    id: str
    number: str
    placed_at: datetime
    status: str
    total: Money
    units: int
    titles: str  # "Desk lamp, Phone mount and 2 more"


@dataclass(frozen=True, slots=True)
class AddressView:
    id: str
    lines: tuple[str, ...]
    phone: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class ExportView:
    id: str
    asked_at: datetime
    is_ready: bool
    parts: int


@dataclass(frozen=True, slots=True)
class AccountOrderView:
    order: OrderView
    can_withdraw: bool
    withdraw_path: str
    withdrawn_at: datetime | None
