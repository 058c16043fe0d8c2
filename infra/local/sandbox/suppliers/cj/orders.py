"""Orders: create, confirm, look up, list, delete."""

from __future__ import annotations

import re

from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue
from infra.local.sandbox.suppliers.cj import payments, progress
from infra.local.sandbox.suppliers.cj.logistics import methods_for
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal
from infra.local.sandbox.suppliers.cj.stock import by_vid, cost_of, stock_of
from infra.local.sandbox.suppliers.cj.wire import ACCOUNT, ORDER, Call, route, usd

REQUIRED = (
    "orderNumber",
    "shippingCountryCode",
    "shippingCountry",
    "shippingProvince",
    "shippingCity",
    "shippingAddress",
    "shippingCustomerName",
    "logisticName",
    "fromCountryCode",
)
PHONE = re.compile(r"\+?[\d\s()-]{5,20}")


def routes(sandbox: Sandbox) -> list[Route]:
    return [
        route(sandbox, "POST", "/shopping/order/createOrderV2", create),
        route(sandbox, "POST", "/shopping/order/createOrderV3", create),
        route(sandbox, "PATCH", "/shopping/order/confirmOrder", confirm),
        route(sandbox, "GET", "/shopping/order/getOrderDetail", detail),
        route(sandbox, "GET", "/shopping/order/list", listing),
        route(sandbox, "DELETE", "/shopping/order/deleteOrder", delete),
    ]


def create(call: Call) -> Doc:
    """payType 1 leaves it for the pay page, 2 pays from the balance, 3 only creates.

    Raises CjRefusal 1603003 for a number that was used before.
    """
    asked = {name: call.text(name) for name in REQUIRED}
    lines = _lines(call)
    _check_address(call)
    with call.sandbox.state.transaction():
        if call.sandbox.state.find(ORDER, call.open_id, orderNum=asked["orderNumber"]):
            raise CjRefusal(1603003, f"Order {asked['orderNumber']} already exists")
        postage = _postage(asked, lines)
        order = _order(call, asked, lines, postage)
        progress.save(call.sandbox, order)
    if order["interceptOrderReasons"]:
        return _created(order)
    pay_type = int(call.body.get("payType") or 1)
    if pay_type in (1, 2):
        order = progress.move(call.sandbox, order, "UNPAID")
    if pay_type == 2:
        order = payments.pay(call.sandbox, call.open_id, order)
    return _created(order)


def confirm(call: Call) -> str:
    order = own(call, call.text("orderId"))
    if order["orderStatus"] not in ("CREATED", "IN_CART"):
        raise CjRefusal(1603001, f"Order confirm fail: it is {order['orderStatus']}")
    progress.move(call.sandbox, order, "UNPAID")
    return str(order["orderId"])


def detail(call: Call) -> Doc:
    return _shown(progress.caught_up(call.sandbox, own(call, call.parameter("orderId"))))


def listing(call: Call) -> Doc:
    """Without a status CJ lists the cancelled ones, as its documentation says."""
    status = call.query.get("status") or "CANCELLED"
    page, size = int(call.query.get("pageNum", 1)), int(call.query.get("pageSize", 20))
    found = call.sandbox.state.list(ORDER, call.open_id, limit=10_000, orderStatus=status)
    shown = found[(page - 1) * size : page * size]
    orders = [_shown(order) for order in shown]
    return {"pageNum": page, "pageSize": size, "total": len(found), "list": orders}


def delete(call: Call) -> str:
    """Cancels what has not shipped; what was paid goes back to the balance."""
    order = own(call, call.parameter("orderId"))
    if order["orderStatus"] not in ("CREATED", "IN_CART", "UNPAID", "UNSHIPPED"):
        raise CjRefusal(1603002, f"Order delete fail: it is {order['orderStatus']}")
    with call.sandbox.state.transaction():
        if order["orderStatus"] == "UNSHIPPED":
            account = call.sandbox.state.get(ACCOUNT, call.open_id) or call.account
            account["balance"] += order["cents"]
            call.sandbox.state.put(ACCOUNT, call.open_id, account)
        progress.move(call.sandbox, order, "CANCELLED")
    return str(order["orderId"])


def own(call: Call, number: str) -> Doc:
    """By CJ's id or the own number. Raises CjRefusal 1600300 as CJ does for what is not there."""
    by_id = call.sandbox.state.get(ORDER, number, call.open_id)
    order = by_id or call.sandbox.state.find(ORDER, call.open_id, orderNum=number)
    if order is None:
        raise CjRefusal(1600300, "Param error: order not found")
    return order


def _lines(call: Call) -> list[Doc]:
    lines = call.body.get("products") or []
    if not lines:
        raise CjRefusal(16900403, "products can not be empty")
    for line in lines:
        _, variant = by_vid(str(line.get("vid", "")))
        if stock_of(call.sandbox, variant) < int(line["quantity"]):
            raise CjRefusal(1603102, f"Inventory deduction fail: {variant.vid} is out of stock")
    return list(lines)


def _check_address(call: Call) -> None:
    phone = str(call.body.get("shippingPhone") or "")
    if phone and not PHONE.fullmatch(phone):
        raise CjRefusal(1600300, "Param error: shippingPhone is not a phone number")
    if len(str(call.body["orderNumber"])) > 50:
        raise CjRefusal(1600300, "Param error: orderNumber is longer than 50")


def _postage(asked: dict[str, str], lines: list[Doc]) -> int:
    wanted = [(str(line["vid"]), int(line["quantity"])) for line in lines]
    for method, price in methods_for(asked["shippingCountryCode"], wanted):
        if method.name == asked["logisticName"]:
            return price
    raise CjRefusal(1605001, f"Logistic {asked['logisticName']} is invalid for this order")


def _order(call: Call, asked: dict[str, str], lines: list[Doc], postage: int) -> Doc:
    now = f"{call.sandbox.clock():%Y-%m-%d %H:%M:%S}"
    products = [_product(call, line, position) for position, line in enumerate(lines)]
    goods = sum(product["cents"] * product["quantity"] for product in products)
    number = call.sandbox.state.next_number("cj order")
    held = call.sandbox.trouble.value("cj", "intercept_orders")
    reasons = [{"code": 10001, "message": "Address needs to be checked by an agent"}]
    return asked | {
        "account": call.open_id,
        "orderId": catalogue.number(f"cj order {call.open_id} {number}", "2511", 19),
        "orderNum": asked["orderNumber"],
        "cjOrderCode": f"ZF{number:010d}",
        "orderStatus": "CREATED",
        "shippingZip": call.body.get("shippingZip"),
        "shippingPhone": call.body.get("shippingPhone"),
        "productAmount": usd(goods),
        "postageAmount": usd(postage),
        "orderAmount": usd(goods + postage),
        "cents": goods + postage,
        "productList": products,
        "trackNumber": None,
        "trackingUrl": None,
        "createDate": now,
        "updateDate": now,
        "paymentDate": None,
        "outWarehouseTime": None,
        "movedAt": call.sandbox.clock().timestamp(),
        "events": [],
        "interceptOrderReasons": reasons if held else [],
    }


def _product(call: Call, line: Doc, position: int) -> Doc:
    _, variant = by_vid(str(line["vid"]))
    cents = cost_of(call.sandbox, variant)
    return {
        "vid": variant.vid,
        "variantId": variant.vid,
        "quantity": int(line["quantity"]),
        "sellPrice": usd(cents),
        "cents": cents,
        "storeLineItemId": line.get("storeLineItemId"),
        "lineItemId": str(position + 1),
    }


def _created(order: Doc) -> Doc:
    return {
        "orderId": order["orderId"],
        "orderNumber": order["orderNum"],
        "shipmentOrderId": f"S{order['orderId']}",
        "productAmount": order["productAmount"],
        "postageAmount": order["postageAmount"],
        "orderAmount": order["orderAmount"],
        "actualPayment": order["orderAmount"],
        "orderOriginalAmount": order["orderAmount"],
        "totalDiscountAmount": 0,
        "cjPayUrl": f"https://www.cjdropshipping.com/mine/payment?pid={order['orderId']}",
        "logisticsMiss": False,
        "orderStatus": order["orderStatus"],
        "productInfoList": _products(order),
        "interceptOrderReasons": order["interceptOrderReasons"],
    }


def _shown(order: Doc) -> Doc:
    hidden = {"account", "cents", "movedAt", "events", "interceptOrderReasons"}
    return {name: value for name, value in order.items() if name not in hidden} | {
        "productList": _products(order),
        "cjOrderId": order["orderId"],
        "isComplete": 1 if order["orderStatus"] == "DELIVERED" else 0,
    }


def _products(order: Doc) -> list[Doc]:
    return [
        {name: value for name, value in line.items() if name != "cents"}
        for line in order["productList"]
    ]
