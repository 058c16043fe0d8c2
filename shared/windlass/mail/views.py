"""What the templates show, from the features' own values."""

from __future__ import annotations

from msgspec import Struct

from windlass.invoices import links as invoices
from windlass.kit.addresses import Address
from windlass.kit.money import Money
from windlass.kit.renditions import Renditions
from windlass.mail import rendering
from windlass.orders import giving_back, links, rules, source_words
from windlass.orders import service as orders
from windlass.orders.models import Order, Refund
from windlass.pricing import words
from windlass.pricing.models import Breakdown, PricedTax
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy
from windlass.translations import spoken
from windlass.translations.fields import STORE_ID, Kind
from windlass.wording.said import said

SHIPPING = "shipping"  # of discounts and taxes
PLATFORM_COLOUR = "#0f6b74"


class Brand(Struct, frozen=True):
    name: str
    url: str
    colour: str
    logo: str | None  # absolute
    footer: str
    address: str
    contact: str


class LineView(Struct, frozen=True):
    title: str
    variant_title: str
    image: str | None  # absolute
    quantity: int
    unit_price: Money
    total: Money


class SumView(Struct, frozen=True):
    label: str
    amount: Money
    is_note: bool = False  # tax inside the prices: part of no sum


class OrderView(Struct, frozen=True):
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


class ParcelView(Struct, frozen=True):
    carrier: str
    tracking_number: str
    tracking_url: str | None
    contents: tuple[str, ...]


class RefundView(Struct, frozen=True):
    amount: Money
    ways: tuple[SumView, ...] = ()  # where it goes, when not to the card alone


def brand_of(front: StorefrontStore, locale: str) -> Brand:
    contact, logo = front.contact, front.branding.logo
    city = " ".join(filter(None, (contact.postal_code, contact.city)))
    words = spoken.of_shop(tenancy.visit(front.store_id), front, locale)
    return Brand(
        name=front.name,
        url=front.url_in(locale),
        colour=front.branding.accent_colour,
        logo=f"{front.url}{Renditions.from_document(logo).src}" if logo else None,
        footer=words.say(Kind.STORE, STORE_ID, "mail_footer", front.mail.footer),
        address=", ".join(filter(None, (contact.legal_name, contact.street, city))),
        contact=contact.contact_email,
    )


def platform_brand(url: str) -> Brand:
    return Brand("Windlass", url, PLATFORM_COLOUR, None, "", "", "")


def order_of(order: Order, front: StorefrontStore, locale: str | None = None) -> OrderView:
    """In the order's language; the merchant's mails are in English."""
    lines, shipping = orders.lines_of(order), order.shipping
    breakdown = orders.breakdown_of(order)
    if locale is not None:
        lines = [line.as_merchant for line in lines]
        shipping = rules.shipping_as_merchant(shipping)
        breakdown = source_words.breakdown_of(order)
    locale = locale or order.locale
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
            for line in lines
        ),
        sums=sums_of(breakdown, str(shipping.get("name") or ""), locale),
        total=order.total,
        payments=payments_of(breakdown, locale),
        address=tuple(Address.from_document(order.address).lines(locale)),
        delivery=_delivery(order, locale),
        status_url=links.status_url(
            front.url_in(order.locale), store_id=front.store_id, order_id=order.order_id
        ),
        invoice_url=invoices.link_for(front, order.order_id),
    )


def sums_of(breakdown: Breakdown, method: str, locale: str) -> tuple[SumView, ...]:
    """From the subtotal to the total. `method` is how it is sent, in the merchant's words."""
    text = rendering.catalogue(locale).gettext
    shipping = text("Shipping (%(method)s)") % {"method": method} if method else text("Shipping")
    sums = [SumView(text("Subtotal"), breakdown.subtotal)]
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
    sums += [_tax(part, locale) for part in breakdown.tax_parts if part.amount.amount]
    return tuple(sums)


def payments_of(breakdown: Breakdown, locale: str) -> tuple[SumView, ...]:
    if not breakdown.credits:
        return ()
    paid = [SumView(said(one.label, locale), one.amount) for one in breakdown.credits]
    card = [SumView(said("Card", locale), breakdown.due)] if breakdown.due.amount else []
    return (*paid, *card)


def _tax(part: PricedTax, locale: str) -> SumView:
    text = rendering.catalogue(locale).gettext
    name = f"{said(part.name, locale)} {words.percent(part.parts_per_million)}"
    if part.of == SHIPPING:
        name = text("%(tax)s on delivery") % {"tax": name}
    label = text("Including %(tax)s") % {"tax": name} if part.inclusive else name
    return SumView(label, part.amount, part.inclusive)


def refund_of(amount: Money, refund: Refund | None, locale: str) -> RefundView:
    """`refund` is none for one that was made at the payment provider."""
    shares = giving_back.shares_of(refund) if refund else ()
    if refund is None or not shares:
        return RefundView(amount)
    card = giving_back.to_card(refund)
    ways = [SumView(said("Card", locale), card)] if card.amount else []
    ways += [SumView(said(one.label, locale), one.amount) for one in shares]
    return RefundView(amount, tuple(ways))


def contents_of(order: Order, line_ids: list[str]) -> tuple[str, ...]:
    """What a parcel holds, in words."""
    return tuple(
        f"{line.quantity} x {line.title}"
        + (f" ({line.variant_title})" if line.variant_title else "")
        for line in orders.lines_of(order)
        if line.line_id in line_ids
    )


def _place(order: Order) -> str:
    city, country = order.address.get("city", ""), order.address.get("country", "")
    return ", ".join(filter(None, (city, country)))


def _delivery(order: Order, locale: str) -> str:
    low, high = order.shipping.get("min_days"), order.shipping.get("max_days")
    if low is None or high is None:
        return ""
    messages = rendering.catalogue(locale)
    if low == high:
        return messages.ngettext(
            "Expected in %(num)s day.", "Expected in %(num)s days.", int(low)
        ) % {"num": low}
    return messages.gettext("Expected in %(least)s to %(most)s days.") % {
        "least": low,
        "most": high,
    }
