"""Baskets and what they are made of, with one-word overrides."""

from __future__ import annotations

from windlass.kit.money import Money
from windlass.pricing.models import Line
from windlass.shipping.models import ShippingOption


def pricing_line(
    line_id: str,
    unit: int,
    quantity: int = 1,
    *,
    compare_at: int | None = None,
    weight_grams: int = 0,
    currency: str = "EUR",
) -> Line:
    before = None if compare_at is None else Money(compare_at, currency)
    return Line(line_id, Money(unit, currency), quantity, before, weight_grams)


def shipping_option(
    price: int,
    *,
    regular: int | None = None,
    free_above: int | None = None,
    weight_grams: int = 0,
    currency: str = "EUR",
) -> ShippingOption:
    return ShippingOption(
        zone_id="zone-1",
        rate_id="rate-1",
        name="Standard shipping",
        country="DE",
        weight_grams=weight_grams,
        price=Money(price, currency),
        regular_price=Money(price if regular is None else regular, currency),
        free_above=None if free_above is None else Money(free_above, currency),
        min_days=2,
        max_days=5,
    )
