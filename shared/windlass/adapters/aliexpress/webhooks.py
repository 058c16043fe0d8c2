"""AliExpress's push messages: checking and reading them."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from windlass.adapters.aliexpress.wire import App

ORDER_STATUS_UPDATE = 53


class WebhookUnreadable(Exception):
    """The body is not what AliExpress sends."""


class OrderUpdate(Struct, frozen=True):
    """Only a hint: read the order by the API before acting. `account_id` is the buyer's."""

    account_id: str
    external_id: str
    status: str  # OrderCreated, PaymentAuthorized, OrderShipped, OrderConfirmed, OrderClosed
    sent_at: int  # Unix seconds


def is_signed(body: str | bytes, authorization: str | None, app: App | None = None) -> bool:
    """The Authorization header: lower-case hex of HMAC-SHA256(secret, app key + raw body). Without
    a secret nothing is signed: an empty one could be forged by anyone."""
    ours = app or App()
    if not ours.secret:
        return False
    raw = body.encode() if isinstance(body, str) else body
    expected = hmac.digest(ours.secret.encode(), ours.key.encode() + raw, "sha256").hex()
    return hmac.compare_digest(expected.encode(), (authorization or "").lower().encode())


def parse(body: str | bytes | Mapping[str, Any]) -> OrderUpdate | None:
    """None for a topic that is not about orders. Raises WebhookUnreadable."""
    try:
        message = body if isinstance(body, Mapping) else json.loads(body)
        if int(message["message_type"]) != ORDER_STATUS_UPDATE:
            return None
        data = message["data"]
        return OrderUpdate(
            account_id=str(data.get("buyerId") or message["seller_id"]),
            external_id=str(data["orderId"]),
            status=str(data["orderStatus"]),
            sent_at=int(message["timestamp"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WebhookUnreadable(str(error)) from error
