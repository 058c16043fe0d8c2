"""The journal: what the merchant posted, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import messages
from storefront_pages.http import PUBLIC, Request, Response, redirect
from storefront_pages.rendering import render
from storefront_pages.sections.composing import compose
from storefront_pages.views.head import HeadView
from windlass.pages import storefront
from windlass.pages.errors import PageNotFound

if TYPE_CHECKING:
    from storefront_pages.shops import Shop

ON_A_PAGE = 12


def show(request: Request, shop: Shop) -> Response:
    """Raises PageNotFound (404) for a shop that posted nothing."""
    posts = storefront.posts(shop.context)
    if not posts:
        raise PageNotFound("There is no page at this address.")
    asked = request.query.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    shown = posts[(number - 1) * ON_A_PAGE : number * ON_A_PAGE] if number else []
    if not shown:
        return redirect("/journal")
    text = messages.catalogue(shop.view.locale).gettext
    path = "/journal" if number == 1 else f"/journal?page={number}"
    head = HeadView(text("Journal"), text("News from %(shop)s") % {"shop": shop.view.name}, path)
    composition = compose(shop, "page")
    body = render(
        "journal",
        shop.view,
        composition,
        head=head,
        posts=[storefront.in_words(post, shop.words) for post in shown],
        newer=f"/journal?page={number - 1}" if number > 1 else "",
        older=f"/journal?page={number + 1}" if number * ON_A_PAGE < len(posts) else "",
    )
    return Response(body=body, cache=PUBLIC, frames=composition.frames)
