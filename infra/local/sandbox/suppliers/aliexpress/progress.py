"""How an order moves on, and the push messages that tell of it."""

from __future__ import annotations

import json

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue
from infra.local.sandbox.suppliers.aliexpress.wire import ORDER

STATUSES = ["PLACE_ORDER_SUCCESS", "WAIT_SELLER_SEND_GOODS", "WAIT_BUYER_ACCEPT_GOODS", "FINISH"]
ALIASES = {"UNSHIPPED": STATUSES[1], "SHIPPED": STATUSES[2], "DELIVERED": STATUSES[3]}
PUSHED = dict(
    zip(STATUSES[1:], ("PaymentAuthorized", "OrderShipped", "OrderConfirmed"), strict=True)
)
SCANS = {
    "WAIT_BUYER_ACCEPT_GOODS": ("Shipped", "Package left the warehouse"),
    "FINISH": ("Delivered", "Package delivered"),
}
CLOSED = "IN_CANCEL"


def advance(sandbox: Sandbox, number: str, to: str | None = None) -> str | None:
    """The status after the next step, or after every step up to `to` (also SHIPPED, DELIVERED).

    `number` is AliExpress's or the own one; None for an unknown order. Raises ValueError when
    there is no way there.
    """
    orders = sandbox.state.list(ORDER, None, order_id=number)
    orders = orders or sandbox.state.list(ORDER, None, out_order_id=number)
    status = None
    for order in orders:
        status = _advance(sandbox, order, to)
    return status


def move(sandbox: Sandbox, order: Doc, status: str) -> Doc:
    now = sandbox.clock()
    with sandbox.state.transaction():
        order |= {"status": status, "moved_at": now.timestamp()}
        if status == "WAIT_BUYER_ACCEPT_GOODS":
            order["mail_no"] = f"LP00{catalogue.number(order['order_id'], '7', 12)}"
        if status in SCANS:
            name, text = SCANS[status]
            stamp = int(now.timestamp() * 1000)
            order["events"] += [
                {"time_stamp": stamp, "tracking_name": name, "tracking_detail_desc": text}
            ]
        save(sandbox, order)
        push(sandbox, order, PUSHED.get(status, "OrderClosed"))
    return order


def caught_up(sandbox: Sandbox, order: Doc) -> Doc:
    """The order with every automatic step whose time has come."""
    pause = sandbox.trouble.value("aliexpress", "auto_advance_seconds")
    while pause and order["status"] in STATUSES[1:3]:
        if sandbox.clock().timestamp() - order["moved_at"] < pause:
            break
        order = move(sandbox, order, STATUSES[STATUSES.index(order["status"]) + 1])
    return order


def tick(sandbox: Sandbox) -> None:
    """Take every automatic step whose time has come."""
    if not sandbox.trouble.value("aliexpress", "auto_advance_seconds"):
        return
    for status in STATUSES[1:3]:
        for order in sandbox.state.list(ORDER, None, limit=1000, status=status):
            caught_up(sandbox, order)


def push(sandbox: Sandbox, order: Doc, status: str) -> None:
    """The topic DROPSHIPPER_ORDER_STATUS_UPDATE, to the app's one callback address."""
    body = {
        "message_type": 53,
        "data": {
            "buyerId": int(order["account"]),
            "orderId": int(order["order_id"]),
            "orderStatus": status,
        },
        "seller_id": order["account"],
        "site": "ae_global",
        "timestamp": sandbox.timestamp(),
    }
    url = f"{sandbox.hooks_url}/webhooks/aliexpress"
    sandbox.webhooks.send("aliexpress", url, json.dumps(body).encode(), status)


def save(sandbox: Sandbox, order: Doc) -> None:
    sandbox.state.put(ORDER, order["order_id"], order, order["account"])


def _advance(sandbox: Sandbox, order: Doc, to: str | None) -> str:
    now = order["status"]
    if now not in STATUSES[:-1]:
        raise ValueError(f"Order {order['order_id']} is {now}: there is no next step.")
    target = ALIASES.get(to or "", to) or STATUSES[STATUSES.index(now) + 1]
    if target not in STATUSES or STATUSES.index(target) <= STATUSES.index(now):
        raise ValueError(f"Order {order['order_id']} is {now} and cannot become {target}.")
    for status in STATUSES[STATUSES.index(now) + 1 : STATUSES.index(target) + 1]:
        order = move(sandbox, order, status)
    return str(order["status"])
