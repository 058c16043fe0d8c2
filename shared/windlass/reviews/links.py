"""The address under which a buyer reviews what they bought, without an account."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import urlencode

from windlass.kit.signing import is_signed, sign

BYTES = 18  # 144 bits: cannot be guessed, still fits a line of a mail


def token(store_id: str, order_id: str) -> str:
    """Proves that we asked this order's buyer for reviews. It does not expire."""
    return _shaped(sign("review-link", f"{store_id}\n{order_id}"))


def is_token(sent: str, *, store_id: str, order_id: str) -> bool:
    return is_signed(sent, "review-link", f"{store_id}\n{order_id}", shaped=_shaped)


def _shaped(digest: bytes) -> str:
    return urlsafe_b64encode(digest[:BYTES]).decode()


def write_url(
    store_url: str, *, store_id: str, order_id: str, handle: str, stars: int | None = None
) -> str:
    """The form for one product, with stars chosen already when the mail offered them."""
    query = {"order": order_id, "token": token(store_id, order_id)}
    if stars is not None:
        query["stars"] = str(stars)
    return f"{store_url}/products/{handle}/review?{urlencode(query)}"


def decline_url(store_url: str, *, store_id: str, order_id: str) -> str:
    """Where the buyer says that they do not want to be asked."""
    query = urlencode({"order": order_id, "token": token(store_id, order_id)})
    return f"{store_url}/reviews/decline?{query}"
