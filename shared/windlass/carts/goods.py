"""What is for sale, as a cart in some currency sees it, and as a line of a price."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from windlass.catalog.kinds import Kind
from windlass.catalog.storefront import variants_for_sale
from windlass.pricing.models import Line

if TYPE_CHECKING:
    from windlass.catalog.storefront import VariantForSale
    from windlass.currencies.exchange import Exchange
    from windlass.tenancy.context import StoreContext


def for_sale(
    store: StoreContext,
    wanted: Iterable[tuple[str, str]],
    exchange: Exchange | None,
    *,
    consistent: bool = False,
) -> dict[tuple[str, str], VariantForSale]:
    """By (product id, variant id), at the prices of the exchange, the store's own without one; what
    is gone is left out."""
    found = variants_for_sale(store, wanted, consistent=consistent)
    if exchange is None or exchange.is_own:
        return found
    return {pair: _priced(variant, exchange) for pair, variant in found.items()}


def _priced(variant: VariantForSale, exchange: Exchange) -> VariantForSale:
    before = variant.compare_at
    return replace(
        variant,
        price=exchange.price(variant.price),
        compare_at=None if before is None else exchange.price(before),
    )


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
