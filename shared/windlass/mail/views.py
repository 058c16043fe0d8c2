"""What the templates show, from the features' own values."""

from __future__ import annotations

from dataclasses import dataclass

from windlass.invoices import links as invoices
from windlass.kit.addresses import Address
from windlass.kit.money import Money
from windlass.kit.renditions import Renditions
from windlass.orders import giving_back, links
from windlass.orders import service as orders
from windlass.orders.models import Order, Refund
from windlass.pricing import documents, words
from windlass.pricing.models import Breakdown, PricedTax
from windlass.stores.storefronts import StorefrontStore

SHIPPING = "shipping"  # of discounts and taxes
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
    is_note: bool = False  # tax inside the prices: part of no sum


@dataclass(frozen=True, slots=True)
class OrderView:
    number: int
    name: str
    first_name: str
    place: str
    lines: tuple[LineView, ...]
    sums: tuple[SumView, ...]
    total: Money
    payments: tuple[SumView, ...]  # how it was paid, when not by card alone
    address: tuple[str, ...]
    delivery: str
    status_url: str
    invoice_url: str


@dataclass(frozen=True, slots=True)
class ParcelView:
    carrier: str
    tracking_number: str
    tracking_url: str | None
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefundView:
    amount: Money
    ways: tuple[SumView, ...] = ()  # where it goes, when not to the card alone


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
        sums=sums_of(breakdown, _shipping_label(order)),
        total=order.total,
        payments=payments_of(breakdown),
        address=_address(order),
        delivery=_delivery(order),
        status_url=links.status_url(front.url, store_id=front.store_id, order_id=order.order_id),
        invoice_url=invoices.link_for(front, order.order_id),
    )


def sums_of(breakdown: Breakdown, shipping: str) -> tuple[SumView, ...]:
    """From the subtotal to the total."""
    sums = [SumView("Subtotal", breakdown.subtotal)]
    sums += [
        SumView(one.code or one.title, -one.amount)
        for one in breakdown.discounts
        if one.discount_class != SHIPPING
    ]
    off = breakdown.delivery.discount if breakdown.delivery else Money.zero(breakdown.currency)
    sums.append(SumView(shipping, breakdown.shipping + off))
    sums += [
        SumView(one.code or one.title, -one.amount)
        for one in breakdown.discounts
        if one.discount_class == SHIPPING
    ]
    sums += [_tax(part) for part in breakdown.tax_parts if part.amount.amount]
    return tuple(sums)


def payments_of(breakdown: Breakdown) -> tuple[SumView, ...]:
    if not breakdown.credits:
        return ()
    paid = [SumView(one.label, one.amount) for one in breakdown.credits]
    return (*paid, *([SumView("Card", breakdown.due)] if breakdown.due.amount else []))


def _tax(part: PricedTax) -> SumView:
    of = " on delivery" if part.of == SHIPPING else ""
    name = f"{part.name} {words.percent(part.parts_per_million)}{of}"
    return SumView(f"Including {name}" if part.inclusive else name, part.amount, part.inclusive)


def refund_of(amount: Money, refund: Refund | None) -> RefundView:
    """`refund` is none for one that was made at the payment provider."""
    shares = giving_back.shares_of(refund) if refund else ()
    if refund is None or not shares:
        return RefundView(amount)
    card = giving_back.to_card(refund)
    ways = [SumView("Card", card)] if card.amount else []
    return RefundView(amount, (*ways, *(SumView(one.label, one.amount) for one in shares)))


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
