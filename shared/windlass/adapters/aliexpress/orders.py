"""Placing and reading orders at AliExpress. It has no call to pay or cancel one afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from windlass.adapters.aliexpress.catalogue import CURRENCY, detail, money, skus_of
from windlass.adapters.aliexpress.wire import Wire, items_of
from windlass.adapters.supplier import (
    Item,
    PlacedOrder,
    ShipTo,
    SupplierOrderStatus,
)
from windlass.adapters.supplier_address import phone_of, province_of
from windlass.adapters.supplier_errors import (
    DuplicateOrder,
    OutOfStock,
    SupplierFailed,
    SupplierRefused,
    UnknownOutcome,
)
from windlass.kit.money import Money, total

UNPAID = {"PLACE_ORDER_SUCCESS", "PAYMENT_PROCESSING"}
SHIPPED = {"SELLER_PART_SEND_GOODS", "WAIT_BUYER_ACCEPT_GOODS"}
REASONS = {
    "B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL": "address_invalid",
    "DELIVERY_METHOD_NOT_EXIST": "shipping_unavailable",
}
ORDER_URL = "https://www.aliexpress.com/p/order/detail.html?orderId={order_id}"


def place(
    wire: Wire, order_number: str, items: Sequence[Item], address: ShipTo, shipping_code: str
) -> PlacedOrder:
    """AliExpress answers a repeated `out_order_id` with the first orders, for 24 hours; it tries
    to pay at once, and an order whose payment failed is simply unpaid."""
    request = {
        "out_order_id": order_number,
        "logistics_address": _address(address),
        "product_items": _lines(wire, items, address.country, shipping_code),
    }
    payment = {"payment": {"pay_currency": CURRENCY, "try_to_pay": "true"}}
    body = wire.call(
        "aliexpress.ds.order.create",
        {
            "param_place_order_request4_open_api_d_t_o": json.dumps(request),
            "ds_extend_request": json.dumps(payment),
        },
        writes=True,
    )
    result = body.get("result")
    if not isinstance(result, dict):
        raise UnknownOutcome("AliExpress did not say whether the order was placed.")
    if not result.get("is_success"):
        raise _refusal(str(result.get("error_code")), str(result.get("error_msg")))
    numbers = [str(number) for number in items_of(result.get("order_list"))]
    if not numbers:
        raise UnknownOutcome("AliExpress placed the order and did not say its number.")
    return _just_placed(wire, ",".join(numbers), order_number, str(result.get("error_msg") or ""))


def find(wire: Wire, order_number: str, external_id: str | None) -> PlacedOrder | None:
    """By AliExpress's own ids; None for ids that are not of this account."""
    if external_id is None:
        raise SupplierRefused(
            "lookup_unsupported",
            "AliExpress finds orders by its own number only; place the order again within a day.",
        )
    try:
        return read(wire, external_id, order_number=order_number)
    except SupplierRefused as refusal:
        if refusal.reason == "isv.insufficient-permission":
            return None
        raise


def read(wire: Wire, external_id: str, *, order_number: str) -> PlacedOrder:
    """The orders of a basket as one: its amounts add up, the least advanced part gives the
    status."""
    parts = [_order(wire, order_id) for order_id in external_id.split(",")]
    amounts = [money((part.get("order_amount") or {}).get("amount", "0")) for part in parts]
    children = [child for part in parts for child in items_of(part.get("child_order_list"))]
    shipping = total([_fee(child, "shipping_fee") for child in children], CURRENCY)
    whole = total(amounts, CURRENCY)
    return PlacedOrder(
        external_id=external_id,
        order_number=order_number,
        status=_least([_status(part) for part in parts]),
        total=whole,
        item_cost=whole - shipping,
        shipping_cost=shipping,
        pay_url=ORDER_URL.format(order_id=external_id.split(",")[0]),
    )


def pay(wire: Wire, external_id: str) -> PlacedOrder:
    """There is no call to pay. Raises SupplierRefused pay_by_hand unless it is paid already."""
    order = read(wire, external_id, order_number="")
    if order.is_paid:
        return order
    raise SupplierRefused("pay_by_hand", f"Pay order {external_id} at AliExpress: {order.pay_url}")


def cancel(wire: Wire, external_id: str) -> None:
    """There is no call to cancel. Raises SupplierRefused unless it is cancelled already."""
    order = read(wire, external_id, order_number="")
    if order.status is SupplierOrderStatus.CANCELLED:
        return
    if order.status in (SupplierOrderStatus.SHIPPED, SupplierOrderStatus.DELIVERED):
        raise SupplierRefused("too_late", f"AliExpress order {external_id} is {order.status}.")
    raise SupplierRefused(
        "cancel_by_hand", f"Cancel order {external_id} at AliExpress: {order.pay_url}"
    )


def _just_placed(
    wire: Wire, external_id: str, order_number: str, payment_problem: str
) -> PlacedOrder:
    """The order stands, whatever reading it back says: it may take seconds to be readable."""
    try:
        return read(wire, external_id, order_number=order_number)
    except SupplierFailed:
        is_unpaid = bool(payment_problem)
        status = SupplierOrderStatus.UNPAID if is_unpaid else SupplierOrderStatus.PROCESSING
        pay_url = ORDER_URL.format(order_id=external_id.split(",")[0])
        return PlacedOrder(external_id, order_number, status, total=None, pay_url=pay_url)


def _lines(
    wire: Wire, items: Sequence[Item], country: str, shipping_code: str
) -> list[dict[str, Any]]:
    """AliExpress orders by sku_attr, so it is read anew: it differs by language."""
    attributes: dict[str, str] = {}
    for product_id in dict.fromkeys(item.product_id for item in items):
        found = detail(wire, product_id, country=country, locale="en")
        attributes |= {str(s["sku_id"]): str(s.get("sku_attr") or "") for s in skus_of(found)}
    lines = []
    for item in items:
        if item.variant_id not in attributes:
            told = f"AliExpress no longer has SKU {item.variant_id}."
            raise SupplierRefused("variant_not_found", told)
        lines.append(
            {
                "product_id": int(item.product_id),
                "product_count": item.quantity,
                "sku_attr": attributes[item.variant_id],
                "logistics_service_name": shipping_code,
                "order_memo": "",
            }
        )
    return lines


def _address(address: ShipTo) -> dict[str, str]:
    phone = phone_of(address)
    if phone is None:
        raise SupplierRefused("address_invalid", "AliExpress needs a phone number to deliver.")
    return {
        "country": address.country,
        "province": province_of(address),
        "city": address.city,
        "address": address.line1,
        "address2": address.line2,
        "zip": address.postal_code,
        "contact_person": address.name,
        "full_name": address.name,
        "mobile_no": phone.number,
        "phone_country": f"+{phone.calling_code}",
        "tax_number": address.tax_id,
        "locale": "en_US",
    }


def _refusal(code: str, message: str) -> SupplierRefused:
    told = f"AliExpress: {message} ({code})"
    if code == "INVENTORY_HOLD_ERROR":
        return OutOfStock(told)
    if code == "REPEATED_ORDER_ERROR":
        return DuplicateOrder(told)
    if "ADDRESS" in code or "CPF" in code:
        return SupplierRefused("address_invalid", told)
    return SupplierRefused(REASONS.get(code, code), told)


def _order(wire: Wire, order_id: str) -> Mapping[str, Any]:
    asked = {"single_order_query": json.dumps({"order_id": order_id})}
    result: Mapping[str, Any] = wire.call("aliexpress.trade.ds.order.get", asked)["result"]
    return result


def _status(order: Mapping[str, Any]) -> SupplierOrderStatus:
    told = str(order.get("order_status"))
    if told in UNPAID:
        return SupplierOrderStatus.UNPAID
    if told in SHIPPED:
        return SupplierOrderStatus.SHIPPED
    if told == "IN_CANCEL":
        return SupplierOrderStatus.CANCELLED
    if told == "FINISH":
        ended = [child.get("end_reason") for child in items_of(order.get("child_order_list"))]
        is_closed = bool(ended) and all(ended)
        return SupplierOrderStatus.CANCELLED if is_closed else SupplierOrderStatus.DELIVERED
    return SupplierOrderStatus.PROCESSING


def _least(statuses: list[SupplierOrderStatus]) -> SupplierOrderStatus:
    alive = [each for each in statuses if each is not SupplierOrderStatus.CANCELLED]
    order = list(SupplierOrderStatus)
    return min(alive, key=order.index) if alive else SupplierOrderStatus.CANCELLED


def _fee(child: Mapping[str, Any], name: str) -> Money:
    return money((child.get(name) or {}).get("amount", "0"))
