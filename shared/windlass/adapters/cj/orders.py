"""Placing, paying, cancelling and following orders at CJ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from windlass.adapters.cj.catalogue import WAREHOUSE, money
from windlass.adapters.cj.wire import Wire
from windlass.adapters.supplier import (
    Item,
    PlacedOrder,
    ShipTo,
    SupplierOrderStatus,
    TrackedParcel,
    Tracking,
    TrackingEvent,
)
from windlass.adapters.supplier_address import country_name, phone_of, province_of
from windlass.adapters.supplier_errors import DuplicateOrder, SupplierRefused
from windlass.kit.money import Money

CREATE_ONLY = 3  # payType: paid by `pay`, so that a low balance cannot hide a created order
UNCONFIRMED = {"CREATED", "IN_CART"}
STATUSES = {
    "CREATED": SupplierOrderStatus.UNPAID,
    "IN_CART": SupplierOrderStatus.UNPAID,
    "UNPAID": SupplierOrderStatus.UNPAID,
    "UNSHIPPED": SupplierOrderStatus.PROCESSING,
    "SHIPPED": SupplierOrderStatus.SHIPPED,
    "DELIVERED": SupplierOrderStatus.DELIVERED,
    "CANCELLED": SupplierOrderStatus.CANCELLED,
}
PAY_URL = "https://www.cjdropshipping.com/mine/payment?pid={order_id}"


def place(
    wire: Wire, order_number: str, items: Sequence[Item], address: ShipTo, shipping_code: str
) -> PlacedOrder:
    """CJ refuses a second order of one number (1603003): then the first one is looked up."""
    body = _body(order_number, items, address, shipping_code)
    try:
        created = wire.send("POST", "/shopping/order/createOrderV2", body)
    except DuplicateOrder:
        found = find(wire, order_number)
        if found is None:
            raise
        return found
    reasons = created.get("interceptOrderReasons") or []
    return PlacedOrder(
        external_id=str(created["orderId"]),
        order_number=order_number,
        status=STATUSES.get(str(created.get("orderStatus")), SupplierOrderStatus.UNPAID),
        total=money(created["orderAmount"]),
        item_cost=_maybe(created.get("productAmount")),
        shipping_cost=_maybe(created.get("postageAmount")),
        pay_url=created.get("cjPayUrl"),
        held="; ".join(str(reason.get("message")) for reason in reasons) or None,
    )


def find(wire: Wire, number: str) -> PlacedOrder | None:
    """By our number or CJ's id; None when CJ does not know it."""
    found = _detail(wire, number)
    return None if found is None else _placed(found)


def pay(wire: Wire, external_id: str) -> PlacedOrder:
    """Confirms first where that is missing. Raises BalanceTooLow."""
    order = _required(wire, external_id)
    if order["orderStatus"] in UNCONFIRMED:
        wire.send("PATCH", "/shopping/order/confirmOrder", {"orderId": external_id})
    placed = _placed(order)
    if placed.status is SupplierOrderStatus.UNPAID:
        wire.send("POST", "/shopping/pay/payBalance", {"orderId": external_id})
        placed = _placed(_required(wire, external_id))
    if placed.status is SupplierOrderStatus.CANCELLED:
        raise SupplierRefused("too_late", f"CJ order {external_id} was cancelled.")
    return placed


def cancel(wire: Wire, external_id: str) -> None:
    order = _placed(_required(wire, external_id))
    if order.status is SupplierOrderStatus.CANCELLED:
        return
    if order.status in (SupplierOrderStatus.SHIPPED, SupplierOrderStatus.DELIVERED):
        raise SupplierRefused("too_late", f"CJ order {external_id} is {order.status}.")
    wire.delete("/shopping/order/deleteOrder", {"orderId": external_id})


def tracking(wire: Wire, external_id: str) -> Tracking:
    order = _required(wire, external_id)
    status = _placed(order).status
    number = order.get("trackNumber")
    if not number:
        return Tracking(status, ())
    found = wire.get("/logistic/trackInfo", {"trackNumber": str(number)}) or []
    scans = {str(each.get("trackingNumber")): each for each in found}
    return Tracking(status, (_parcel(order, str(number), scans.get(str(number), {}), status),))


def balance(wire: Wire) -> Money:
    return money(wire.get("/shopping/pay/getBalance")["amount"])


def _body(
    order_number: str, items: Sequence[Item], address: ShipTo, shipping_code: str
) -> dict[str, Any]:
    phone = phone_of(address)
    return {
        "orderNumber": order_number,
        "shippingCountryCode": address.country,
        "shippingCountry": country_name(address.country),
        "shippingProvince": province_of(address),
        "shippingCity": address.city,
        "shippingAddress": address.line1,
        "shippingAddress2": address.line2,
        "shippingZip": address.postal_code,
        "shippingCustomerName": address.name,
        "shippingPhone": phone.international if phone else "",
        "email": address.email,
        "taxId": address.tax_id,
        "logisticName": shipping_code,
        "fromCountryCode": WAREHOUSE,
        "payType": CREATE_ONLY,
        "products": [
            {
                "vid": item.variant_id,
                "quantity": item.quantity,
                "storeLineItemId": item.reference,
            }
            for item in items
        ],
    }


def _detail(wire: Wire, number: str) -> Mapping[str, Any] | None:
    try:
        found: Mapping[str, Any] | None = wire.get(
            "/shopping/order/getOrderDetail", {"orderId": number}
        )
    except SupplierRefused as refusal:
        if refusal.reason in ("invalid_request", "order_not_found"):
            return None
        raise
    return found or None


def _required(wire: Wire, external_id: str) -> Mapping[str, Any]:
    found = _detail(wire, external_id)
    if found is None:
        raise SupplierRefused("order_not_found", f"CJ has no order {external_id}.")
    return found


def _placed(order: Mapping[str, Any]) -> PlacedOrder:
    order_id = str(order["orderId"])
    return PlacedOrder(
        external_id=order_id,
        order_number=str(order.get("orderNum") or ""),
        status=STATUSES.get(str(order.get("orderStatus")), SupplierOrderStatus.PROCESSING),
        total=money(order["orderAmount"]),
        item_cost=_maybe(order.get("productAmount")),
        shipping_cost=_maybe(order.get("postageAmount")),
        pay_url=PAY_URL.format(order_id=order_id),
    )


def _parcel(
    order: Mapping[str, Any], number: str, scan: Mapping[str, Any], status: SupplierOrderStatus
) -> TrackedParcel:
    delivered = status is SupplierOrderStatus.DELIVERED
    told = str(scan.get("deliveryTime") or "") or str(order.get("outWarehouseTime") or "")
    text = str(scan.get("trackingStatus") or "")
    events = (TrackingEvent(_moment(told), text),) if told and text else ()
    return TrackedParcel(
        number=number,
        carrier=str(order.get("logisticName") or ""),
        url=order.get("trackingUrl") or None,
        is_delivered=delivered,
        events=events,
    )


def _maybe(amount: object) -> Money | None:
    return None if amount is None else money(amount)


def _moment(written: str) -> datetime:
    return datetime.strptime(written, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
