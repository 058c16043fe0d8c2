"""Product detail, search and freight in AliExpress's words."""

from __future__ import annotations

from typing import Any

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue, cdn
from infra.local.sandbox.suppliers.aliexpress.wire import Call, Refusal, usd
from infra.local.sandbox.suppliers.catalogue import Choice, Item, Variant

UNREACHED = {"CU", "IR", "KP", "RU", "SY"}
CARRIERS = (  # code, company, cents, per 100 grams, days
    ("CAINIAO_STANDARD", "AliExpress Standard Shipping", 199, 80, (9, 15)),
    ("CAINIAO_PREMIUM", "AliExpress Premium Shipping", 690, 140, (5, 8)),
)


def cost_of(sandbox: Sandbox, variant: Variant) -> int:
    """Cents, with the price-changed switch: a little dearer than at CJ."""
    changed = sandbox.trouble.value("aliexpress", "price_changed").get(variant.sku_id)
    if changed is None:
        return variant.cost * 108 // 100
    whole, _, part = changed.partition(".")
    return int(whole) * 100 + int(f"{part:0<2}"[:2])


def stock_of(sandbox: Sandbox, variant: Variant) -> int:
    sold_out = sandbox.trouble.value("aliexpress", "out_of_stock")
    return 0 if variant.sku_id in sold_out else variant.stock


def sku_attr(variant: Variant, locale: str = "en") -> str:
    """`14:193#Black;5:361386`: the colour's own name differs by locale, the numbers do not."""
    return ";".join(_attr(choice, locale) for choice in variant.choices)


def store_of(item: Item) -> tuple[str, str]:
    """Id and name: one shop per main category, so that a basket may become several orders."""
    name = f"{item.category[0].split(' ')[0]} Direct Store"
    return catalogue.number(f"aliexpress store {name}", "11", 10), name


def detail(call: Call) -> Doc:
    country = call.required("ship_to_country")
    item = catalogue.by_product_id(call.required("product_id"))
    if item is None:
        return {"rsp_code": 604, "rsp_msg": "ITEM_ID_NOT_FOUND"}
    if country in UNREACHED:
        return {"rsp_code": 605, "rsp_msg": "Item is not allowed to this country"}
    locale = _locale(call.parameters.get("target_language", "en"))
    gallery = [cdn.url(call.base_url, key) for key in item.gallery()]
    length, width, height = item.box
    store_id, store_name = store_of(item)
    result: Doc = {
        "ae_item_base_info_dto": {
            "product_id": int(item.product_id),
            "subject": item.title(locale),
            "detail": item.description(locale, gallery[0]),
            "category_id": int(catalogue.number(f"ae category {item.category[2]}", "2", 9)),
            "currency_code": "CNY",
            "product_status_type": "onSelling",
            "avg_evaluation_rating": "4.7",
            "evaluation_count": str(item.variants[0].stock % 900),
            "sales_count": str(item.variants[0].stock),
        },
        "ae_item_sku_info_dtos": [_sku(call, variant, locale) for variant in item.variants],
        "ae_item_properties": [{"attr_name": "Material", "attr_value": item.material}],
        "ae_multimedia_info_dto": {"image_urls": ";".join(gallery), "ae_video_dtos": []},
        "package_info_dto": {
            "package_length": length // 10,
            "package_width": width // 10,
            "package_height": max(height // 10, 1),
            "gross_weight": f"{item.weight // 1000}.{item.weight % 1000:03d}",
            "product_unit": 100000015,
            "package_type": False,
        },
        "logistics_info_dto": {"delivery_time": 7, "ship_to_country": country},
        "ae_store_info": {
            "store_id": int(store_id),
            "store_name": store_name,
            "store_country_code": "CN",
        },
    }
    return {"rsp_code": 200, "rsp_msg": "Call succeeds", "result": result}


def search(call: Call) -> Doc:
    words = call.required("keyWord").lower().split()
    for name in ("local", "countryCode", "currency"):
        call.required(name)
    locale = _locale(call.parameters["local"])
    page, size = int(call.parameters.get("pageIndex", 1)), int(call.parameters.get("pageSize", 20))
    found = [
        item
        for item in catalogue.items()
        if all(word in f"{item.title(locale)} {item.key}".lower() for word in words)
    ]
    shown = found[(page - 1) * size : page * size]
    data = {
        "totalCount": len(found),
        "pageIndex": page,
        "pageSize": size,
        "products": [_found(call, item, locale) for item in shown],
    }
    return {"code": "00", "msg": "success", "data": data}


def freight(call: Call) -> Doc:
    asked = call.json("queryDeliveryReq")
    for name in ("quantity", "shipToCountry", "productId", "selectedSkuId", "currency", "locale"):
        if not asked.get(name):
            raise Refusal("MissingParameter", f"queryDeliveryReq.{name} is missing")
    item = catalogue.by_product_id(str(asked["productId"]))
    variant = variant_of(item, str(asked["selectedSkuId"])) if item else None
    if variant is None:
        return {"result": {"success": False, "code": 505, "msg": "DELIVERY_INFO_EMPTY"}}
    options = options_for(call.sandbox, variant, asked["shipToCountry"], int(asked["quantity"]))
    if not options:
        refused = "DELIVERY_NOT_AVAILABLE_TO_YOUR_ADDRESS"
        return {"result": {"success": False, "code": 505, "msg": refused}}
    return {"result": {"success": True, "code": 200, "msg": "success", "delivery_options": options}}


def variant_of(item: Item, sku_id: str) -> Variant | None:
    return next((variant for variant in item.variants if variant.sku_id == sku_id), None)


def options_for(sandbox: Sandbox, variant: Variant, country: str, quantity: int) -> list[Doc]:
    """Empty where nothing is delivered; light goods travel free by standard shipping."""
    if country in UNREACHED:
        return []
    hundreds = -(-variant.weight * quantity // 100)
    options = []
    for code, company, base, per_100_grams, (fastest, slowest) in CARRIERS:
        is_free = code == "CAINIAO_STANDARD" and hundreds <= 1
        price = 0 if is_free else base + per_100_grams * hundreds
        options.append(
            {
                "code": code,
                "company": company,
                "free_shipping": is_free,
                "mayHavePFS": False,
                "shipping_fee_cent": usd(price),
                "shipping_fee_currency": "USD",
                "shipping_fee_format": f"US ${usd(price)}",
                "min_delivery_days": fastest,
                "max_delivery_days": slowest,
                "guaranteed_delivery_days": slowest + 10,
                "tracking": True,
                "ship_from_country": "CN",
                "available_stock": str(stock_of(sandbox, variant)),
            }
        )
    return options


def _sku(call: Call, variant: Variant, locale: str) -> Doc:
    cents = cost_of(call.sandbox, variant)
    image = cdn.url(call.base_url, variant.image)
    return {
        "sku_id": variant.sku_id,
        "sku_attr": sku_attr(variant, locale),
        "id": sku_attr(variant, locale) or "<none>",
        "sku_price": usd(cents * 3 // 2),
        "offer_sale_price": usd(cents),
        "sku_available_stock": stock_of(call.sandbox, variant),
        "currency_code": "USD",
        "price_include_tax": False,
        "ae_sku_property_dtos": [_property(choice, locale, image) for choice in variant.choices],
    }


def _property(choice: Choice, locale: str, image: str) -> Doc:
    doc: dict[str, Any] = {
        "sku_property_id": catalogue.option_number(choice.option),
        "sku_property_name": catalogue.option_label(choice.option, locale),
        "sku_property_value": choice.label(locale),
        "property_value_id": int(_value_id(choice)),
        "property_value_definition_name": choice.label(locale),
    }
    return doc | ({"sku_image": image} if choice.option == "color" else {})


def _attr(choice: Choice, locale: str) -> str:
    name = f"#{choice.label(locale)}" if choice.option == "color" else ""
    return f"{catalogue.option_number(choice.option)}:{_value_id(choice)}{name}"


def _value_id(choice: Choice) -> str:
    return catalogue.number(f"ae value {choice.option} {choice.name}", "2", 9)


def _found(call: Call, item: Item, locale: str) -> Doc:
    price = usd(cost_of(call.sandbox, item.variants[0]))
    return {
        "itemId": item.product_id,
        "title": item.title(locale),
        "itemMainPic": cdn.url(call.base_url, item.gallery()[0]),
        "itemUrl": f"//www.aliexpress.com/item/{item.product_id}.html",
        "salePrice": price,
        "salePriceCurrency": "USD",
        "targetSalePrice": price,
        "evaluateRate": "94.0%",
        "score": "4.7",
        "orders": str(item.variants[0].stock),
        "cateId": catalogue.number(f"ae category {item.category[2]}", "2", 9),
        "type": "natural",
    }


def _locale(asked: str) -> str:
    return "de" if asked.lower().startswith("de") else "en"
