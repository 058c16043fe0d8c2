"""The steps of a calculation as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.kit.money import Money
from windlass.pricing.models import Paid, PricedLine, PricedShipping, PricedTax, Step

if TYPE_CHECKING:
    from windlass.discounts.rules import Applied


def line(priced: PricedLine) -> Step:
    """ "2 x 19.99" """
    text = f"{priced.quantity} x {priced.unit_price.decimal()}"
    return Step("line", priced.line_id, text, priced.amount)


def discount(one: Applied, currency: str) -> Step:
    """ "SPRING", or the title of an automatic discount"""
    off = sum(part.amount for part in one.taken.values())
    return Step("discount", one.discount_id, one.label, Money(-off, currency))


def shipping(delivery: PricedShipping) -> list[Step]:
    """ "Standard shipping to DE (1.2 kg)", and "Free shipping above 50.00" where that made it
    free."""
    where = f"{delivery.name} to {delivery.country}"
    if delivery.weight_grams:
        where += f" ({weight(delivery.weight_grams)})"
    quoted = delivery.amount + delivery.discount
    if delivery.free_above is None or delivery.regular <= quoted:
        return [Step("shipping", delivery.rate_id, where, quoted)]
    free = f"Free shipping above {delivery.free_above.decimal()}"
    return [
        Step("shipping", delivery.rate_id, where, delivery.regular),
        Step("free_shipping", delivery.rate_id, free, quoted - delivery.regular),
    ]


def shipping_discount(one: Applied) -> Step:
    """ "FREEDELIVERY" """
    return Step("shipping_discount", one.discount_id, one.label, -one.shipping_off)


def tax(part: PricedTax) -> Step:
    """ "Sales tax 8.875 % (US-NY) on 20.00", "VAT 19 % (DE): 1.71 of the prices" """
    name = f"{part.name} {percent(part.parts_per_million)} ({part.jurisdiction})"
    subject = part.jurisdiction
    if part.inclusive:
        zero = Money.zero(part.amount.currency)
        return Step("tax_included", subject, f"{name}: {part.amount.decimal()} of the prices", zero)
    return Step("tax", subject, f"{name} on {part.base.decimal()}", part.amount)


def paid(one: Paid) -> Step:
    return Step(one.kind, one.credit_id, one.label, -one.amount)


def percent(parts_per_million: int) -> str:
    """ "19 %", "8.875 %" """
    whole, rest = divmod(parts_per_million, 10_000)
    decimals = f"{rest:04}".rstrip("0")
    return f"{whole}.{decimals} %" if decimals else f"{whole} %"


def weight(grams: int) -> str:
    """ "850 g", "1.2 kg", "12 kg" """
    if grams < 1000:
        return f"{grams} g"
    kilograms, rest = divmod(grams, 1000)
    decimals = f"{rest:03}".rstrip("0")
    return f"{kilograms}.{decimals} kg" if decimals else f"{kilograms} kg"
