"""How an order moves on: by hand, by itself, and what CJ tells of it."""

from __future__ import annotations

from datetime import datetime

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers import catalogue
from infra.local.sandbox.suppliers.cj import hooks
from infra.local.sandbox.suppliers.cj.wire import ORDER

STATUSES = ["CREATED", "IN_CART", "UNPAID", "UNSHIPPED", "SHIPPED", "DELIVERED"]
TRACKED = {
    "SHIPPED": (1, "Shipped from warehouse", "Shenzhen, CN"),
    "DELIVERED": (12, "Delivered", "Destination"),
}
ON_THE_WAY = [
    (6, "Arrived in destination country", "Destination airport"),
    (10, "Out for delivery", "Destination"),
]


def advance(sandbox: Sandbox, number: str, to: str | None = None) -> str | None:
    """The status after the next step, or after every step up to `to`; None for an unknown order.

    Raises ValueError when there is no way there.
    """
    order = find(sandbox, number)
    if order is None:
        return None
    now = order["orderStatus"]
    if now not in STATUSES or now == "DELIVERED":
        raise ValueError(f"Order {number} is {now}: there is no next step.")
    target = to or STATUSES[STATUSES.index(now) + 1]
    if target not in STATUSES or STATUSES.index(target) <= STATUSES.index(now):
        raise ValueError(f"Order {number} is {now} and cannot become {target}.")
    for status in STATUSES[STATUSES.index(now) + 1 : STATUSES.index(target) + 1]:
        order = move(sandbox, order, status)
    return str(order["orderStatus"])


def find(sandbox: Sandbox, number: str) -> Doc | None:
    """By own number, CJ's id or tracking number, in any account."""
    for field in ("orderNum", "orderId", "trackNumber"):
        order = sandbox.state.find(ORDER, None, **{field: number})
        if number and order is not None:
            return order
    return None


def move(sandbox: Sandbox, order: Doc, status: str) -> Doc:
    """The order in its new status, kept together with the webhooks that tell of it."""
    now = sandbox.clock()
    with sandbox.state.transaction():
        order |= {"orderStatus": status, "movedAt": now.timestamp(), "updateDate": _written(now)}
        if status == "UNSHIPPED":
            order["paymentDate"] = _written(now)
        if status == "SHIPPED":
            digits = catalogue.number(f"parcel {order['orderId']}", "7", 13)
            order["trackNumber"] = f"CJPKL{digits}YQ"
            order["trackingUrl"] = f"https://cjpacket.com/?trackingNumber={order['trackNumber']}"
            order["outWarehouseTime"] = _written(now)
        if status in TRACKED:
            order["events"] += [_event(now, *TRACKED[status])]
        save(sandbox, order)
        hooks.order_changed(sandbox, order)
        if status in TRACKED:
            hooks.parcel_moved(sandbox, order)
    return order


def track(sandbox: Sandbox, order: Doc) -> str:
    """Report the next scan on the way. Raises ValueError when there is none."""
    passed = len(order["events"]) - 1
    if order["orderStatus"] != "SHIPPED" or passed >= len(ON_THE_WAY):
        raise ValueError("There is no further scan before delivery.")
    with sandbox.state.transaction():
        order["events"] += [_event(sandbox.clock(), *ON_THE_WAY[passed])]
        save(sandbox, order)
        hooks.parcel_moved(sandbox, order)
    return str(order["events"][-1]["statusDesc"])


def caught_up(sandbox: Sandbox, order: Doc) -> Doc:
    """The order with every automatic step whose time has come."""
    pause = sandbox.trouble.value("cj", "auto_advance_seconds")
    while pause and order["orderStatus"] in ("UNSHIPPED", "SHIPPED"):
        if sandbox.clock().timestamp() - order["movedAt"] < pause:
            break
        following = STATUSES[STATUSES.index(order["orderStatus"]) + 1]
        order = move(sandbox, order, following)
    return order


def tick(sandbox: Sandbox) -> None:
    """Take every automatic step whose time has come."""
    if not sandbox.trouble.value("cj", "auto_advance_seconds"):
        return
    for status in ("UNSHIPPED", "SHIPPED"):
        for order in sandbox.state.list(ORDER, None, limit=1000, orderStatus=status):
            caught_up(sandbox, order)


def save(sandbox: Sandbox, order: Doc) -> None:
    sandbox.state.put(ORDER, order["orderId"], order, order["account"])


def _event(at: datetime, status: int, activity: str, location: str) -> Doc:
    return {
        "status": status,
        "statusDesc": activity,
        "activity": activity,
        "location": location,
        "eventTime": _written(at),
    }


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"
