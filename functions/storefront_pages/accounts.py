"""Who is signed in: cookies that only we read, and two that tell islands what to show.

Pages are cached for everybody, so nothing of an account is ever in one that is: account pages are
private, and the header and the hearts are filled in by islands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from storefront_pages import carts
from storefront_pages.http import Request, Response, cookie, redirect
from storefront_pages.security import form_token, require_own_form
from windlass.carts import merging
from windlass.customers import service as customers
from windlass.customers import sessions, wishlists
from windlass.customers.models import COOKIE
from windlass.kit.secret_ids import is_secret_id, new_secret_id

if TYPE_CHECKING:
    from storefront_pages.shops import Shop
    from windlass.carts.models import Cart
    from windlass.customers.models import Customer
    from windlass.customers.signing_in import SignedIn

SESSION = COOKIE
SIGNED_IN = "windlass_signed_in"  # readable: says that somebody is, not who
VISIT = "windlass_visit"  # whose forms these are before anybody is signed in
REQUEST = "windlass_code"  # the request for a code that this browser made
WISHLIST = "windlass_wishlist"
WISHES = "windlass_wishes"  # readable: how many
SESSION_SECONDS = int(sessions.LIVES.total_seconds())
LIST_SECONDS = int(wishlists.KEPT_FOR.total_seconds())
REQUEST_SECONDS = 3600
LOGIN = "/account/login"


def customer_of(request: Request, shop: Shop) -> Customer | None:
    """One read for who sends a session, none for others."""
    return carts.customer_of(request, shop)


def to_login(request: Request, back: str | None = None) -> Response:
    """Sign in first, then come back here."""
    query = urlencode({"back": back or request.path_with_query()})
    return redirect(f"{LOGIN}?{query}")


def own_path(path: str, usual: str = "/account") -> str:
    """A path of this shop and never another site."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\", LOGIN))
    return path if is_own and path.isprintable() else usual


def token_of(request: Request) -> str:
    """For the forms of whoever is signed in."""
    return form_token(request.cookies.get(SESSION, ""))


def require_form(request: Request) -> None:
    """Raises FormForged (403) unless a page of this very session sent it."""
    require_own_form(request, bound_to=request.cookies.get(SESSION, ""))


def visit_of(request: Request) -> str:
    """The id that binds forms of a visitor without a session; a new one when there is none."""
    sent = request.cookies.get(VISIT, "")
    return sent if is_secret_id(sent) else new_secret_id()


def with_visit(response: Response, request: Request, visit: str) -> Response:
    if request.cookies.get(VISIT) != visit:
        response.cookies.append(
            cookie(VISIT, visit, max_age=REQUEST_SECONDS, is_secure=request.is_secure)
        )
    return response


def require_visitors_form(request: Request) -> None:
    """Raises FormForged (403) unless a page that this browser was given sent it."""
    require_own_form(request, bound_to=request.cookies.get(VISIT, ""))


def enter(request: Request, shop: Shop, found: SignedIn, back: str) -> Response:
    """On to where they wanted to go, with their own session, cart and wishlist. Whatever session
    the browser came with is over."""
    customer, secure = found.customer, request.is_secure
    sessions.end(shop.context, request.cookies.get(SESSION))
    response = redirect(own_path(back))
    response.cookies += [
        cookie(SESSION, found.token, max_age=SESSION_SECONDS, is_secure=secure),
        cookie(SIGNED_IN, "1", max_age=SESSION_SECONDS, is_secure=secure, is_readable=True),
        cookie(VISIT, "", max_age=0, is_secure=secure),
        cookie(REQUEST, "", max_age=0, is_secure=secure),
    ]
    _take_cart(request, shop, customer, response)
    _take_wishes(request, shop, customer, response)
    return response


def leave(request: Request, response: Response) -> Response:
    """Nothing of the account stays in the browser, so the next person finds none of it."""
    secure = request.is_secure
    response.cookies += [
        cookie(SESSION, "", max_age=0, is_secure=secure),
        cookie(SIGNED_IN, "", max_age=0, is_secure=secure, is_readable=True),
        cookie(WISHLIST, "", max_age=0, is_secure=secure),
        cookie(WISHES, "", max_age=0, is_secure=secure, is_readable=True),
    ]
    return carts.forget(response, request)


def stay(request: Request, response: Response, token: str) -> Response:
    """The same customer with a new session: the others ended with a changed password."""
    response.cookies.append(
        cookie(SESSION, token, max_age=SESSION_SECONDS, is_secure=request.is_secure)
    )
    return response


def count_wishes(response: Response, request: Request, count: int) -> Response:
    response.cookies.append(
        cookie(
            WISHES, str(count), max_age=LIST_SECONDS, is_secure=request.is_secure, is_readable=True
        )
    )
    return response


def _take_cart(request: Request, shop: Shop, customer: Customer, response: Response) -> None:
    guests = carts.cart_id_of(request)
    cart = merging.merge(shop.context, customer.customer_id, guests=guests, own=customer.cart_id)
    if cart is None:
        if guests is not None:
            carts.forget(response, request)
        return
    customers.remember_cart(shop.context, customer.customer_id, cart.cart_id)
    carts.remember(response, request, cart_id=cart.cart_id, count=cart.item_count)


def _take_wishes(request: Request, shop: Shop, customer: Customer, response: Response) -> None:
    sent = request.cookies.get(WISHLIST, "")
    if is_secret_id(sent):
        count = wishlists.merge(shop.context, sent, customer.customer_id)
        response.cookies.append(cookie(WISHLIST, "", max_age=0, is_secure=request.is_secure))
    else:
        holder = wishlists.of(customer.customer_id)
        count = len(wishlists.product_ids(shop.context, holder))
    count_wishes(response, request, count)


def adopt(request: Request, shop: Shop, cart: Cart) -> None:
    """`keep_cart` for a cart that is nobody's yet; reads nothing when nobody is signed in."""
    if cart.customer_id is None:
        customer = customer_of(request, shop)
        if customer is not None:
            keep_cart(shop, customer, cart)


def keep_cart(shop: Shop, customer: Customer, cart: Cart) -> None:
    """A cart that begins while somebody is signed in waits for them on every device."""
    if cart.customer_id == customer.customer_id and customer.cart_id == cart.cart_id:
        return
    if not merging.is_anothers(cart, customer.customer_id):
        merging.claim(shop.context, cart, customer.customer_id)
        customers.remember_cart(shop.context, customer.customer_id, cart.cart_id)
