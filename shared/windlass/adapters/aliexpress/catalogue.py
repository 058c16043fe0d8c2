"""Products and freight, from AliExpress's words into ours."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from windlass.adapters.aliexpress.wire import Wire, items_of
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

CURRENCY = "USD"
PRODUCT_URL = "https://www.aliexpress.com/item/{product_id}.html"
LANGUAGES = {"de": "de_DE", "fr": "fr_FR", "es": "es_ES", "it": "it_IT", "nl": "nl_NL"}
NO_DELIVERY = {"DELIVERY_NOT_AVAILABLE_TO_YOUR_ADDRESS", "DELIVERY_INFO_EMPTY"}
ON_SALE = "onSelling"


def product(wire: Wire, external_id: str, *, country: str, locale: str) -> SupplierProduct:
    """Variants are known by sku_id, which is the same in every language, unlike sku_attr.

    Raises SupplierRefused product_not_found or country_unsupported, OutOfStock when it is off
    the shelf.
    """
    found = detail(wire, external_id, country=country, locale=locale)
    base = found["ae_item_base_info_dto"]
    media = found.get("ae_multimedia_info_dto") or {}
    package = found.get("package_info_dto") or {}
    skus = skus_of(found)
    options = list(dict.fromkeys(name for sku in skus for name, _ in _properties(sku)))
    weight = _grams(package.get("gross_weight"))
    return SupplierProduct(
        platform="aliexpress",
        external_id=str(base["product_id"]),
        url=PRODUCT_URL.format(product_id=base["product_id"]),
        title=str(base["subject"]),
        description=str(base.get("detail") or ""),
        options=tuple(options),
        variants=tuple(_variant(sku, options, weight) for sku in skus),
        image_urls=tuple(url for url in str(media.get("image_urls") or "").split(";") if url),
    )


def quote(wire: Wire, items: Sequence[Item], ship_to: ShipTo) -> Quote:
    """One call per distinct product and one per item for its freight; what is offered is what
    every item may travel by, at the sum of their fees.

    Raises SupplierRefused variant_not_found for a SKU that is gone.
    """
    skus: dict[str, Mapping[str, Any]] = {}
    for product_id in dict.fromkeys(item.product_id for item in items):
        found = detail(wire, product_id, country=ship_to.country, locale="en")
        skus |= {str(sku["sku_id"]): sku for sku in skus_of(found)}
    quoted = tuple(_quoted(item, skus.get(item.variant_id)) for item in items)
    return Quote(quoted, _together([_freight(wire, item, ship_to) for item in items]))


def detail(wire: Wire, product_id: str, *, country: str, locale: str) -> Mapping[str, Any]:
    """The raw result of ds.product.get with its lists unwrapped by `skus_of` and `items_of`."""
    body = wire.call(
        "aliexpress.ds.product.get",
        {
            "product_id": product_id,
            "ship_to_country": country,
            "target_currency": CURRENCY,
            "target_language": LANGUAGES.get(locale, "en_US"),
        },
    )
    result = body.get("result")
    if not result:
        raise _absent(product_id, str(body.get("rsp_msg") or "no reason given"))
    if result["ae_item_base_info_dto"].get("product_status_type", ON_SALE) != ON_SALE:
        raise OutOfStock(f"AliExpress no longer sells {product_id}.")
    return dict(result)


def skus_of(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return items_of(found.get("ae_item_sku_info_dtos"))


def money(amount: object) -> Money:
    """A decimal string of dollars."""
    return Money.parse(str(amount), CURRENCY)


def _absent(product_id: str, message: str) -> SupplierRefused:
    if "country" in message:
        return SupplierRefused("country_unsupported", f"AliExpress: {message} ({product_id}).")
    return SupplierRefused("product_not_found", f"AliExpress: {message} ({product_id}).")


def _variant(
    sku: Mapping[str, Any], options: Sequence[str], weight_grams: int | None
) -> SupplierVariant:
    values = dict(_properties(sku))
    pictures = [each.get("sku_image") for each in items_of(sku.get("ae_sku_property_dtos"))]
    return SupplierVariant(
        external_id=str(sku["sku_id"]),
        sku=str(sku["sku_id"]),
        choices=tuple(values.get(option, "") for option in options),
        cost=_cost(sku),
        stock=_stock(sku),
        weight_grams=weight_grams,
        image_url=next((str(url) for url in pictures if url), None),
    )


def _properties(sku: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (
            str(each["sku_property_name"]),
            str(each.get("property_value_definition_name") or each["sku_property_value"]),
        )
        for each in items_of(sku.get("ae_sku_property_dtos"))
    ]


def _cost(sku: Mapping[str, Any]) -> Money:
    return money(sku.get("offer_sale_price") or sku["sku_price"])


def _stock(sku: Mapping[str, Any]) -> int | None:
    stock = sku.get("sku_available_stock")
    return None if stock is None else int(stock)


def _grams(kilograms: object) -> int | None:
    return None if not kilograms else int(Decimal(str(kilograms)) * 1000)


def _quoted(item: Item, sku: Mapping[str, Any] | None) -> QuotedItem:
    if sku is None:
        raise SupplierRefused(
            "variant_not_found", f"AliExpress no longer has SKU {item.variant_id}."
        )
    return QuotedItem(item.variant_id, item.quantity, _cost(sku), _stock(sku))


def _freight(wire: Wire, item: Item, ship_to: ShipTo) -> list[ShippingQuote]:
    asked = {
        "quantity": item.quantity,
        "shipToCountry": ship_to.country,
        "productId": item.product_id,
        "selectedSkuId": item.variant_id,
        "language": "en_US",
        "locale": "en_US",
        "currency": CURRENCY,
    }
    body = wire.call("aliexpress.ds.freight.query", {"queryDeliveryReq": json.dumps(asked)})
    result = body.get("result") or {}
    if not result.get("success"):
        message = str(result.get("msg") or "no reason given")
        if message in NO_DELIVERY:
            return []
        raise SupplierRefused(str(result.get("code")), f"AliExpress: {message}")
    return [_shipping(option) for option in items_of(result.get("delivery_options"))]


def _shipping(option: Mapping[str, Any]) -> ShippingQuote:
    is_free = option.get("free_shipping") is True
    return ShippingQuote(
        code=str(option["code"]),
        name=str(option.get("company") or option["code"]),
        cost=Money.zero(CURRENCY) if is_free else money(option["shipping_fee_cent"]),
        min_days=option.get("min_delivery_days"),
        max_days=option.get("max_delivery_days"),
    )


def _together(per_item: list[list[ShippingQuote]]) -> tuple[ShippingQuote, ...]:
    """The methods that every item has; fees add up, the slowest item counts."""
    by_code = [{each.code: each for each in options} for options in per_item]
    common = [code for code in by_code[0] if all(code in options for options in by_code)]
    quotes = []
    for code in common:
        parts = [options[code] for options in by_code]
        cost = Money(sum(part.cost.amount for part in parts), CURRENCY)
        fastest = [part.min_days for part in parts if part.min_days is not None]
        slowest = [part.max_days for part in parts if part.max_days is not None]
        days = (max(fastest, default=None), max(slowest, default=None))
        quotes.append(ShippingQuote(code, parts[0].name, cost, *days))
    return tuple(sorted(quotes, key=lambda each: each.cost.amount))
