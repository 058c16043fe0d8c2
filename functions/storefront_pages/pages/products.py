"""Everything on sale, newest first, page by page."""

from __future__ import annotations

from urllib.parse import urlencode

from storefront_pages import messages
from storefront_pages.cards import card_of
from storefront_pages.http import PUBLIC, Request, Response, redirect
from storefront_pages.rendering import render
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from windlass.catalog import storefront
from windlass.kit.paging import CursorInvalid

ON_A_PAGE = 24


def show(request: Request, shop: Shop) -> Response:
    """One query. A cursor that is not ours leads to the beginning."""
    cursor = request.query.get("cursor") or None
    try:
        found = storefront.storefront_list(shop.context, limit=ON_A_PAGE, cursor=cursor)
    except CursorInvalid:
        return redirect("/products")
    title = messages.catalogue(shop.view.locale).gettext("All products")
    next_query = urlencode({"cursor": found.next_cursor}) if found.next_cursor else ""
    body = render(
        "products",
        shop.view,
        head=HeadView(title, shop.view.description, "/products", is_indexed=cursor is None),
        products=[card_of(card) for card in found.items],
        next_path=f"/products?{next_query}" if next_query else None,
        is_first=cursor is None,
    )
    return Response(body=body, cache=PUBLIC)
