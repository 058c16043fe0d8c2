"""A variant for sale as a line of a price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from windlass.catalog.kinds import Kind
from windlass.pricing.models import Line

if TYPE_CHECKING:
    from windlass.catalog.storefront import VariantForSale


def line_of(line_id: str, quantity: int, variant: VariantForSale) -> Line:
    return Line(
        line_id=line_id,
        unit_price=variant.price,
        quantity=quantity,
        compare_at=variant.compare_at,
        weight_grams=variant.weight_grams or 0,
        product_id=variant.product_id,
        variant_id=variant.variant_id,
        collection_ids=variant.collection_ids,
        tax_class=variant.tax_class,
        is_gift_card=variant.kind == Kind.GIFT_CARD,
    )
