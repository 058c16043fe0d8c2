"""Parcels as the shopper follows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from storefront_pages import messages
from storefront_pages.messages import mark
from storefront_pages.views.order import ParcelView

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.fulfilment.models import Parcel
    from windlass.orders.rules import OrderLine

ON_ITS_WAY, DELIVERED = mark("On its way"), mark("Delivered")


def views_of(
    parcels: Iterable[Parcel], lines: Iterable[OrderLine], shop: Shop
) -> tuple[ParcelView, ...]:
    """In the order in which they left."""
    text = messages.catalogue(shop.view.locale).gettext
    by_id = {line.line_id: line for line in lines}
    return tuple(
        ParcelView(
            carrier=parcel.carrier,
            tracking_number=parcel.tracking_number,
            tracking_url=_web_address(parcel.tracking_url),
            state=text(DELIVERED if parcel.delivered_at else ON_ITS_WAY),
            shipped_at=parcel.shipped_at,
            delivered_at=parcel.delivered_at,
            items=tuple(_words(by_id[name]) for name in parcel.line_ids if name in by_id),
            news=parcel.last_scan,
            news_at=parcel.last_scan_at,
        )
        for parcel in sorted(parcels, key=lambda parcel: (parcel.shipped_at, parcel.parcel_id))
    )


def _words(line: OrderLine) -> str:
    named = f"{line.title}, {line.variant_title}" if line.variant_title else line.title
    return f"{line.quantity} \N{MULTIPLICATION SIGN} {named}"


def _web_address(url: str | None) -> str:
    """Suppliers fill this in: only what a browser opens as a page becomes a link."""
    return url if url and url.startswith(("https://", "http://")) else ""
