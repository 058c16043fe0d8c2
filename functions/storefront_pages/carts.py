"""Whose cart it is: one cookie that only we read, and its count for the islands."""

from __future__ import annotations

from storefront_pages.http import Request, Response, cookie
from windlass.carts import models

CART = "windlass_cart"
COUNT = "windlass_cart_count"  # readable: it says how many things, not which
KEPT_SECONDS = int(models.KEPT_FOR.total_seconds())


def cart_id_of(request: Request) -> str | None:
    """The cart id that the browser sends, or None when it sends nothing that could be one."""
    sent = request.cookies.get(CART, "")
    return sent if models.is_cart_id(sent) else None


def remember(response: Response, request: Request, *, cart_id: str, count: int) -> Response:
    secure = request.is_secure
    response.cookies += [
        cookie(CART, cart_id, max_age=KEPT_SECONDS, is_secure=secure),
        cookie(COUNT, str(count), max_age=KEPT_SECONDS, is_secure=secure, is_readable=True),
    ]
    return response


def forget(response: Response, request: Request) -> Response:
    secure = request.is_secure
    response.cookies += [
        cookie(CART, "", max_age=0, is_secure=secure),
        cookie(COUNT, "0", max_age=0, is_secure=secure, is_readable=True),
    ]
    return response
