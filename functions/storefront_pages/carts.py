"""Whose cart it is: one cookie that only we read, and its count for the islands."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from storefront_pages.http import Request, Response, cookie
from windlass.carts import models
from windlass.customers.models import COOKIE
from windlass.kit.errors import AppError
from windlass.kit.secret_ids import is_secret_id

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.customers.models import Customer

_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
CART = "windlass_cart"
COUNT = "windlass_cart_count"  # readable: it says how many things, not which
CODE = "windlass_discount"  # from a shared link, for the cart to come
CODE_KEPT_SECONDS = 30 * 24 * 60 * 60
KEPT_SECONDS = int(models.KEPT_FOR.total_seconds())


def cart_id_of(request: Request) -> str | None:
    """The cart id that the browser sends, or None when it sends nothing that could be one."""
    sent = request.cookies.get(CART, "")
    return sent if is_secret_id(sent) else None


def is_code(text: str) -> bool:
    """Whether a cookie may hold it: codes have no other signs."""
    return _CODE.fullmatch(text) is not None


def code_of(request: Request) -> str | None:
    """The code that a shared link left for the cart to come."""
    sent = request.cookies.get(CODE, "")
    return sent if is_code(sent) else None


def forget_code(response: Response, request: Request) -> Response:
    response.cookies.append(cookie(CODE, "", max_age=0, is_secure=request.is_secure))
    return response


def customer_of(request: Request, shop: Shop) -> Customer | None:
    """Who is signed in: one read when the browser says that somebody is."""
    token = request.cookies.get(COOKIE)
    if not token:
        return None
    from windlass.customers import sessions

    return sessions.signed_in(shop.context, token)


def call_by(shop: Shop, cart_id: str, locale: str) -> None:
    """The cart's things go by their names in the language from now on, also in checkout and order;
    a cart that is gone has none."""
    from windlass.carts import localising

    with suppress(AppError):
        localising.speak(shop.context, cart_id, locale)


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
