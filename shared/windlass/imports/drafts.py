"""What an import hands to the catalog and to the offers."""

from __future__ import annotations

from collections.abc import Mapping
from copy import replace
from typing import TYPE_CHECKING

from windlass.catalog.schemas import MOST_STOCK, OptionIn, SaveProduct, SaveVariant, StockIn
from windlass.catalog.service import NewImage
from windlass.imports.shapes import LONGEST_SKU, Shaped, ShapedVariant
from windlass.kit.ids import new_id
from windlass.kit.money import Money
from windlass.suppliers.rules import Markup, Offer
from windlass.web.schemas import MoneyIn

if TYPE_CHECKING:
    from windlass.adapters.supplier import SupplierProduct
    from windlass.catalog.models import Product
    from windlass.imports.schemas import MarkupIn
    from windlass.suppliers.markup import Pricing

HEAVIEST_GRAMS = 1_000_000


def repriced(pricing: Pricing, asked: MarkupIn) -> Pricing:
    """The same with another markup, for one import."""
    chosen = Markup(asked.multiplier_basis_points, asked.fixed, asked.ending)
    return replace(pricing, markup=chosen)


def request(shaped: Shaped, pricing: Pricing, uploads: Mapping[str, str]) -> SaveProduct:
    """A draft; a variant whose picture is missing has none of its own."""
    pairs = zip(shaped.options, shaped.values, strict=True)
    skus: set[str] = set()
    return SaveProduct(
        title=shaped.title,
        description_html=shaped.description,
        options=[OptionIn(name=name, values=list(values)) for name, values in pairs],
        variants=[_variant(each, pricing, uploads, skus) for each in shaped.variants],
    )


def images(shaped: Shaped, uploads: Mapping[str, str]) -> list[NewImage]:
    """In the supplier's order, without those that could not be had."""
    titles = {
        variant.source.image_url: " ".join((shaped.title, *variant.values[:1]))
        for variant in reversed(shaped.variants)
    }
    return [
        NewImage(uploads[url], titles.get(url, shaped.title)[:200])
        for url in shaped.images
        if url in uploads
    ]


def offers(
    shaped: Shaped, source: SupplierProduct, product: Product, supplier_id: str
) -> list[Offer]:
    """One per variant that the product still has."""
    by_values = {variant.values: variant.id for variant in product.variants}
    return [
        Offer(
            offer_id=new_id(),
            variant_id=by_values[variant.values],
            supplier_id=supplier_id,
            external_product_id=source.external_id,
            external_variant_id=variant.source.external_id,
            cost=variant.source.cost,
        )
        for variant in shaped.variants
        if variant.values in by_values
    ]


def _variant(
    variant: ShapedVariant, pricing: Pricing, uploads: Mapping[str, str], skus: set[str]
) -> SaveVariant:
    source = variant.source
    sku = source.sku[:LONGEST_SKU]
    if sku.casefold() in skus:
        sku = ""
    skus.add(sku.casefold())
    stock = StockIn(tracked=False)
    if source.stock is not None:
        stock = StockIn(tracked=True, on_hand=min(max(source.stock, 0), MOST_STOCK))
    return SaveVariant(
        values=list(variant.values),
        price=_money(pricing.price(source.cost)),
        cost=_money(pricing.cost(source.cost)),
        sku=sku,
        weight_grams=_sensible(source.weight_grams),
        image_id=uploads.get(source.image_url or ""),
        stock=stock,
    )


def _sensible(weight_grams: int | None) -> int | None:
    """Suppliers write 0, or the weight of a container."""
    return weight_grams if weight_grams and weight_grams <= HEAVIEST_GRAMS else None


def _money(money: Money) -> MoneyIn:
    return MoneyIn(amount=money.amount, currency=money.currency)
