"""The largest cart there is, with the most promotions: the pure calculation alone."""

from __future__ import annotations

from functools import partial

from tests.bench.measuring import Repeated, Subject
from tests.support.carts_factories import shipping_option
from tests.support.discounts_factories import (
    ALL_CLASSES,
    buy_get,
    fixed,
    free_shipping,
    percentage,
    tiered,
)
from windlass.discounts.rules import DiscountClass, Promotion, Scope, Tier
from windlass.kit.money import Money
from windlass.pricing.models import Line, PricingInput
from windlass.pricing.service import price
from windlass.tax.rules import TaxRate, TaxTable

LINES = 100


def largest(*, is_combinable: bool) -> PricingInput:
    """100 lines and five promotions, with tax and delivery."""
    lines = tuple(
        Line(
            f"line-{i:03}",
            Money(199 + 37 * i, "EUR"),
            1 + i % 4,
            product_id=f"product-{i}",
            collection_ids=frozenset({f"collection-{i % 5}"}),
        )
        for i in range(LINES)
    )
    rates = (TaxRate("DE", "VAT", 190_000),)
    return PricingInput(
        "EUR",
        lines,
        shipping_option(490),
        _promotions(is_combinable=is_combinable),
        TaxTable(inclusive=True, rates={"standard": rates}, shipping=rates),
    )


def _promotions(*, is_combinable: bool) -> tuple[Promotion, ...]:
    shared = {"combines_with": ALL_CLASSES if is_combinable else frozenset()}
    some = Scope(collection_ids=frozenset({"collection-1", "collection-2"}))
    product = {"discount_class": DiscountClass.PRODUCT, "scope": some}
    made = (
        percentage("ten", 10, **shared, **product),
        tiered("tiers", tiers=(Tier(5000, 500), Tier(50_000, 1500)), **shared),
        buy_get("deal", 3, 1, **shared),
        free_shipping("free", **shared),
    )
    return (*made, fixed("five", 500, combines_with=shared["combines_with"]))


def subjects() -> dict[str, Subject]:
    """By name. Both may take 3 ms."""
    together, best = largest(is_combinable=True), largest(is_combinable=False)
    return {
        "price of 100 lines, 5 promotions together": Repeated(partial(price, together)),
        "price of 100 lines, the best of 5 promotions": Repeated(partial(price, best)),
    }
