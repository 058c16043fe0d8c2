"""What the templates show, from the features' own values."""

from __future__ import annotations

from dataclasses import dataclass

from windlass.kit.addresses import Address
from windlass.kit.money import Money
from windlass.kit.renditions import Renditions
from windlass.orders import links
from windlass.orders import service as orders
from windlass.orders.models import Order
from windlass.pricing import documents
from windlass.stores.storefronts import StorefrontStore

PLATFORM_COLOUR = "#0f6b74"


@dataclass(frozen=True, slots=True)
class Brand:
    name: str
    url: str
    colour: str
    logo: str | None  # absolute
    footer: str
    address: str
    contact: str


@dataclass(frozen=True, slots=True)
class LineView:
    title: str
    variant_title: str
    image: str | None  # absolute
    quantity: int
    unit_price: Money
    total: Money


@dataclass(frozen=True, slots=True)
class SumView:
    label: str
    amount: Money


@dataclass(frozen=True, slots=True)
class OrderView:
    number: int
    name: str
    first_name: str
    place: str
    lines: tuple[LineView, ...]
    sums: tuple[SumView, ...]
    total: Money
    address: tuple[str, ...]
    delivery: str
    status_url: str


@dataclass(frozen=True, slots=True)
class ParcelView:
    carrier: str
    tracking_number: str
    tracking_url: str | None
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefundView:
    amount: Money


def brand_of(front: StorefrontStore) -> Brand:
    contact, logo = front.contact, front.branding.logo
    city = " ".join(filter(None, (contact.postal_code, contact.city)))
    return Brand(
        name=front.name,
        url=front.url,
        colour=front.branding.accent_colour,
        logo=f"{front.url}{Renditions.from_document(logo).src}" if logo else None,
        footer=front.mail.footer,
        address=", ".join(filter(None, (contact.legal_name, contact.street, city))),
        contact=contact.contact_email,
    )


def platform_brand(url: str) -> Brand:
    return Brand("Windlass", url, PLATFORM_COLOUR, None, "", "", "")


def order_of(order: Order, front: StorefrontStore) -> OrderView:
    breakdown = documents.from_document(order.breakdown)
    name = str(order.address.get("name", "")) or order.email
    sums = [SumView("Subtotal", breakdown.subtotal)]
    if breakdown.discount.amount:
        sums.append(SumView("Discount", -breakdown.discount))
    sums.append(SumView(_shipping_label(order), breakdown.shipping))
    if breakdown.tax.amount:
        sums.append(SumView("Tax", breakdown.tax))
    return OrderView(
        number=order.number,
        name=name,
        first_name=name.split()[0],
        place=_place(order),
        lines=tuple(
            LineView(
                title=line.title,
                variant_title=line.variant_title,
                image=f"{front.url}{line.image}" if line.image else None,
                quantity=line.quantity,
                unit_price=line.unit_price,
                total=line.unit_price * line.quantity,
            )
            for line in orders.lines_of(order)
        ),
        sums=tuple(sums),
        total=order.total,
        address=_address(order),
        delivery=_delivery(order),
        status_url=links.status_url(front.url, store_id=front.store_id, order_id=order.order_id),
    )


def contents_of(order: Order, line_ids: list[str]) -> tuple[str, ...]:
    """What a parcel holds, in words."""
    return tuple(
        f"{line.quantity} x {line.title}"
        + (f" ({line.variant_title})" if line.variant_title else "")
        for line in orders.lines_of(order)
        if line.line_id in line_ids
    )


def _shipping_label(order: Order) -> str:
    name = order.shipping.get("name")
    return f"Shipping ({name})" if name else "Shipping"


def _place(order: Order) -> str:
    city, country = order.address.get("city", ""), order.address.get("country", "")
    return ", ".join(filter(None, (city, country)))


def _address(order: Order) -> tuple[str, ...]:
    return tuple(Address.from_document(order.address).lines())


def _delivery(order: Order) -> str:
    low, high = order.shipping.get("min_days"), order.shipping.get("max_days")
    if low is None or high is None:
        return ""
    days = str(low) if low == high else f"{low} to {high}"
    return f"Expected in {days} days."
