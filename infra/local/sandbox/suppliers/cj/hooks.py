"""Webhooks: where an account wants them, and what they say."""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from typing import Any
from urllib.parse import urlsplit

from starlette.routing import Route

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.state import Doc
from infra.local.sandbox.suppliers.cj.refusal import CjRefusal
from infra.local.sandbox.suppliers.cj.wire import ACCOUNT, Call, route

TOPICS = ("product", "stock", "order", "logistics")


def routes(sandbox: Sandbox) -> list[Route]:
    return [route(sandbox, "POST", "/webhook/set", register)]


def register(call: Call) -> bool:
    """All four groups are required; one https url each. Raises CjRefusal 1606000 for others."""
    wanted: dict[str, list[str]] = {}
    for topic in TOPICS:
        group = call.body.get(topic)
        if not isinstance(group, dict):
            raise CjRefusal(16900403, f"{topic} can not be empty")
        if group.get("type") == "CANCEL":
            continue
        urls = group.get("callbackUrls") or []
        if len(urls) != 1 or not _is_allowed(call.sandbox, urls[0]):
            raise CjRefusal(1606000, f"{topic}: webhook URL must be https and public")
        wanted[topic] = urls
    call.sandbox.state.put(ACCOUNT, call.open_id, call.account | {"callbacks": wanted})
    return True


def order_changed(sandbox: Sandbox, order: Doc) -> None:
    """ORDER: the own number, CJ's id and what is known by now."""
    params = {
        "orderNumber": order["orderNum"],
        "orderNum": order["orderNum"],
        "cjOrderId": order["orderId"],
        "orderStatus": order["orderStatus"],
        "logisticName": order["logisticName"],
        "trackNumber": order["trackNumber"],
        "trackingUrl": order["trackingUrl"],
        "createDate": order["createDate"],
        "updateDate": order["updateDate"],
        "payDate": order["paymentDate"],
        "deliveryDate": order["outWarehouseTime"],
        "completeDate": order["updateDate"] if order["orderStatus"] == "DELIVERED" else None,
        "orderItems": order["productList"],
    }
    _send(sandbox, order["account"], "order", "ORDER", "UPDATE", params)


def parcel_moved(sandbox: Sandbox, order: Doc) -> None:
    """LOGISTIC: the last scan, and all of them as a JSON string."""
    params = {
        "orderId": order["orderId"],
        "storeOrderNumbers": [order["orderNum"]],
        "logisticName": order["logisticName"],
        "trackingNumber": order["trackNumber"],
        "trackingUrl": order["trackingUrl"],
        "trackingStatus": order["events"][-1]["status"],
        "logisticsTrackEvents": json.dumps(order["events"]),
    }
    _send(sandbox, order["account"], "logistics", "LOGISTIC", "UPDATE", params)


def stock_changed(sandbox: Sandbox, vid: str, stock: int) -> None:
    """STOCK, to every account that asked for it."""
    row = {
        "vid": vid,
        "areaId": "1",
        "areaEn": "China Warehouse",
        "countryCode": "CN",
        "storageNum": stock,
    }
    for account in sandbox.state.list(ACCOUNT):
        _send(sandbox, account["openId"], "stock", "STOCK", "UPDATE", {vid: [row]})


def price_changed(sandbox: Sandbox, pid: str, vid: str, price: str) -> None:
    """VARIANT on the product topic: `fields` names what changed."""
    params = {"vid": vid, "pid": pid, "variantSellPrice": price, "fields": ["variantSellPrice"]}
    for account in sandbox.state.list(ACCOUNT):
        _send(sandbox, account["openId"], "product", "VARIANT", "UPDATE", params)


def headers(body: bytes) -> dict[str, str]:
    """The `sign` header: base64 of HMAC-SHA256 over the raw body with the account's openId."""
    open_id = str(json.loads(body)["openId"])
    signature = b64encode(hmac.digest(open_id.encode(), body, "sha256")).decode()
    return {"Content-Type": "application/json", "sign": signature}


def _send(
    sandbox: Sandbox, open_id: str, topic: str, kind: str, change: str, params: dict[str, Any]
) -> None:
    account = sandbox.state.get(ACCOUNT, open_id)
    urls = account["callbacks"].get(topic, []) if account else []
    body = {
        "messageId": f"{sandbox.state.next_number('cj message'):032x}",
        "type": kind,
        "messageType": change,
        "openId": int(open_id),
        "params": params,
    }
    for url in urls:
        sandbox.webhooks.send("cj", _reachable(sandbox, url), json.dumps(body).encode(), kind)


def _is_allowed(sandbox: Sandbox, url: str) -> bool:
    parts = urlsplit(url)
    is_own = (parts.hostname or "").endswith(".localhost") or url.startswith(sandbox.hooks_url)
    return parts.scheme == "https" or is_own


def _reachable(sandbox: Sandbox, url: str) -> str:
    """Hosts under .localhost exist only in browsers: their webhooks go to the hooks address."""
    parts = urlsplit(url)
    if (parts.hostname or "").endswith(".localhost"):
        return f"{sandbox.hooks_url}{parts.path}"
    return url
