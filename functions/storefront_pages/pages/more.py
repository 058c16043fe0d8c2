"""Products beside others: alike, paired by the merchant, seen before. Pages of their own, so that
they work without script; islands take their lists and put them where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from storefront_pages import carts, messages
from storefront_pages.cards import card_of
from storefront_pages.http import PRIVATE, PUBLIC, Request, Response
from storefront_pages.pages.product import ProductNotFound
from storefront_pages.rendering import render
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from storefront_pages.views.more import GridView
from windlass.carts import service as cart_service
from windlass.carts.errors import CartCompleted, CartNotFound
from windlass.catalog import storefront
from windlass.catalog.storefront import StorefrontProduct
from windlass.kit.ids import CROCKFORD
from windlass.recommendations import service
from windlass.search import service as search
from windlass.search.searching import Wanted

if TYPE_CHECKING:
    from windlass.catalog.models import Card
    from windlass.search.reading import Hit

MOST_SEEN = 12
_ID = re.compile(rf"[{CROCKFORD}]{{26}}\Z")


def beside_product(request: Request, shop: Shop, *, handle: str) -> Response:
    """What goes with the product, then what is like it. Raises ProductNotFound (404)."""
    found = storefront.storefront_product(shop.context, handle, locale=shop.spoken)
    if not isinstance(found, StorefrontProduct):
        raise ProductNotFound(f"There is no product {handle}.")
    product = found.product
    paired = service.paired(shop.context, [product.product_id])
    known = {card.product_id for card in paired}
    alike = [
        card
        for card in service.related(shop.context, product.product_id, limit=2 * service.SHOWN)
        if card.product_id not in known
    ]
    grids = [
        _grid(shop, "pairs", "Goes well with it", paired),
        _grid(shop, "related", "You may also like", alike[: service.SHOWN]),
    ]
    return _page(request, shop, product.title, grids, cache=PUBLIC)


def beside_cart(request: Request, shop: Shop) -> Response:
    """What the merchant pairs with the things in the cart."""
    paired: list[Card] = []
    cart_id = carts.cart_id_of(request)
    if cart_id is not None:
        try:
            lines = cart_service.get(shop.context, cart_id).lines
        except (CartNotFound, CartCompleted):
            lines = []
        paired = service.paired(shop.context, [line.product_id for line in lines])
    title = _text(shop, "Your cart")
    grids = [_grid(shop, "pairs", "Goes well with your cart", paired)]
    return _page(request, shop, title, grids, cache=PRIVATE)


def popular(request: Request, shop: Shop) -> Response:
    """What others buy most; the newest while that is not known."""
    found = search.find(shop.context, Wanted(sort="popular", limit=MOST_SEEN))
    cards = found.hits if found else storefront.storefront_list(shop.context, limit=MOST_SEEN).items
    grids = [_grid(shop, "popular", "You may also like", cards)]
    return _page(request, shop, _text(shop, "You may also like"), grids, cache=PUBLIC)


def seen(request: Request, shop: Shop, *, ids: str) -> Response:
    """The products of these ids (in small letters, as addresses are written), which only the
    visitor's browser remembers."""
    wanted = [one for one in ids.upper().split(",") if _ID.match(one)][: MOST_SEEN + 1]
    cards = service.cards(shop.context, wanted)[:MOST_SEEN] if wanted else []
    grids = [_grid(shop, "seen", "Recently viewed", cards)]
    return _page(request, shop, _text(shop, "Recently viewed"), grids, cache=PRIVATE)


def _grid(shop: Shop, name: str, title: str, cards: Sequence[Card | Hit]) -> GridView:
    return GridView(
        name, _text(shop, title), tuple(card_of(card, shop.exchange, shop.spoken) for card in cards)
    )


def _page(
    request: Request, shop: Shop, title: str, grids: list[GridView], *, cache: str
) -> Response:
    head = HeadView(title, "", request.path, is_indexed=False)
    body = render(
        "more", shop.view, head=head, title=title, grids=[grid for grid in grids if grid.cards]
    )
    return Response(body=body, cache=cache)


def _text(shop: Shop, message: str) -> str:
    return messages.catalogue(shop.view.locale).gettext(message)


# The words of the lists, for translators.
WORDS = (
    messages.mark("Goes well with it"),
    messages.mark("You may also like"),
    messages.mark("Goes well with your cart"),
    messages.mark("Recently viewed"),
)
