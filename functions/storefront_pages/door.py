"""The door of a shop that is not open: let in who knows the password, tell the others kindly."""

from __future__ import annotations

from http import HTTPStatus

from storefront_pages import messages
from storefront_pages.http import Request, Response, cookie, redirect
from storefront_pages.pages import robots
from storefront_pages.rendering import render
from storefront_pages.security import require_own_form
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from windlass.stores import passwords

PASS = "windlass_pass"
KEPT_SECONDS = 14 * 24 * 3600


def is_let_in(request: Request, shop: Shop) -> bool:
    known = shop.store.password_hash
    claimed = request.cookies.get(PASS, "")
    return known is not None and passwords.is_pass(claimed, shop.store.store_id, known)


def answer(request: Request, shop: Shop) -> Response:
    """Every path of a closed shop shows the door, so that the address stays in the bar."""
    if request.path == "/robots.txt":
        return robots.closed()
    known = shop.store.password_hash
    if request.method == "POST" and request.path == "/password" and known is not None:
        return _try(request, shop, known)
    return _door(shop, back=request.path_with_query())


def _try(request: Request, shop: Shop, known: str) -> Response:
    from windlass.accounts import limits  # an open shop has no use for it
    from windlass.accounts.errors import TooManyAttempts

    require_own_form(request)
    back = _own_path(request.form.get("back", "/"))
    limit = limits.Limit("shop-password", free=10)
    subject = f"{shop.store.store_id}\n{request.client_ip}"
    try:
        limits.count(limit, subject)
    except TooManyAttempts as error:
        return _door(shop, back=back, problem=error.message, status=error.status)
    if not passwords.matches(request.form.get("password", ""), known):
        problem = messages.catalogue(shop.view.locale).gettext("That is not the password.")
        return _door(shop, back=back, problem=problem)
    limits.clear(limit, subject)
    response = redirect(back)
    value = passwords.visitor_pass(shop.store.store_id, known)
    response.cookies.append(cookie(PASS, value, max_age=KEPT_SECONDS, is_secure=request.is_secure))
    return response


def _door(
    shop: Shop, *, back: str, problem: str = "", status: HTTPStatus = HTTPStatus.UNAUTHORIZED
) -> Response:
    head = HeadView(shop.view.name, "", "/", is_indexed=False)
    body = render("password", shop.view, head=head, back=_own_path(back), problem=problem)
    is_locked = shop.view.has_password
    return Response(status if is_locked else HTTPStatus.OK, body)


def _own_path(path: str) -> str:
    """A path of this shop, never another site, and not the door again."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\", "/password"))
    return path if is_own and path.isprintable() else "/"
