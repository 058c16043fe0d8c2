"""What a shopper adds to a cart beside things: discount codes, gift cards, store credit, a note;
and the links that bring a code along. All by plain forms."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from storefront_pages import carts
from storefront_pages.http import Request, Response, cookie, redirect
from storefront_pages.pages import cart as cart_page
from storefront_pages.security import require_own_form
from windlass.accounts.errors import TooManyAttempts
from windlass.carts import service
from windlass.carts.errors import CartCompleted, CartNotFound
from windlass.kit.errors import Conflict, Invalid, TooManyRequests

if TYPE_CHECKING:
    from collections.abc import Callable

    from storefront_pages.shops import Shop


def code(request: Request, shop: Shop) -> Response:
    """Put a code in, or take one out. Raises FormForged (403)."""

    def change(cart_id: str) -> None:
        gone = request.form.get("remove")
        if gone:
            service.remove_code(shop.context, cart_id, gone)
        else:
            typed = request.form.get("code", "")
            service.add_code(shop.context, cart_id, typed, ip=request.client_ip)

    return _changed(request, shop, change)


def gift_card(request: Request, shop: Shop) -> Response:
    """Pay with a gift card, or not with it. Raises FormForged (403)."""

    def change(cart_id: str) -> None:
        gone = request.form.get("remove")
        if gone:
            service.remove_gift_card(shop.context, cart_id, gone)
        else:
            typed = request.form.get("gift_card", "")
            service.add_gift_card(shop.context, cart_id, typed, ip=request.client_ip)

    return _changed(request, shop, change)


def credit(request: Request, shop: Shop) -> Response:
    """Let store credit pay, or not. Raises FormForged (403)."""
    uses = request.form.get("uses") == "1"
    return _changed(
        request,
        shop,
        lambda cart_id: service.remember(shop.context, cart_id, uses_store_credit=uses),
    )


def note(request: Request, shop: Shop) -> Response:
    """For the merchant. Raises FormForged (403)."""
    written = request.form.get("note", "")
    return _changed(
        request, shop, lambda cart_id: service.remember(shop.context, cart_id, note=written)
    )


def share(request: Request, shop: Shop, *, code: str) -> Response:
    """A link that brings its code along: into the cart that is there, else into the cart to come.
    Leads on to `to`, a path of this shop."""
    response = redirect(_own_path(request.query.get("to", "")))
    cart_id = carts.cart_id_of(request)
    if cart_id is not None:
        with suppress(CartNotFound, CartCompleted, Invalid, Conflict, TooManyRequests):
            service.add_code(shop.context, cart_id, code, ip=request.client_ip)
            return response
    if carts.is_code(code):
        response.cookies.append(
            cookie(carts.CODE, code, max_age=carts.CODE_KEPT_SECONDS, is_secure=request.is_secure)
        )
    return response


def _own_path(to: str) -> str:
    """Never to another site: `//host`, `/\\host` and addresses with a scheme lead home."""
    is_own = to.startswith("/") and not to.startswith("//") and "\\" not in to
    return quote(to, safe="/%:@!$&'()*+,;=-._~?#") if is_own and to.isprintable() else "/"


def _changed(request: Request, shop: Shop, change: Callable[[str], object]) -> Response:
    cart_id = carts.cart_id_of(request)
    if cart_id is None:
        return redirect("/cart")
    require_own_form(request, bound_to=cart_id)
    try:
        change(cart_id)
    except Invalid as error:
        problems = {problem.field: problem.message for problem in error.fields}
        return cart_page.show(request, shop, problems=problems, status=error.status)
    except (Conflict, TooManyAttempts) as error:
        return cart_page.show(request, shop, problem=error.message, status=error.status)
    except (CartNotFound, CartCompleted):
        pass  # the cart shows that it is empty
    return redirect("/cart")
