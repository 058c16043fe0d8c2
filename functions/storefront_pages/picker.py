"""What the variant-picker island needs: every variant in words that the server formatted."""

from __future__ import annotations

from functools import cache
from typing import Any

from storefront_pages.rendering import environment
from storefront_pages.views.product import ProductView, Stock
from storefront_pages.views.store import StoreView


def picker_of(product: ProductView, store: StoreView) -> dict[str, Any] | None:
    """None for a product without options. Values are indexes: 250 variants stay a few kB."""
    if not product.option_names:
        return None
    templates = environment(store.locale)
    macros: Any = templates.get_template("snippets/price.html").module
    price = cache(macros.price)
    stock_words = templates.get_template("snippets/stock.html")
    badges: Any = templates.get_template("snippets/badges.html").module
    sale = cache(badges.sale)

    @cache
    def stock(state: Stock, left: int | None) -> str:
        return stock_words.render(stock=state.value, left=left).strip()

    options = [[choice.value for choice in option.choices] for option in product.options]
    variants = []
    for variant in product.variants:
        entry = {
            "id": variant.id,
            "values": [options[i].index(value) for i, value in enumerate(variant.values)],
            "price": price(
                variant.price,
                variant.compare_at,
                lowest=variant.lowest_before,
                unit=variant.unit_price,
            ),
            "stock": stock(variant.stock, variant.left if variant.stock is Stock.LOW else None),
            "state": variant.stock.value.replace("_", "-"),
        }
        if variant.is_on_sale:
            entry["sale"] = sale(variant.percent_off)
        if variant.image_id:
            entry["image"] = variant.image_id
        variants.append(entry)
    return {"options": options, "variants": variants}
