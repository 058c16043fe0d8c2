"""What a shopper searched for, with a way on when nothing is found."""

from __future__ import annotations

import re

from storefront_pages import listing, messages
from storefront_pages.choosing import address
from storefront_pages.http import PRIVATE, Request, Response
from storefront_pages.rendering import render
from storefront_pages.sections.composing import compose
from storefront_pages.security import require_own_form
from storefront_pages.shops import Shop
from storefront_pages.views.head import HeadView
from windlass.search import analytics, service

PATH = "/search"
MOST_IDEAS = 8
_MACHINE = re.compile(r"bot|crawl|spider|slurp|preview|monitor|lighthouse", re.IGNORECASE)


def show(request: Request, shop: Shop) -> Response:
    """At most one read, and one small write that counts the search. Never cached, so that each is
    counted; never indexed, as what people type is no page of the shop."""
    query = " ".join(request.query.get("q", "").split())
    found = listing.page_of(request, shop, PATH, has_query=True) if query else None
    view = found[0] if found else None
    if found is not None and view is not None and _is_fresh_search(request):
        day = analytics.today(shop.store.time_zone)
        is_whole = found[1].has_all_words and not found[1].correction
        analytics.count_search(
            shop.context, view.query, found=view.total, day=day, is_whole=is_whole
        )
    text = messages.catalogue(shop.view.locale).gettext
    title = text("Results for “%(query)s”") % {"query": view.query} if view else text("Search")
    composition = compose(shop, "search")
    body = render(
        "search",
        shop.view,
        composition,
        head=HeadView(title, "", PATH, is_indexed=False),
        list=view,
        query=query,
        correction=found[1].correction if found else "",
        has_all_words=found[1].has_all_words if found else True,
        ideas=[(idea, address(PATH, [("q", idea)])) for idea in service.popular(shop.context)][
            :MOST_IDEAS
        ],
    )
    return Response(body=body, cache=PRIVATE, frames=composition.frames)


def click(request: Request, shop: Shop) -> Response:
    """A result was opened; sent by the browser on its way."""
    require_own_form(request)
    query = request.form.get("q", "")
    if query:
        analytics.count_click(shop.context, query, day=analytics.today(shop.store.time_zone))
    return Response(204)


def _is_fresh_search(request: Request) -> bool:
    """Not another page, order or part of it, and not a machine's."""
    is_whole = set(request.query) <= {"q"}
    is_ahead = "prefetch" in request.headers.get("sec-purpose", "")
    is_machine = bool(_MACHINE.search(request.headers.get("user-agent", "")))
    return request.method == "GET" and is_whole and not is_ahead and not is_machine
