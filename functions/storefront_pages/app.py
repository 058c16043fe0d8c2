"""The storefront: pages of every shop, rendered by one function."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from storefront_pages import currencies, door, elsewhere, prefixes, problems, security
from storefront_pages.hosts import NotFromTheEdge, viewer_host
from storefront_pages.http import PRIVATE, Request, Response, headers_of, moved, read
from storefront_pages.routes import ROUTES
from storefront_pages.sections import drawing
from storefront_pages.shops import Shop, enter
from windlass.kit import edge_tags
from windlass.kit.errors import AppError
from windlass.tenancy.errors import StoreNotFound

PREVIEW = "preview_theme"  # the parameter with the token of who may see a theme that is not live
PART = "section:"  # of a page in preview: what the editor puts in place

# ids are written in capitals
_KEEPS_CASE = re.compile(r"/(checkout|orders|cart|account|gift-cards)/")


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One API Gateway (REST, v1) event in, one answer out. Never raises: a bug is a page with a
    reference that leads to its log entry."""
    headers = headers_of(event)
    try:
        host = viewer_host(headers)
    except NotFromTheEdge as error:
        return _sealed(problems.no_shop(error.status, error.message)).to_proxy()
    is_secure = headers.get("x-windlass-proto") == "https"
    request = read(event, host=host, is_secure=is_secure)
    response = _answer(request, reference=context.aws_request_id)
    return response.to_proxy(with_body=request.method != "HEAD")


def _answer(request: Request, *, reference: str) -> Response:
    shop = None
    try:
        shop = enter(
            request.host,
            request.path,
            request.query.get(PREVIEW, ""),
            wanted=currencies.wanted_by(request),
            country=request.viewer_country,
        )
        asked, request = request.path, request.spoken(shop.view.prefix)
        response = _redirected(request, shop, asked) or _within(request, shop)
    except StoreNotFound:
        response = problems.no_shop(HTTPStatus.NOT_FOUND, "There is no shop at this address.")
    except AppError as error:
        if shop is None:
            raise
        response = problems.of(error, request, shop)
    except Exception:  # a bug: the shopper gets a page and its reference, the log the trace
        response = problems.bug(request, shop, reference=reference)
    if shop is not None and shop.view.is_preview:
        response = _previewed(request, response)
    if shop is not None:
        response = prefixes.spoken(response, shop.view.prefix)
    return _sealed(response, request, shop)


def _within(request: Request, shop: Shop) -> Response:
    """The page, or the door when the shop is closed to this visitor."""
    if shop.view.is_open:
        return elsewhere.answer(ROUTES, request, shop)
    if not door.is_let_in(request, shop):
        return door.answer(request, shop)
    response = elsewhere.answer(ROUTES, request, shop)
    response.cache = PRIVATE  # for who gave the password, not for everybody
    return response


def _previewed(request: Request, response: Response) -> Response:
    """For one person's eyes; when a section is asked for, it alone."""
    response.cache = PRIVATE
    if request.fragment.startswith(PART) and response.content_type.startswith("text/html"):
        response.headers["X-Windlass-Parts"] = " ".join(drawing.files_of(response.body))
        response.body = drawing.cut(response.body, request.fragment.removeprefix(PART)) or ""
    return response


def _redirected(request: Request, shop: Shop, asked: str) -> Response | None:
    """To the shop's present address, to the one spelling of a path, and from a language that has no
    prefix (any more)."""
    if request.method not in ("GET", "HEAD"):
        return None
    path = "/" + request.path.strip("/")
    if not _KEEPS_CASE.match(path):
        path = path.lower()
    if urlsplit(shop.view.url).hostname != request.host:
        return moved(shop.view.absolute(request.path_with_query(path)))
    was, rest = prefixes.taken(path, (shop.store.languages[0], *shop.store.spoken.former))
    if was:
        return moved(request.path_with_query(rest))
    is_spelled = prefixes.added(path, request.prefix) == asked
    return None if is_spelled else moved(request.path_with_query(path))


def _sealed(
    response: Response, request: Request | None = None, shop: Shop | None = None
) -> Response:
    theme_css = shop.view.theme.css if shop else ""
    policy = security.content_security_policy(
        theme_css,
        pays_at=response.pays_at,
        frames=response.frames,
        framed_by=shop.view.editor if shop is not None else "",
    )
    tags = {edge_tags.HEADER: edge_tags.store_tag(shop.store.store_id)} if shop else {}
    response.headers = security.headers(request, policy) | tags | response.headers
    return response
