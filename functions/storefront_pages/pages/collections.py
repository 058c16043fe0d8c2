"""Collections and categories: all of them, and the page of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from markupsafe import Markup

from storefront_pages import listing, menus, messages, structured
from storefront_pages.cards import card_of
from storefront_pages.http import PUBLIC, Request, Response, moved, redirect
from storefront_pages.images import picture_of
from storefront_pages.rendering import render
from storefront_pages.router import PageNotFound
from storefront_pages.sections.composing import compose
from storefront_pages.shops import Shop
from storefront_pages.tiles import names_of, tiles_of
from storefront_pages.views.head import HeadView
from storefront_pages.views.listing import ListingView, SortView
from storefront_pages.views.menu import Crumb
from windlass.collections import shoppers, spoken
from windlass.collections.models import Sort
from windlass.collections.shoppers import Listing, Moved, Type
from windlass.kit.paging import CursorInvalid

if TYPE_CHECKING:
    from windlass.catalog.models import Card
    from windlass.kit.paging import Page

ON_A_PAGE = 24
SUMMARY_LENGTH = 160
# A collection's own order in the words of lists; by hand it is the list's first one.
ORDERS = {
    Sort.BEST_SELLING: "popular",
    Sort.NEWEST: "newest",
    Sort.PRICE: "price-up",
    Sort.PRICE_DESC: "price-down",
    Sort.TITLE: "title",
}


class CollectionNotFound(PageNotFound):
    code = "collection_not_found"


def show_all(_request: Request, shop: Shop) -> Response:
    """Nothing is read when another request was here seconds ago."""
    title = _text(shop, "Collections")
    composition = compose(shop, "collections")
    body = render(
        "collections",
        shop.view,
        composition,
        head=HeadView(title, shop.view.description, "/collections"),
        title=title,
        categories=tiles_of(shoppers.categories(shop.context), shop),
        collections=tiles_of(shoppers.collections(shop.context), shop),
    )
    return Response(body=body, cache=PUBLIC, frames=composition.frames)


def show_collection(request: Request, shop: Shop, *, handle: str) -> Response:
    """At most three round trips. Raises CollectionNotFound (404); a former handle leads on."""
    found = shoppers.collection(shop.context, handle)
    way = (Crumb(_text(shop, "Collections"), "/collections"),)
    return _show(request, shop, found, way)


def show_category(request: Request, shop: Shop, *, handle: str) -> Response:
    """The same for a category."""
    found = shoppers.category(shop.context, handle)
    way = (
        menus.way_to_category(shop.context, found.id, shop.words)[:-1]
        if isinstance(found, Listing)
        else ()
    )
    return _show(request, shop, found, way)


def _show(
    request: Request, shop: Shop, found: Listing | Moved | None, way: tuple[Crumb, ...]
) -> Response:
    if found is None:
        raise CollectionNotFound("There is no such collection.")
    if isinstance(found, Moved):
        return moved(request.path_with_query(found.path))
    found = spoken.told(found, shop.words)
    try:
        view = _list(request, shop, found)
    except CursorInvalid:
        return redirect(found.path)
    is_category = found.type is Type.CATEGORY
    below = shoppers.categories(shop.context, found.id) if is_category else []
    composition = compose(shop, "collection")
    body = render(
        "collection",
        shop.view,
        composition,
        head=_head(shop, found, view, way),
        title=found.title,
        description=found.description_html,
        image=picture_of(found.image, alt=""),
        way=way,
        below=names_of(below, shop),
        list=view,
    )
    return Response(body=body, cache=PUBLIC, frames=composition.frames)


def _list(request: Request, shop: Shop, found: Listing) -> ListingView:
    """From the search index, else from the table: without facets, in the same orders."""
    by_hand = found.sort is Sort.MANUAL
    indexed = listing.page_of(
        request,
        shop,
        found.path,
        within=(found.type.value, found.id),
        order=shoppers.ids_by_hand(shop.context, found.id) if by_hand else (),
        usual_sort="" if by_hand else ORDERS[found.sort],
    )
    if indexed is not None:
        return indexed[0]
    asked = request.query.get("sort", "")
    chosen = next((sort for sort, word in ORDERS.items() if word == asked), found.sort)
    cursor = request.query.get("cursor") or None
    page = shoppers.page(
        shop.context,
        found.id,
        sort=chosen,
        by_hand=found.by_hand,
        limit=ON_A_PAGE,
        cursor=cursor,
    )
    return _plain(shop, found, page, chosen=chosen, is_first=cursor is None)


def _plain(
    shop: Shop, found: Listing, page: Page[Card], *, chosen: Sort, is_first: bool
) -> ListingView:
    offered = [sort for sort in ORDERS if sort is not Sort.BEST_SELLING or not found.by_hand]
    words = [(ORDERS[sort], sort) for sort in offered]
    if found.sort is Sort.MANUAL:
        words.insert(0, (listing.FEATURED, Sort.MANUAL))
    pairs = {"sort": ORDERS[chosen]} if chosen is not found.sort else {}
    query = urlencode(pairs | {"cursor": page.next_cursor}) if page.next_cursor else ""
    sorts = tuple(
        SortView(word, _text(shop, listing.SORTS[word]), sort is chosen) for word, sort in words
    )
    return ListingView(
        path=found.path,
        query="",
        cards=tuple(card_of(card, shop.exchange, shop.spoken) for card in page.items),
        total=len(page.items),
        facets=(),
        price=None,
        chips=(),
        clear_path=found.path,
        sorts=sorts,
        next_path=f"{found.path}?{query}" if query else None,
        is_first=is_first,
        is_narrowed=False,
    )


def _head(shop: Shop, found: Listing, view: ListingView, way: tuple[Crumb, ...]) -> HeadView:
    trail = [(shop.view.name, "/"), *((one.label, one.path) for one in way)]
    picture = picture_of(found.image, alt=found.title)
    return HeadView(
        title=found.seo.title or found.title,
        description=found.seo.description or summary_of(found.description_html),
        path=found.path,
        image_path=picture.src if picture else "",
        is_indexed=view.is_indexed,
        data=(structured.breadcrumbs(shop.view, *trail, (found.title, found.path)),),
    )


def summary_of(html: str) -> str:
    """The beginning of a description without its markup, cut at a word."""
    plain = " ".join(Markup(re.sub(r"<(?=/?(p|li|h\d|br|tr))", " <", html)).striptags().split())
    if len(plain) <= SUMMARY_LENGTH:
        return plain
    return plain[:SUMMARY_LENGTH].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"


def _text(shop: Shop, message: str) -> str:
    return messages.catalogue(shop.view.locale).gettext(message)
