"""The catalogue in CJ's words: search, detail, variants and stock."""

from __future__ import annotations

import json
from typing import Any

from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue, cdn
from infra.local.sandbox.suppliers.catalogue import Item, Variant
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal
from infra.local.sandbox.suppliers.cj.stock import by_vid, cost_of, inventory, item_of, stock_of
from infra.local.sandbox.suppliers.cj.wire import Call, route, usd


def routes(sandbox: Sandbox) -> list[Route]:
    return [
        route(sandbox, "GET", "/product/getCategory", categories),
        route(sandbox, "GET", "/product/listV2", search, points=50),
        route(sandbox, "GET", "/product/query", detail, points=10),
        route(sandbox, "GET", "/product/variant/query", variants, points=10),
        route(sandbox, "GET", "/product/variant/queryByVid", variant_by_vid, points=10),
    ]


def categories(_call: Call) -> list[Doc]:
    tree: dict[str, dict[str, list[str]]] = {}
    for item in catalogue.items():
        first, second, third = item.category
        names = tree.setdefault(first, {}).setdefault(second, [])
        if third not in names:
            names.append(third)
    return [
        {
            "categoryFirstName": first,
            "categoryFirstList": [
                {
                    "categorySecondName": second,
                    "categorySecondList": [
                        {"categoryId": _category_id(third), "categoryName": third}
                        for third in thirds
                    ],
                }
                for second, thirds in seconds.items()
            ],
        }
        for first, seconds in tree.items()
    ]


def search(call: Call) -> Doc:
    words = call.query.get("keyWord", "").lower().split()
    category = call.query.get("categoryId")
    page, size = int(call.query.get("page", 1)), int(call.query.get("size", 20))
    if not 1 <= size <= 100:
        raise CjRefusal(1600300, "Param error: size must be 1 to 100")
    found = [
        item
        for item in catalogue.items()
        if all(word in f"{item.title('en')} {item.key}".lower() for word in words)
        and (category is None or _category_id(item.category[2]) == category)
    ]
    shown = found[(page - 1) * size : page * size]
    return {
        "pageSize": size,
        "pageNumber": page,
        "totalRecords": len(found),
        "totalPages": -(-len(found) // size),
        "content": [
            {
                "productList": [_listed(call, item) for item in shown],
                "relatedCategoryList": [],
                "keyWord": call.query.get("keyWord", ""),
                "keyWordOld": call.query.get("keyWord", ""),
            }
        ],
    }


def detail(call: Call) -> Doc:
    item = item_of(call)
    names = [catalogue.option_label(option, "en") for option in item.options]
    image = cdn.url(call.base_url, item.gallery()[0])
    title = item.title("en")
    features = call.query.get("features", "")
    return {
        "pid": item.pid,
        "productName": json.dumps([title]),
        "productNameEn": title,
        "productSku": catalogue.cj_spu(item.key),
        "productImage": json.dumps([cdn.url(call.base_url, key) for key in item.gallery()]),
        "productImageSet": [cdn.url(call.base_url, key) for key in item.gallery()],
        "productWeight": str(item.weight),
        "packWeight": str(item.weight + 25),
        "productType": "ORDINARY_PRODUCT",
        "categoryId": _category_id(item.category[2]),
        "categoryName": " / ".join(item.category),
        "entryCode": item.hs_code,
        "materialNameEn": item.material,
        "productKeyEn": "-".join(names),
        "productProEnSet": ["BATTERY" if item.has_battery else "COMMON"],
        "addMarkStatus": 0,
        "description": item.description("en", image),
        "sellPrice": _price_range(call.sandbox, item),
        "suggestSellPrice": "",
        "listedNum": item.variants[0].stock % 700,
        "status": "3",
        "supplierName": "CJ",
        "createrTime": "2026-03-02 09:15:00",
        "productVideo": [],
        "variants": [
            _variant(call, item, variant, with_stock="enable_inventory" in features)
            for variant in item.variants
        ],
    }


def variants(call: Call) -> list[Doc]:
    item = item_of(call)
    return [_variant(call, item, variant) for variant in item.variants]


def variant_by_vid(call: Call) -> Doc:
    item, variant = by_vid(call.parameter("vid"))
    return _variant(call, item, variant)


def _listed(call: Call, item: Item) -> Doc:
    return {
        "id": item.pid,
        "nameEn": item.title("en"),
        "sku": catalogue.cj_spu(item.key),
        "spu": catalogue.cj_spu(item.key),
        "bigImage": cdn.url(call.base_url, item.gallery()[0]),
        "sellPrice": _price_range(call.sandbox, item),
        "listedNum": item.variants[0].stock % 700,
        "categoryId": _category_id(item.category[2]),
        "threeCategoryName": item.category[2],
        "oneCategoryName": item.category[0],
        "addMarkStatus": 0,
        "productType": "0",
        "warehouseInventoryNum": sum(stock_of(call.sandbox, v) for v in item.variants),
        "deliveryCycle": "3-5",
        "saleStatus": "3",
        "currency": "USD",
    }


def _variant(call: Call, item: Item, variant: Variant, *, with_stock: bool = False) -> Doc:
    length, width, height = item.box
    cost = cost_of(call.sandbox, variant)
    doc: dict[str, Any] = {
        "vid": variant.vid,
        "pid": item.pid,
        "variantNameEn": " ".join([item.title("en"), *(c.label("en") for c in variant.choices)]),
        "variantSku": variant.cj_sku,
        "variantImage": cdn.url(call.base_url, variant.image),
        "variantKey": "-".join(choice.label("en") for choice in variant.choices) or "Default",
        "variantStandard": f"long={length},width={width},height={height}",
        "variantLength": length,
        "variantWidth": width,
        "variantHeight": height,
        "variantVolume": length * width * height,
        "variantWeight": variant.weight,
        "variantSellPrice": usd(cost),
        "variantSugSellPrice": usd(cost * 3),
        "createTime": "2026-03-02T09:15:00.000+00:00",
    }
    if with_stock:
        doc["inventories"] = [inventory(call.sandbox, variant)]
    return doc


def _price_range(sandbox: Sandbox, item: Item) -> str:
    costs = sorted({cost_of(sandbox, variant) for variant in item.variants})
    low, high = f"{usd(costs[0]):.2f}", f"{usd(costs[-1]):.2f}"
    return low if low == high else f"{low} -- {high}"


def _category_id(name: str) -> str:
    return catalogue.number(f"cj category {name}", "", 12)
