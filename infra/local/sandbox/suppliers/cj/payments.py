"""Paying orders from the account's balance, one by one or as a cart."""

from __future__ import annotations

from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers.cj import progress
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal
from infra.local.sandbox.suppliers.cj.wire import ACCOUNT, ORDER, Call, route, usd

CART = "cj_cart"
LOW_BALANCE = 50  # cents, while the switch is on


def routes(sandbox: Sandbox) -> list[Route]:
    return [
        route(sandbox, "POST", "/shopping/order/addCart", add_to_cart),
        route(sandbox, "POST", "/shopping/order/addCartConfirm", confirm_cart),
        route(sandbox, "POST", "/shopping/order/saveGenerateParentOrder", parent_order),
        route(sandbox, "POST", "/shopping/pay/payBalanceV2", pay_cart),
        route(sandbox, "POST", "/shopping/pay/payBalance", pay_order),
        route(sandbox, "GET", "/shopping/pay/getBalance", balance),
    ]


def pay(sandbox: Sandbox, open_id: str, order: Doc) -> Doc:
    """Raises CjRefusal 1603101 unless it waits for payment, 1604000 above the balance."""
    with sandbox.state.transaction():
        account = sandbox.state.get(ACCOUNT, open_id)
        if account is None or order["orderStatus"] != "UNPAID":
            raise CjRefusal(1603101, f"Order pay fail: it is {order['orderStatus']}")
        if _available(sandbox, account) < order["cents"]:
            raise CjRefusal(1604000, "Balance is insufficient")
        account["balance"] -= order["cents"]
        sandbox.state.put(ACCOUNT, open_id, account)
        return progress.move(sandbox, order, "UNSHIPPED")


def balance(call: Call) -> Doc:
    available = _available(call.sandbox, call.account)
    return {"amount": usd(available), "noWithdrawalAmount": 0, "freezeAmount": 0}


def pay_order(call: Call) -> None:
    pay(call.sandbox, call.open_id, _order(call, call.text("orderId")))


def add_to_cart(call: Call) -> Doc:
    ids = call.body.get("cjOrderIdList") or []
    for order in [_order(call, order_id) for order_id in ids]:
        if order["orderStatus"] == "CREATED":
            progress.move(call.sandbox, order, "IN_CART")
    return {"successCount": len(ids), "addSuccessOrders": ids, "failedOrders": []}


def confirm_cart(call: Call) -> Doc:
    ids = call.body.get("cjOrderIdList") or []
    orders = [_order(call, order_id) for order_id in ids]
    if not orders or any(order["orderStatus"] != "IN_CART" for order in orders):
        raise CjRefusal(1603001, "Order confirm fail: not in the cart")
    shipment = f"SD{call.sandbox.state.next_number('cj shipment'):012d}"
    for order in orders:
        progress.move(call.sandbox, order, "UNPAID")
    call.sandbox.state.put(CART, shipment, {"id": shipment, "orders": ids}, call.open_id)
    return {
        "successCount": len(ids),
        "submitSuccess": True,
        "shipmentsId": shipment,
        "interceptOrders": [],
    }


def parent_order(call: Call) -> Doc:
    cart = _cart(call)
    cart["payId"] = cart.get("payId") or f"PA{call.sandbox.state.next_number('cj pay'):012d}"
    call.sandbox.state.put(CART, cart["id"], cart, call.open_id)
    return {"payId": cart["payId"], "shipmentOrderId": cart["id"]}


def pay_cart(call: Call) -> None:
    cart = _cart(call)
    if call.text("payId") != cart.get("payId"):
        raise CjRefusal(1603101, "Order pay fail: this payId belongs to another cart")
    with call.sandbox.state.transaction():
        for order_id in cart["orders"]:
            pay(call.sandbox, call.open_id, _order(call, order_id))


def _cart(call: Call) -> Doc:
    cart = call.sandbox.state.get(CART, call.text("shipmentOrderId"), call.open_id)
    if cart is None:
        raise CjRefusal(1603100, "Order not found")
    return cart


def _order(call: Call, order_id: str) -> Doc:
    order = call.sandbox.state.get(ORDER, order_id, call.open_id)
    if order is None:
        raise CjRefusal(1603100, "Order not found")
    return order


def _available(sandbox: Sandbox, account: Doc) -> int:
    low = sandbox.trouble.value("cj", "low_balance")
    return min(LOW_BALANCE, account["balance"]) if low else int(account["balance"])
