"""Orders: create (once per own id within a day), look up, track."""

from __future__ import annotations

import re
from typing import Any

from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue
from infra.local.sandbox.suppliers.aliexpress import products, progress
from infra.local.sandbox.suppliers.aliexpress.wire import ORDER, Call, Refusal, usd
from infra.local.sandbox.suppliers.catalogue import Item, Variant

OUT_ORDER = "aliexpress_out_order"
IDEMPOTENT_SECONDS = 24 * 3600
ADDRESS = ("country", "province", "city", "address", "contact_person", "mobile_no", "phone_country")


class OrderRefused(Exception):
    """`result.is_success` false with this error code."""


def create(call: Call) -> Doc:
    asked = call.json("param_place_order_request4_open_api_d_t_o")
    extended = call.json("ds_extend_request") if call.parameters.get("ds_extend_request") else {}
    try:
        with call.sandbox.state.transaction():
            numbers = _known(call, asked) or _create(call, asked)
    except OrderRefused as refusal:
        code, message = str(refusal.args[0]), str(refusal.args[1])
        return {"result": {"is_success": False, "error_code": code, "error_msg": message}}
    result: Doc = {"is_success": True, "order_list": [int(number) for number in numbers]}
    if str(extended.get("payment", {}).get("try_to_pay", "false")).lower() == "true":
        result |= _pay(call, numbers)
    return {"result": result}


def get(call: Call) -> Doc:
    order = _own(call, str(call.json("single_order_query").get("order_id", "")))
    unpaid = order["status"] == "PLACE_ORDER_SUCCESS"
    shipped = order["status"] in ("WAIT_BUYER_ACCEPT_GOODS", "FINISH")
    result = {
        "gmt_create": order["created"],
        "order_status": order["status"],
        "logistics_status": "SELLER_SEND_GOODS" if shipped else "WAIT_SELLER_SEND_GOODS",
        "order_amount": _money(order["goods"] + order["postage"]),
        "user_order_amount": _money(order["goods"] + order["postage"]),
        "pay_timeout_second": 1_036_800 if unpaid else 0,
        "child_order_list": [
            {
                "product_id": int(line["product_id"]),
                "sku_id": line["sku_id"],
                "product_name": line["title"],
                "product_count": line["count"],
                "product_price": _money(line["cents"]),
                "actual_fee": _money(line["cents"] * line["count"]),
                "shipping_fee": _money(line["postage"]),
                "end_reason": "",
            }
            for line in order["lines"]
        ],
        "logistics_info_list": [
            {"logistics_no": order["mail_no"], "logistics_service": order["lines"][0]["service"]}
        ]
        if shipped
        else [],
        "store_info": {"store_id": int(order["store_id"]), "store_name": order["store_name"]},
    }
    return {"result": result}


def tracking(call: Call) -> Doc:
    call.required("language")
    order = _own(call, call.required("ae_order_id"))
    if not order["mail_no"]:
        return {"result": {"ret": False, "code": "1001", "msg": "TRACKING DATA NOT FOUND"}}
    line = {
        "mail_no": order["mail_no"],
        "carrier_name": "Cainiao",
        "eta_time_stamps": order["eta"],
        "detail_node_list": order["events"][::-1],
        "package_item_list": [
            {
                "item_id": int(item["product_id"]),
                "item_title": item["title"],
                "quantity": item["count"],
                "sku_desc": item["sku_attr"],
            }
            for item in order["lines"]
        ],
    }
    data = {"tracking_detail_line_list": [line]}
    return {"result": {"ret": True, "code": "0", "msg": "success", "data": data}}


def _known(call: Call, asked: Doc) -> list[str]:
    """The orders that this own id made within the last day."""
    kept = call.sandbox.state.get(OUT_ORDER, str(asked.get("out_order_id")), call.account)
    fresh = kept is not None and call.sandbox.timestamp() - kept["at"] < IDEMPOTENT_SECONDS
    return kept["orders"] if kept is not None and fresh else []


def _create(call: Call, asked: Doc) -> list[str]:
    _check_address(asked.get("logistics_address") or {})
    country = asked["logistics_address"]["country"]
    by_store: dict[tuple[str, str], list[Doc]] = {}
    for given in asked.get("product_items") or []:
        item, variant = _bought(call, given)
        line = _line(call, given, item, variant, country)
        by_store.setdefault(products.store_of(item), []).append(line)
    if not by_store:
        raise OrderRefused("ERROR_WHEN_BUILD_FOR_PLACE_ORDER", "product_items is empty")
    orders = [_order(call, asked, store, lines) for store, lines in by_store.items()]
    numbers = [order["order_id"] for order in orders]
    if asked.get("out_order_id"):
        kept = {"orders": numbers, "at": call.sandbox.timestamp()}
        call.sandbox.state.put(OUT_ORDER, str(asked["out_order_id"]), kept, call.account)
    return numbers


def _check_address(address: Doc) -> None:
    code = "B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL"
    for name in ADDRESS:
        if not address.get(name):
            raise OrderRefused(code, f"{name} is required")
    if not re.fullmatch(r"\d{5,16}", str(address["mobile_no"])):
        raise OrderRefused(code, "mobile_no must be 5 to 16 digits")
    if not re.fullmatch(r"\+\d{1,4}", str(address["phone_country"])):
        raise OrderRefused(code, "phone_country must be a calling code such as +1")


def _bought(call: Call, given: Doc) -> tuple[Item, Variant]:
    item = catalogue.by_product_id(str(given.get("product_id")))
    wanted = _numbers(str(given.get("sku_attr") or ""))
    found = [v for v in item.variants if _numbers(products.sku_attr(v)) == wanted] if item else []
    if item is None or not found:
        raise OrderRefused("ERROR_WHEN_BUILD_FOR_PLACE_ORDER", "The product or SKU is not there")
    if products.stock_of(call.sandbox, found[0]) < int(given["product_count"]):
        raise OrderRefused("INVENTORY_HOLD_ERROR", "The inventory is not sufficient")
    return item, found[0]


def _line(call: Call, given: Doc, item: Item, variant: Variant, country: str) -> Doc:
    count = int(given["product_count"])
    service = str(given.get("logistics_service_name") or "CAINIAO_STANDARD")
    options = products.options_for(call.sandbox, variant, country, count)
    chosen = next((option for option in options if option["code"] == service), None)
    if chosen is None:
        raise OrderRefused("DELIVERY_METHOD_NOT_EXIST", f"{service} does not serve {country}")
    return {
        "product_id": item.product_id,
        "sku_id": variant.sku_id,
        "sku_attr": products.sku_attr(variant),
        "title": item.title("en"),
        "count": count,
        "cents": products.cost_of(call.sandbox, variant),
        "service": service,
        "postage": int(chosen["shipping_fee_cent"].replace(".", "")),
    }


def _order(call: Call, asked: Doc, store: tuple[str, str], lines: list[Doc]) -> Doc:
    now = call.sandbox.clock()
    count = call.sandbox.state.next_number("aliexpress order")
    order = {
        "account": call.account,
        "order_id": catalogue.number(f"ae order {call.account} {count}", "81", 16),
        "out_order_id": asked.get("out_order_id"),
        "status": "PLACE_ORDER_SUCCESS",
        "created": f"{now:%Y-%m-%d %H:%M:%S}",
        "store_id": store[0],
        "store_name": store[1],
        "country": asked["logistics_address"]["country"],
        "lines": lines,
        "goods": sum(line["cents"] * line["count"] for line in lines),
        "postage": sum(line["postage"] for line in lines),
        "mail_no": None,
        "eta": int(now.timestamp() * 1000) + 12 * 86_400_000,
        "events": [],
        "moved_at": now.timestamp(),
    }
    progress.save(call.sandbox, order)
    progress.push(call.sandbox, order, "OrderCreated")
    return order


def _pay(call: Call, numbers: list[str]) -> Doc:
    """As the wire has it: a failed payment still is a success, with a message."""
    if not call.sandbox.trouble.value("aliexpress", "auto_pay"):
        return {"error_msg": "OrderCreated, autoPay fail:user has no auto pay permission"}
    for number in numbers:
        order = call.sandbox.state.get(ORDER, number, call.account)
        if order is not None and order["status"] == "PLACE_ORDER_SUCCESS":
            progress.move(call.sandbox, order, "WAIT_SELLER_SEND_GOODS")
    return {}


def _own(call: Call, order_id: str) -> Doc:
    order = call.sandbox.state.get(ORDER, order_id, call.account)
    if order is None:
        raise Refusal(
            "15", "Remote service error", "isv.insufficient-permission", "Not an order of yours"
        )
    return progress.caught_up(call.sandbox, order)


def _numbers(sku_attr: str) -> list[str]:
    """`14:193#Schwarz;5:36` and `14:193#Black;5:36` name the same SKU."""
    return sorted(part.partition("#")[0] for part in sku_attr.split(";") if part)


def _money(cents: int) -> dict[str, Any]:
    return {"amount": usd(cents), "currency_code": "USD"}
