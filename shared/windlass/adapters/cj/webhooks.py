"""CJ's webhooks: registering for them, checking them, reading them."""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from windlass.adapters.cj.wire import Wire

TOPICS = ("product", "stock", "order", "logistics")
DELIVERED = 12


class WebhookUnreadable(Exception):
    """The body is not what CJ sends."""


class OrderUpdate(Struct, frozen=True):
    """An ORDER or LOGISTIC message. Only a hint: read the order by the API before acting."""

    message_id: str
    order_number: str | None
    external_id: str
    tracking_number: str | None
    is_delivered: bool


class StockUpdate(Struct, frozen=True):
    message_id: str
    stock_by_variant: Mapping[str, int]


class OtherUpdate(Struct, frozen=True):
    message_id: str
    kind: str


type Update = OrderUpdate | StockUpdate | OtherUpdate


def register(wire: Wire, url: str) -> None:
    """Ask for all topics at one https address. Raises SupplierRefused when CJ does not take it."""
    group = {"type": "ENABLE", "callbackUrls": [url]}
    wire.send("POST", "/webhook/set", {topic: group for topic in TOPICS}, writes=False)


def is_signed(body: bytes, signature: str | None, open_id: str) -> bool:
    """CJ's `sign` header: base64(HMAC-SHA256(openId, body)). The openId is no secret and CJ's
    own pages do not promise the header, so a missing one passes: the address is the secret."""
    if not signature:
        return True
    expected = b64encode(hmac.digest(open_id.encode(), body, "sha256")).decode()
    return hmac.compare_digest(expected.encode(), signature.encode())


def parse(body: str | bytes | Mapping[str, Any]) -> Update:
    """Raises WebhookUnreadable."""
    try:
        message = body if isinstance(body, Mapping) else json.loads(body)
        return _update(message, message["params"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WebhookUnreadable(str(error)) from error


def _update(message: Mapping[str, Any], params: Mapping[str, Any]) -> Update:
    message_id, kind = str(message["messageId"]), str(message["type"])
    if kind == "ORDER":
        return OrderUpdate(
            message_id=message_id,
            order_number=params.get("orderNumber") or params.get("orderNum"),
            external_id=str(params["cjOrderId"]),
            tracking_number=params.get("trackNumber") or None,
            is_delivered=params.get("orderStatus") == "DELIVERED",
        )
    if kind == "LOGISTIC":
        numbers = params.get("storeOrderNumbers") or []
        return OrderUpdate(
            message_id=message_id,
            order_number=str(numbers[0]) if len(numbers) == 1 else None,
            external_id=str(params["orderId"]),
            tracking_number=params.get("trackingNumber") or None,
            is_delivered=int(params.get("trackingStatus") or 0) == DELIVERED,
        )
    if kind == "STOCK":
        return StockUpdate(message_id, {str(vid): _total(rows) for vid, rows in params.items()})
    return OtherUpdate(message_id, kind)


def _total(rows: list[Mapping[str, Any]]) -> int:
    return sum(int(row.get("storageNum") or 0) for row in rows)
