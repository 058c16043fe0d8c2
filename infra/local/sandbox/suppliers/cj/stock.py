"""What CJ has of each variant, and what it costs today."""

from __future__ import annotations

from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue
from infra.local.sandbox.suppliers.catalogue import Item, Variant
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal
from infra.local.sandbox.suppliers.cj.wire import Call, route


def routes(sandbox: Sandbox) -> list[Route]:
    return [
        route(sandbox, "GET", "/product/stock/queryByVid", stock_by_vid, points=10),
        route(sandbox, "GET", "/product/stock/queryBySku", stock_by_sku, points=10),
        route(sandbox, "GET", "/product/stock/getInventoryByPid", stock_by_pid, points=10),
    ]


def cost_of(sandbox: Sandbox, variant: Variant) -> int:
    """Cents, with the price-changed switch."""
    changed = sandbox.trouble.value("cj", "price_changed").get(variant.vid)
    return variant.cost if changed is None else _cents(changed)


def stock_of(sandbox: Sandbox, variant: Variant) -> int:
    return 0 if variant.vid in sandbox.trouble.value("cj", "out_of_stock") else variant.stock


def stock_by_vid(call: Call) -> list[Doc]:
    _, variant = by_vid(call.parameter("vid"))
    return _stock(call.sandbox, variant)


def stock_by_sku(call: Call) -> list[Doc]:
    sku = call.parameter("sku")
    found = [v for item in catalogue.items() for v in item.variants if v.cj_sku == sku]
    if not found:
        raise CjRefusal(1602000, "Variant not found")
    return _stock(call.sandbox, found[0])


def stock_by_pid(call: Call) -> Doc:
    item = item_of(call)
    return {
        "inventories": [],
        "variantInventories": [
            {"vid": variant.vid, "inventory": [inventory(call.sandbox, variant)]}
            for variant in item.variants
        ],
    }


def item_of(call: Call) -> Item:
    """Raises CjRefusal 1602001, or 1600300 when nothing names the product."""
    pid, spu, sku = (call.query.get(name) for name in ("pid", "productSku", "variantSku"))
    if not (pid or spu or sku):
        raise CjRefusal(1600300, "Param error: one of pid, productSku, variantSku")
    for item in catalogue.items():
        if pid == item.pid or (spu and spu == catalogue.cj_spu(item.key)):
            return item
        if sku and any(variant.cj_sku == sku for variant in item.variants):
            return item
    raise CjRefusal(1602001, "Product not found")


def by_vid(vid: str) -> tuple[Item, Variant]:
    found = catalogue.by_vid(vid)
    if found is None:
        raise CjRefusal(1602000, "Variant not found")
    return found


def inventory(sandbox: Sandbox, variant: Variant) -> Doc:
    stock = stock_of(sandbox, variant)
    return {
        "countryCode": "CN",
        "totalInventory": stock,
        "cjInventory": 0,
        "factoryInventory": stock,
        "verifiedWarehouse": 1,
        "stock": [],
    }


def _stock(sandbox: Sandbox, variant: Variant) -> list[Doc]:
    stock = stock_of(sandbox, variant)
    return [
        {
            "vid": variant.vid,
            "areaId": "1",
            "areaEn": "China Warehouse",
            "countryCode": "CN",
            "totalInventoryNum": stock,
            "cjInventoryNum": 0,
            "factoryInventoryNum": stock,
            "storageNum": stock,
        }
    ]


def _cents(price: str) -> int:
    whole, _, part = price.partition(".")
    return int(whole) * 100 + int(f"{part:0<2}"[:2])
