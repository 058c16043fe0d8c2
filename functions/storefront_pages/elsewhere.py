"""Addresses without a page: where the merchant lets them lead, and what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storefront_pages import router
from storefront_pages.http import Request, Response, moved
from windlass.kit.errors import Gone, NotFound
from windlass.navigation import redirects

if TYPE_CHECKING:
    from storefront_pages.router import Route
    from storefront_pages.shops import Shop


class PageGone(Gone):
    """Something was here; search engines may forget it."""

    code = "page_gone"


def answer(routes: tuple[Route, ...], request: Request, shop: Shop) -> Response:
    """The page; where there is none, one query tells whether it moved or was deleted. Raises what
    the page raises, and PageGone (410)."""
    try:
        return router.answer(routes, request, shop)
    except NotFound:
        found = None
        if request.method in ("GET", "HEAD") and not request.fragment:
            found = redirects.find(shop.context, request.path)
        if found is None:
            raise
        if not found.target:
            raise PageGone("What was here is gone.") from None
        return moved(found.target)
