"""The address under which a shopper follows an order without an account."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode

from windlass.kit import config

BYTES = 18  # 144 bits: cannot be guessed, still fits a line of a mail


def token(store_id: str, order_id: str) -> str:
    """Proves that we sent this order's link. It does not expire: orders are looked up for years."""
    digest = hmac.digest(config.key("order-link"), f"{store_id}\n{order_id}".encode(), "sha256")
    return urlsafe_b64encode(digest[:BYTES]).decode()


def is_token(sent: str, *, store_id: str, order_id: str) -> bool:
    expected = token(store_id, order_id)
    return hmac.compare_digest(sent.encode(), expected.encode())


def status_url(store_url: str, *, store_id: str, order_id: str) -> str:
    """`store_url` is the store's public address without a trailing slash."""
    return f"{store_url}/orders/{order_id}?token={token(store_id, order_id)}"
