"""The steps of a calculation as a person reads them."""

from __future__ import annotations

from windlass.kit.money import Money
from windlass.pricing.models import PricedShipping, Step


def line(quantity: int, unit_price: Money) -> str:
    """ "2 x 19.99" """
    return f"{quantity} x {unit_price.decimal()}"


def shipping(delivery: PricedShipping) -> list[Step]:
    """ "Standard shipping to DE (1.2 kg)", and "Free shipping above 50.00" where that made it
    free."""
    where = f"{delivery.name} to {delivery.country}"
    if delivery.weight_grams:
        where += f" ({weight(delivery.weight_grams)})"
    if delivery.free_above is None or delivery.regular <= delivery.amount:
        return [Step("shipping", delivery.rate_id, where, delivery.amount)]
    free = f"Free shipping above {delivery.free_above.decimal()}"
    return [
        Step("shipping", delivery.rate_id, where, delivery.regular),
        Step("free_shipping", delivery.rate_id, free, delivery.amount - delivery.regular),
    ]


def weight(grams: int) -> str:
    """ "850 g", "1.2 kg", "12 kg" """
    if grams < 1000:
        return f"{grams} g"
    kilograms, rest = divmod(grams, 1000)
    decimals = f"{rest:03}".rstrip("0")
    return f"{kilograms}.{decimals} kg" if decimals else f"{kilograms} kg"
