"""The address under which a shopper follows an order without an account."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from windlass.kit.signing import is_signed, sign

BYTES = 18  # 144 bits: cannot be guessed, still fits a line of a mail


def token(store_id: str, order_id: str) -> str:
    """Proves that we sent this order's link. It does not expire: orders are looked up for years."""
    return _shaped(sign("order-link", f"{store_id}\n{order_id}"))


def is_token(sent: str, *, store_id: str, order_id: str) -> bool:
    return is_signed(sent, "order-link", f"{store_id}\n{order_id}", shaped=_shaped)


def _shaped(digest: bytes) -> str:
    return urlsafe_b64encode(digest[:BYTES]).decode()


def return_path(store_id: str, checkout_id: str) -> str:
    """Where the payment page leads back to, in whichever browser. The id alone, which mails and
    the merchant's payment account show, opens nothing; a checkout's id becomes its order's."""
    return f"/checkout/{checkout_id}/return?token={token(store_id, checkout_id)}"


def status_url(store_url: str, *, store_id: str, order_id: str) -> str:
    """`store_url` is the store's public address without a trailing slash."""
    return f"{store_url}/orders/{order_id}?token={token(store_id, order_id)}"
