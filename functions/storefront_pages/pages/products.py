"""Everything on sale, to be narrowed and sorted, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from storefront_pages import listing, messages
from storefront_pages.cards import card_of
from storefront_pages.http import PUBLIC, Request, Response, redirect
from storefront_pages.rendering import render
from storefront_pages.sections.composing import compose
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from storefront_pages.views.listing import ListingView
from windlass.catalog import storefront
from windlass.kit.paging import CursorInvalid

if TYPE_CHECKING:
    from windlass.catalog.models import Card
    from windlass.kit.paging import Page

ON_A_PAGE = 24
PATH = "/products"


def show(request: Request, shop: Shop) -> Response:
    """From the search index: at most one read. Without one, one query of the table, newest first.
    A cursor that is not ours leads to the beginning."""
    found = listing.page_of(request, shop, PATH)
    if found is not None:
        return _page(shop, found[0])
    cursor = request.query.get("cursor") or None
    try:
        page = storefront.storefront_list(shop.context, limit=ON_A_PAGE, cursor=cursor)
    except CursorInvalid:
        return redirect(PATH)
    return _page(shop, _plain(shop, page, cursor))


def _page(shop: Shop, view: ListingView) -> Response:
    title = messages.catalogue(shop.view.locale).gettext("All products")
    composition = compose(shop, "collection")
    body = render(
        "products",
        shop.view,
        composition,
        head=HeadView(title, shop.view.description, PATH, is_indexed=view.is_indexed),
        list=view,
    )
    return Response(body=body, cache=PUBLIC, frames=composition.frames)


def _plain(shop: Shop, page: Page[Card], cursor: str | None) -> ListingView:
    """The list without facets, while there is no index."""
    query = urlencode({"cursor": page.next_cursor}) if page.next_cursor else ""
    return ListingView(
        path=PATH,
        query="",
        cards=tuple(card_of(card, shop.exchange, shop.spoken) for card in page.items),
        total=len(page.items),
        facets=(),
        price=None,
        chips=(),
        clear_path=PATH,
        sorts=(),
        next_path=f"{PATH}?{query}" if query else None,
        is_first=cursor is None,
        is_narrowed=False,
    )
