"""The shopper says in which currency and language to show the shop; the way back leads to the same
page."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import parse_qsl, urlencode, urlsplit

from storefront_pages import carts, currencies, prefixes
from storefront_pages.http import Request, Response, redirect
from storefront_pages.security import require_own_form
from storefront_pages.shops import Shop
from windlass.currencies import service
from windlass.currencies.exchange import Exchange
from windlass.kit.errors import AppError

IN_A_CURRENCY = frozenset({"price", "price-from", "price-to", "cursor"})  # mean nothing in another


def choose(request: Request, shop: Shop) -> Response:
    """Keeps the choice, changes the cart with it, and leads back. What is not offered changes
    nothing. Raises FormForged (403)."""
    require_own_form(request)
    form = request.form
    back = back_of(request, form.get("return_to", "/"))
    language = form.get("language", shop.view.tag)
    chosen = next((one for one in shop.view.languages if one.tag == language), None)
    if chosen is not None and chosen.prefix != request.prefix:
        back = shop.view.url + prefixes.added(back, chosen.prefix)
        cart_id = carts.cart_id_of(request)
        if cart_id is not None:
            carts.call_by(shop, cart_id, chosen.prefix.removeprefix("/"))
    response = redirect(back)
    wanted = form.get("currency", "")
    exchange = service.chosen(shop.store, wanted=wanted)
    if wanted and exchange.currency == wanted.partition(".")[0]:
        currencies.remember(response, request, exchange)
        _take_the_cart_along(request, shop, exchange)
    return response


def back_of(request: Request, return_to: str) -> str:
    """The page that the form was on, with its query if the browser tells it; never elsewhere."""
    path, query = own_path(return_to), ""
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.hostname == request.host and came_from.path == prefixes.added(
        path, request.prefix
    ):
        query = came_from.query
    kept = [
        pair
        for pair in parse_qsl(query, keep_blank_values=True)[:100]
        if pair[0] not in IN_A_CURRENCY
    ]
    return f"{path}?{urlencode(kept)}" if kept else path


def own_path(path: str) -> str:
    """A path of this shop; the front page for anything else."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_own and path.isprintable() and "\\" not in path else "/"


def _take_the_cart_along(request: Request, shop: Shop, exchange: Exchange) -> None:
    """A cart that is gone or paid for has nothing to be changed."""
    cart_id = carts.cart_id_of(request)
    if cart_id is None:
        return
    from windlass.carts import localising

    with suppress(AppError):
        localising.localise(
            shop.context, cart_id, currency=exchange.currency, market_id=exchange.market_id
        )
