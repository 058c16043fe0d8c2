"""Which page answers which path: a table of compiled patterns, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from storefront_pages.http import Request, Response
from storefront_pages.views.store import StoreView
from windlass.kit.errors import AppError, NotFound

type Page = Callable[..., Response]  # (request, store, **names of the path)


class PageNotFound(NotFound):
    code = "page_not_found"


class MethodNotAllowed(AppError):
    code = "method_not_allowed"
    status = HTTPStatus.METHOD_NOT_ALLOWED


@dataclass(frozen=True, slots=True)
class Route:
    method: str
    pattern: re.Pattern[str]
    page: Page


class Router:
    def __init__(self) -> None:
        self._routes: list[Route] = []

    def add(self, method: str, path: str, page: Page) -> None:
        """`{name}` in the path matches one segment and becomes a keyword argument."""
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]{1,200})", path.replace(".", r"\."))
        self._routes.append(Route(method, re.compile(f"{pattern}\\Z"), page))

    def answer(self, request: Request, store: StoreView) -> Response:
        """Raises PageNotFound (404), or MethodNotAllowed (405) when only the method is wrong."""
        method = "GET" if request.method == "HEAD" else request.method
        is_known = False
        for route in self._routes:
            if match := route.pattern.match(request.path):
                is_known = True
                if route.method == method:
                    return route.page(request, store, **match.groupdict())
        if is_known:
            raise MethodNotAllowed("This address does not take that.")
        raise PageNotFound("There is no page at this address.")
