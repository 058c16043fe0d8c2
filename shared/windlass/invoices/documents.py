"""All that is printed on an invoice or credit note, frozen when it is issued, in minor units.

Amounts of a credit note are positive; its title says that they are given back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from windlass.invoices import labels
from windlass.kit import countries
from windlass.kit.addresses import Address
from windlass.kit.money import Money, total
from windlass.orders import service as orders
from windlass.orders.models import Order, Refund
from windlass.orders.rules import OrderLine
from windlass.pricing.models import Breakdown, PricedTax
from windlass.stores.storefronts import StorefrontStore
from windlass.tenancy import service as tenancy
from windlass.translations import spoken
from windlass.translations.fields import STORE_ID, Kind

FORMAT = 1


class Heading(Struct, frozen=True):
    """What every document says of itself."""

    kind: str
    number: str
    issued_at: datetime
    tax_numbers: tuple[str, ...]
    footer: str


def of_order(
    order: Order, breakdown: Breakdown, front: StorefrontStore, heading: Heading
) -> dict[str, Any]:
    """An invoice: its totals are the order's breakdown, line by line."""
    names = {line.line_id: line for line in orders.lines_of(order)}
    lines = [
        {
            "title": _title(names, line.line_id),
            "quantity": line.quantity,
            "unit_price": line.unit_price.amount,
            "discount": line.discount.amount,
            "amount": line.net.amount,
            "rates": _rates(line.tax_parts),
        }
        for line in breakdown.lines
    ]
    totals: list[tuple[str, int]] = [("subtotal", breakdown.subtotal.amount)]
    if breakdown.discount.amount:
        totals.append(("discount", -breakdown.discount.amount))
    if breakdown.delivery:
        totals.append(("shipping", breakdown.shipping.amount))
    if breakdown.tax.amount:
        totals.append(("tax", breakdown.tax.amount))
    totals.append(("total", breakdown.total.amount))
    for code, part in (("gift_cards", breakdown.gift_cards), ("credit", breakdown.store_credit)):
        if part.amount:
            totals.append((code, -part.amount))
    if breakdown.due != breakdown.total:
        totals.append(("paid", breakdown.due.amount))
    return _frame(order, front, heading) | {
        "lines": lines,
        "totals": [{"code": code, "amount": amount} for code, amount in totals],
        "taxes": [_tax(part) for part in merged(breakdown.tax_parts)],
        "delivery": breakdown.delivery.name if breakdown.delivery else "",
        "note": breakdown.tax_note or "",
        "of": "",
    }


def of_refund(
    order: Order,
    breakdown: Breakdown,
    front: StorefrontStore,
    heading: Heading,
    *,
    amount: Money,
    taxes: Iterable[PricedTax],
    refund: Refund | None,
    invoice_number: str,
) -> dict[str, Any]:
    """A credit note over `amount`, in which `taxes` are."""
    names = {line.line_id: line for line in orders.lines_of(order)}
    lines = [
        {
            "title": _title(names, line["line_id"]),
            "quantity": line["quantity"],
            "unit_price": None,
            "discount": 0,
            "amount": line["net"],
            "rates": _rates(_tax_parts(breakdown, line["line_id"])),
        }
        for line in (refund.lines if refund else [])
    ]
    parts = list(merged(taxes))
    added = sum(part.amount.amount for part in parts if not part.inclusive)
    shipping = _shipping(refund) if refund else 0
    totals = [("shipping", shipping)] if shipping else []
    if added:
        totals.append(("tax", added))
    totals.append(("credited", amount.amount))
    return _frame(order, front, heading) | {
        "lines": lines,
        "totals": [{"code": code, "amount": value} for code, value in totals],
        "taxes": [_tax(part) for part in parts],
        "delivery": "",
        "note": breakdown.tax_note or "",
        "of": invoice_number,
    }


def _shipping(refund: Refund) -> int:
    """Without the tax on top of it, which is listed with the other taxes."""
    if refund.shipping is None:
        return 0
    added = [row for row in refund.tax_parts if row["of"] == "shipping" and not row["inclusive"]]
    return refund.shipping.amount - sum(int(row["amount"]) for row in added)


def merged(parts: Iterable[PricedTax]) -> list[PricedTax]:
    """One per rate, goods and delivery together."""
    found: dict[tuple[str, str, int, bool], PricedTax] = {}
    for part in parts:
        key = (part.jurisdiction, part.name, part.parts_per_million, part.inclusive)
        known = found.get(key)
        base, amount = (
            (known.base + part.base, known.amount + part.amount)
            if known
            else (part.base, part.amount)
        )
        found[key] = PricedTax(
            part.jurisdiction,
            part.name,
            part.parts_per_million,
            base,
            amount,
            part.inclusive,
            "goods",
        )
    return [found[key] for key in sorted(found)]


def tax_of(document: dict[str, Any], currency: str) -> Money:
    return total([Money(part["amount"], currency) for part in document["taxes"]], currency)


def _frame(order: Order, front: StorefrontStore, heading: Heading) -> dict[str, Any]:
    zone, locale = ZoneInfo(front.time_zone), labels.spoken(order.locale).replace("_", "-")
    words = spoken.of_shop(tenancy.visit(front.store_id), front, order.locale)
    contact = front.contact
    place = " ".join(filter(None, [contact.postal_code, contact.city, contact.region]))
    seller = [
        contact.legal_name or front.name,
        contact.street,
        place,
        countries.name(front.country, locale),
    ]
    buyer = _address(order.address, locale)
    return {
        "format": FORMAT,
        "kind": heading.kind,
        "number": heading.number,
        "issued_on": heading.issued_at.astimezone(zone).date().isoformat(),
        "order_number": order.number,
        "ordered_on": order.placed_at.astimezone(zone).date().isoformat(),
        "locale": order.locale,
        "currency": order.currency,
        "seller": {
            "shop": front.name,
            "lines": [line for line in seller if line],
            "tax_numbers": list(heading.tax_numbers),
            "contact": contact.contact_email,
        },
        "buyer": {
            "lines": buyer,
            "vat_number": order.vat_number or "",
            "email": order.email,
        },
        "footer": words.say(Kind.STORE, STORE_ID, "invoice_footer", heading.footer),
    }


def _address(document: dict[str, Any], locale: str) -> list[str]:
    """As it is written on a parcel; an address from before forms were strict as far as it goes."""
    try:
        return Address.from_document(document).lines(locale)
    except TypeError:
        names = ("name", "company", "line1", "line2", "city", "postal_code")
        lines = [str(document[name]) for name in names if document.get(name)]
        country = str(document.get("country") or "")
        return [*lines, *([countries.name(country, locale)] if country else [])]


def _title(names: dict[str, OrderLine], line_id: str) -> str:
    line = names[line_id]
    return f"{line.title} ({line.variant_title})" if line.variant_title else line.title


def _rates(parts: Iterable[PricedTax]) -> list[int]:
    return [part.parts_per_million for part in parts]


def _tax_parts(breakdown: Breakdown, line_id: str) -> tuple[PricedTax, ...]:
    return breakdown.line(line_id).tax_parts


def _tax(part: PricedTax) -> dict[str, Any]:
    return {
        "jurisdiction": part.jurisdiction,
        "name": part.name,
        "parts_per_million": part.parts_per_million,
        "base": part.base.amount,
        "amount": part.amount.amount,
        "inclusive": part.inclusive,
    }
