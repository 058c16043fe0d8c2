"""Products, stock and freight, from CJ's words into ours."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from windlass.adapters.cj.wire import CURRENCY, Wire
from windlass.adapters.supplier import (
    Item,
    Quote,
    QuotedItem,
    ShippingQuote,
    ShipTo,
    SupplierProduct,
    SupplierVariant,
)
from windlass.adapters.supplier_errors import OutOfStock, SupplierRefused
from windlass.kit.money import Money

PRODUCT_POINTS = 10
WAREHOUSE = "CN"
ON_SALE = "3"
PRODUCT_URL = "https://cjdropshipping.com/product/-p-{pid}.html"


def product(wire: Wire, external_id: str) -> SupplierProduct:
    """By pid or by product SKU. Raises SupplierRefused product_not_found."""
    found = _query(wire, external_id)
    names = [name for name in str(found.get("productKeyEn") or "").split("-") if name]
    variants = found.get("variants") or []
    options, choices = _choices(names, [str(each.get("variantKey") or "") for each in variants])
    return SupplierProduct(
        platform="cj",
        external_id=str(found["pid"]),
        url=PRODUCT_URL.format(pid=found["pid"]),
        title=str(found["productNameEn"]),
        description=str(found.get("description") or ""),
        options=options,
        variants=tuple(
            _variant(each, chosen) for each, chosen in zip(variants, choices, strict=True)
        ),
        image_urls=_images(found.get("productImage")),
    )


def quote(wire: Wire, items: Sequence[Item], ship_to: ShipTo) -> Quote:
    """One call per distinct product and one for the freight.

    Raises SupplierRefused variant_not_found for a variant that CJ took out of its product.
    """
    variants: dict[str, Mapping[str, Any]] = {}
    for product_id in dict.fromkeys(item.product_id for item in items):
        for variant in _query(wire, product_id).get("variants") or []:
            variants[str(variant["vid"])] = variant
    quoted = tuple(_quoted(item, variants.get(item.variant_id)) for item in items)
    return Quote(quoted, _freight(wire, items, ship_to))


def _quoted(item: Item, variant: Mapping[str, Any] | None) -> QuotedItem:
    if variant is None:
        raise SupplierRefused("variant_not_found", f"CJ no longer has variant {item.variant_id}.")
    cost = money(variant["variantSellPrice"])
    return QuotedItem(item.variant_id, item.quantity, cost, _stock(variant))


def _freight(wire: Wire, items: Sequence[Item], ship_to: ShipTo) -> tuple[ShippingQuote, ...]:
    body = {
        "startCountryCode": WAREHOUSE,
        "endCountryCode": ship_to.country,
        "zip": ship_to.postal_code,
        "products": [{"vid": item.variant_id, "quantity": item.quantity} for item in items],
    }
    found = wire.send("POST", "/logistic/freightCalculate", body, writes=False) or []
    quotes = [_shipping(method) for method in found]
    return tuple(sorted(quotes, key=lambda each: each.cost.amount))


def _shipping(method: Mapping[str, Any]) -> ShippingQuote:
    days = [int(part) for part in re.findall(r"\d+", str(method.get("logisticAging") or ""))]
    price = method.get("totalPostageFee") or method["logisticPrice"]
    return ShippingQuote(
        code=str(method["logisticName"]),
        name=str(method["logisticName"]),
        cost=money(price),
        min_days=min(days, default=None),
        max_days=max(days, default=None),
    )


def money(amount: object) -> Money:
    """A JSON number or string of dollars."""
    return Money.parse(str(amount), CURRENCY)


def _query(wire: Wire, external_id: str) -> Mapping[str, Any]:
    name = "pid" if re.fullmatch(r"[0-9A-Fa-f-]{10,40}", external_id) else "productSku"
    params = {name: external_id, "features": "enable_inventory"}
    found: Mapping[str, Any] | None = wire.get("/product/query", params, points=PRODUCT_POINTS)
    if not found:
        raise SupplierRefused("product_not_found", f"CJ has no product {external_id}.")
    if str(found.get("status") or ON_SALE) != ON_SALE:
        raise OutOfStock(f"CJ no longer sells {external_id}.")
    return found


def _choices(names: list[str], keys: list[str]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Option names and each variant's values. CJ joins both with hyphens and does not escape the
    hyphens inside, so where the parts do not match the whole key becomes one option's value."""
    if len(keys) == 1:
        return (), [()]
    parts = [tuple(key.split("-")) for key in keys]
    if names and all(len(part) == len(names) for part in parts):
        return tuple(names), parts
    return ("-".join(names) or "Style",), [(key,) for key in keys]


def _variant(found: Mapping[str, Any], choices: tuple[str, ...]) -> SupplierVariant:
    weight = found.get("variantWeight")
    return SupplierVariant(
        external_id=str(found["vid"]),
        sku=str(found.get("variantSku") or ""),
        choices=choices,
        cost=money(found["variantSellPrice"]),
        stock=_stock(found),
        weight_grams=None if weight is None else round(weight),
        image_url=found.get("variantImage") or None,
    )


def _stock(variant: Mapping[str, Any]) -> int | None:
    rows = variant.get("inventories")
    if rows is None:
        return None
    return sum(int(row.get("totalInventory") or 0) for row in rows)


def _images(value: object) -> tuple[str, ...]:
    """CJ writes one address, or a JSON array of them in a string."""
    text = str(value or "")
    if not text.startswith("["):
        return (text,) if text else ()
    return tuple(str(url) for url in json.loads(text))
