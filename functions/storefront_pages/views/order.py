"""An order as its shopper sees it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from storefront_pages.views.checkout import SumLine
from storefront_pages.views.image import ImageView
from windlass.kit.money import Money


class OrderLineView(Struct, frozen=True):
    title: str
    variant: str
    image: ImageView | None
    quantity: int
    total: Money
    properties: tuple[tuple[str, str], ...] = ()


class ParcelView(Struct, frozen=True):
    carrier: str
    tracking_number: str
    tracking_url: str  # empty when the carrier has none
    state: str
    shipped_at: datetime | None
    delivered_at: datetime | None
    items: tuple[str, ...]  # "2 x Desk lamp, black"
    news: str  # what the carrier said last, empty before the first scan
    news_at: datetime | None


class StepView(Struct, frozen=True):
    label: str
    at: datetime | None
    state: str  # "done", "current" or "next"


class OrderView(Struct, frozen=True):
    id: str
    number: str
    placed_at: datetime
    status: str
    email: str
    lines: tuple[OrderLineView, ...]
    sums: tuple[SumLine, ...]
    total: Money
    refunded: Money | None
    address: tuple[str, ...]
    shipping_method: str
    steps: tuple[StepView, ...]
    parcels: tuple[ParcelView, ...]
    is_cancelled: bool
    status_path: str  # the signed link
    invoice_url: str  # likewise; leads to the PDF
    payments: tuple[SumLine, ...] = ()  # how it was paid, when not by card alone
    note: str = ""
