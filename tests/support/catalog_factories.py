"""Products with one-word overrides, and pictures as bytes."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from windlass.catalog import service
from windlass.catalog.parts import StockLine
from windlass.catalog.repository import Found
from windlass.catalog.schemas import SaveProduct
from windlass.tenancy.context import StoreContext


def variant_fields(*values: str, **overrides: Any) -> dict[str, Any]:
    """One that costs 20 euros, 10 to buy, with nothing counted."""
    return {
        "values": list(values),
        "price": {"amount": 2000, "currency": "EUR"},
        "cost": {"amount": 1000, "currency": "EUR"},
    } | overrides


def product_fields(**overrides: Any) -> dict[str, Any]:
    """An active desk lamp without options."""
    return {
        "title": "Arc desk lamp",
        "status": "active",
        "variants": [variant_fields(sku="ARC-1")],
    } | overrides


def save_product(**overrides: Any) -> SaveProduct:
    return SaveProduct.model_validate(product_fields(**overrides))


def create_product(store: StoreContext, *, currency: str = "EUR", **overrides: Any) -> Found:
    return service.create(store, save_product(**overrides), currency=currency)


def stocked_product(store: StoreContext, on_hand: int, **stock: Any) -> Found:
    """One variant with that many on hand, tracked unless said otherwise."""
    counted = {"tracked": True, "on_hand": on_hand} | stock
    return create_product(store, variants=[variant_fields(stock=counted)])


def many_variants(count: int, **overrides: Any) -> dict[str, Any]:
    """The fields of a product with so many variants of two options, every field filled in."""
    sizes = [f"Size {number}" for number in range(count // 10 + (count % 10 > 0))]
    colours = [f"Colour {number}" for number in range(10)]
    pairs = [(size, colour) for size in sizes for colour in colours][:count]
    return product_fields(
        options=[{"name": "Size", "values": sizes}, {"name": "Colour", "values": colours}],
        variants=[
            variant_fields(
                size,
                colour,
                sku=f"ARC-{number:04}-{colour[-1]}",
                barcode=f"400638133{number:04}",
                compare_at={"amount": 2500, "currency": "EUR"},
                weight_grams=1000 + number,
                stock={"tracked": True, "on_hand": number},
            )
            for number, (size, colour) in enumerate(pairs)
        ],
        **overrides,
    )


def line_of(found: Found, quantity: int = 1, *, line_id: str = "line-1") -> StockLine:
    """A line of the product's first variant."""
    product = found.product
    return StockLine(line_id, product.product_id, product.variants[0].id, quantity)


def picture_bytes(
    width: int = 800,
    height: int = 600,
    *,
    mode: str = "RGB",
    format_: str = "JPEG",
    colour: Any = None,
    **options: Any,
) -> bytes:
    """A real picture: one colour, or one per band in steps."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    filling = colour if colour is not None else tuple(60 * (band + 1) for band in range(bands))
    out = io.BytesIO()
    filling = filling[0] if bands == 1 and isinstance(filling, tuple) else filling
    Image.new(mode, (width, height), filling).save(out, format_, **options)
    return out.getvalue()
