"""Which page answers which path: a table of compiled patterns, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from msgspec import Struct

from storefront_pages.http import Request, Response
from windlass.kit.errors import AppError, NotFound

if TYPE_CHECKING:
    from storefront_pages.shops import Shop

type Page = Callable[..., Response]  # (request, shop, **names of the path)


class PageNotFound(NotFound):
    code = "page_not_found"


class MethodNotAllowed(AppError):
    code = "method_not_allowed"
    status = HTTPStatus.METHOD_NOT_ALLOWED


class Route(Struct, frozen=True):
    method: str
    pattern: re.Pattern[str]
    page: Page


def route(method: str, path: str, page: Page) -> Route:
    """`{name}` in the path matches one segment and becomes a keyword argument."""
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]{1,400})", path.replace(".", r"\."))
    return Route(method, re.compile(f"{pattern}\\Z"), page)


def answer(routes: tuple[Route, ...], request: Request, shop: Shop) -> Response:
    """Raises PageNotFound (404), or MethodNotAllowed (405) when only the method is wrong."""
    method = "GET" if request.method == "HEAD" else request.method
    is_known = False
    for candidate in routes:
        if match := candidate.pattern.match(request.path):
            is_known = True
            if candidate.method == method:
                return candidate.page(request, shop, **match.groupdict())
    if is_known:
        raise MethodNotAllowed("This address does not take that.")
    raise PageNotFound("There is no page at this address.")
