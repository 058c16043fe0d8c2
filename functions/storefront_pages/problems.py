"""What a shopper sees when there is no page, a request is refused, or we made a mistake."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from storefront_pages import messages
from storefront_pages.http import PRIVATE, Request, Response
from storefront_pages.rendering import render, render_bare
from storefront_pages.sections.composing import compose
from storefront_pages.shops import Shop
from storefront_pages.tiles import tiles_of
from storefront_pages.views.head import HeadView
from windlass.collections import shoppers
from windlass.kit.errors import AppError
from windlass.wording.said import said

if TYPE_CHECKING:
    from storefront_pages.views.collection import TileView

POPULAR = 4
MOST_WORDS = 60
SOON_AGAIN = "public, max-age=0, s-maxage=10"  # a missing page may be published any moment
PERSONAL = frozenset({"account", "cart", "checkout", "gift-cards", "orders"})  # first of a path

logger = logging.getLogger("storefront_pages")


def of(error: AppError, request: Request, shop: Shop) -> Response:
    """The page of an expected outcome, or its words alone when an island asked."""
    if request.fragment and not shop.view.is_preview:
        words = said(error.message, shop.view.locale)
        return Response(error.status, words, content_type="text/plain; charset=utf-8")
    if error.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return _not_found(error, request, shop)
    text = messages.catalogue(shop.view.locale).gettext
    title = text("This did not work")
    head = HeadView(title, "", request.path, is_indexed=False)
    body = render(
        "problem",
        shop.view,
        head=head,
        title=title,
        message=said(error.message, shop.view.locale),
        reference="",
        back=_back(request),
    )
    return Response(error.status, body)


def bug(request: Request, shop: Shop | None, *, reference: str) -> Response:
    """Our own mistake: logged with the reference that the page shows."""
    logger.exception(
        "page failed", extra={"reference": reference, "path": request.path, "host": request.host}
    )
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    if shop is None:
        return no_shop(status, "Something went wrong on our side.", reference=reference)
    text = messages.catalogue(shop.view.locale).gettext
    title = text("Something went wrong on our side")
    if request.fragment:
        return Response(status, f"{title}. ({reference})", content_type="text/plain; charset=utf-8")
    body = render(
        "problem",
        shop.view,
        head=HeadView(title, "", request.path, is_indexed=False),
        title=title,
        message=text("Your cart is safe, and nothing was charged by this page."),
        reference=reference,
        back=_back(request),
    )
    return Response(status, body)


def no_shop(status: int, message: str, *, reference: str = "") -> Response:
    return Response(status, render_bare("no_shop", message=message, reference=reference))


def _not_found(error: AppError, request: Request, shop: Shop) -> Response:
    text = messages.catalogue(shop.view.locale).gettext
    if error.code == "product_not_found":
        message = text("This product is not here")
    elif error.code.startswith("order"):
        message = text("There is no order behind this link")
    else:
        message = text("There is no page at this address")
    head = HeadView(message, "", request.path, is_indexed=False)
    composition = compose(shop, "not_found")
    body = render(
        "not_found",
        shop.view,
        composition,
        head=head,
        message=message,
        status=int(error.status),
        popular=_popular(shop),
        query=_words(request.path),
    )
    # what is missing for this visitor may be there for the next one at the same address
    is_personal = request.path.split("/")[1] in PERSONAL
    cache = PRIVATE if is_personal else SOON_AGAIN
    return Response(error.status, body, cache=cache, frames=composition.frames)


def _popular(shop: Shop) -> list[TileView]:
    """Shelves to look at instead, in the merchant's order; nothing is read when another request was
    here seconds ago."""
    shelves = [*shoppers.categories(shop.context), *shoppers.collections(shop.context)]
    return tiles_of(shelves[:POPULAR], shop)


def _words(path: str) -> str:
    """What the address was about: `/products/desk-lamp` is about a desk lamp."""
    folder, _, name = path.strip("/").rpartition("/")
    is_named = folder in ("products", "collections", "categories", "pages")
    return " ".join(name.split("-"))[:MOST_WORDS] if is_named else ""


def _back(request: Request) -> str:
    """Where "Try again" leads: the page itself, or where its form was."""
    if request.method in ("GET", "HEAD"):
        return request.path_with_query()
    return "/cart" if request.path.startswith("/cart") else request.path
