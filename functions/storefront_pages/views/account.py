"""What account pages show."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from storefront_pages.views.order import OrderView
from windlass.kit.money import Money


class OrderCardView(Struct, frozen=True):
    id: str
    number: str
    placed_at: datetime
    status: str
    total: Money
    units: int
    titles: str  # "Desk lamp, Phone mount and 2 more"


class AddressView(Struct, frozen=True):
    id: str
    lines: tuple[str, ...]
    phone: str
    is_default: bool


class ExportView(Struct, frozen=True):
    id: str
    asked_at: datetime
    is_ready: bool
    parts: int


class AccountOrderView(Struct, frozen=True):
    order: OrderView
    can_withdraw: bool
    withdraw_path: str
    withdrawn_at: datetime | None
